//! Addresses: what is open stands in the address, and Back and Forward go through what was.

use crate::app::actions::import::clipboard;
use crate::app::actions::{incidents, navigate};
use crate::app::services::Services;
use crate::app::state::Store;
use crate::app::state::across::Tab;
use crate::app::state::address::{Address, Step, Trail};
use crate::app::state::notices::Notice;
use crate::app::state::prompt::Decision;
use crate::browser::{address, dom, events};
use crate::desk::Id;
use leptos::prelude::*;

/// The name of a page in a fragment, as HTML.
const PAGE: &str = "html";

/// The program of a bookmark that brings a page, or what is selected of it, to Tallymark: in the
/// fragment of the address, which is never sent. What shows no text stays behind.
const BRING: &str = "(()=>{const d=document.documentElement.cloneNode(true);\
d.querySelectorAll('script,style,svg,noscript,iframe,img,video').forEach(e=>e.remove());\
const s=getSelection();if(s&&!s.isCollapsed){const b=d.querySelector('body');b.textContent='';\
b.append(s.getRangeAt(0).cloneContents())}\
if(!d.querySelector('link[rel=canonical]')){const l=document.createElement('link');l.rel='canonical';\
l.href=location.href.split('#')[0];d.querySelector('head').append(l)}\
open('HOME#html='+encodeURIComponent(d.outerHTML))})()";

/// The bookmark that brings a page to this page.
pub(crate) fn bookmark() -> String {
    format!("javascript:{}", BRING.replace("HOME", &address::home()))
}

/// Opens what the address names, else the article that was left, takes the page that it brings,
/// and follows both ways from then on.
pub(crate) fn start(store: Store, services: Services, left: Option<Id>) {
    address::keep_scroll();
    let fragment = address::fragment();
    let asked = Address::read(&fragment);
    navigate::open(store, left);
    go(store, &asked);
    if let Some((_, page)) = fragment.iter().find(|(name, _)| name == PAGE) {
        let count = || store.work.with_untracked(|work| work.desk.documents().len());
        let before = count();
        clipboard::rich(store, services.files, page, "");
        // Whoever made the address, the person sees what it did.
        if count() > before {
            store.notices.say(Notice::said(store.texts().said.brought.to_owned()).about("brought"));
        }
    }
    let here = untrack(|| Address::here(store));
    let trail = Trail::new(address::depth().unwrap_or_default(), here.clone());
    address::enter(&here.pairs(), trail.depth(), false);
    let trail = StoredValue::new(trail);
    // Going back takes the browser a moment. What happens meanwhile is followed after it.
    let is_going_back = StoredValue::new(false);
    let follow = move || {
        let here = Address::here(store);
        if is_going_back.get_value() {
            return;
        }
        let Some((step, depth)) = trail.try_update_value(|trail| (trail.follow(here.clone()), trail.depth())) else {
            return;
        };
        match step {
            Step::Stay => {}
            Step::Push => address::enter(&here.pairs(), depth, true),
            Step::Replace => address::enter(&here.pairs(), depth, false),
            Step::Back(steps) => {
                is_going_back.set_value(true);
                address::go_back(steps);
            }
        }
    };
    Effect::new(move |_| follow());
    events::on_window("popstate", move |_: web_sys::PopStateEvent| {
        if is_going_back.get_value() {
            is_going_back.set_value(false);
            untrack(follow);
            return;
        }
        // A link inside the page leads to a part of what is open.
        if !address::is_anchor() {
            close_what_lies_over(store);
            let asked = Address::read(&address::fragment());
            if asked.article.is_none() && store.reading.current.with_untracked(Option::is_some) {
                navigate::open(store, None);
            }
            go(store, &asked);
        }
        let here = untrack(|| Address::here(store));
        let depth = address::depth();
        trail.update_value(|trail| trail.land(depth, here.clone()));
        // An address that names what is not here is put right.
        address::enter(&here.pairs(), trail.with_value(Trail::depth), false);
    });
}

/// The link to an article.
pub(crate) fn of_article(id: &Id) -> String {
    address::write(&Address { article: Some(id.clone()), ..Address::default() }.pairs())
}

/// Opens what an address names. What it does not name is closed; what is not here is said.
fn go(store: Store, asked: &Address) {
    if let Some(id) = &asked.article {
        if store.work.with_untracked(|work| work.desk.document(id).is_none()) {
            store.notices.say(Notice::error(store.texts().across.no_such_article.to_owned()).about("address"));
        } else if store.reading.current.with_untracked(|current| current.as_ref() != Some(id)) {
            navigate::open(store, Some(id.clone()));
        }
    }
    let has_articles = store.work.with_untracked(|work| !work.desk.documents().is_empty());
    let tab = asked.tab.filter(|_| has_articles);
    navigate::show(store, tab);
    let toll = store.across.toll.get_untracked();
    if tab == Some(Tab::Incidents) && toll != asked.incident {
        incidents::open(store, asked.incident.clone());
    }
    let claim = asked.claim.clone().filter(|id| store.reading.annotation_now(id).is_some());
    match claim {
        Some(id) if store.selection.claim.with_untracked(|open| open.as_ref() != Some(&id)) => {
            navigate::open_claim(store, &id);
        }
        Some(_) => {}
        None => store.selection.claim.set(None),
    }
}

/// Closes dialogs and the card; a question is answered with no.
fn close_what_lies_over(store: Store) {
    let dialogs = store.dialogs;
    [dialogs.help, dialogs.commands, dialogs.export].iter().for_each(|open| open.set(false));
    if let Some(number) = untrack(|| dialogs.prompt.number()) {
        dialogs.prompt.answer(number, Decision::Leave);
    }
    store.selection.close_card();
    dom::after_drawing(|| {
        if dom::nothing_has_focus() {
            dom::focus("#main");
        }
    });
}
