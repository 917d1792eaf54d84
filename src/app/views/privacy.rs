//! What Help says of privacy, and a test that anyone can run: the page tries to send
//! a byte, and the browser does not let it.

use super::elements::{each, on};
use crate::app::state::store;
use crate::app::texts::texts;
use crate::browser::{lockdown, offline};
use crate::desk::Id;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A host that is kept for examples (RFC 2606) and hears nothing.
const OTHER: &str = "https://example.org/";

pub(super) fn privacy() -> AnyView {
    let store = store();
    let privacy = &texts().privacy;
    let results = RwSignal::new(Vec::<(Id, bool)>::new());
    let test = move |_| {
        results.set(Vec::new());
        spawn_local(async move {
            for (host, address) in [(privacy.own_host, "./"), (privacy.other_host, OTHER)] {
                let sent = lockdown::can_send_to(address).await;
                results.update(|results| results.push((host.into(), sent)));
            }
        });
    };
    let hosts = move || results.with(|results| results.iter().map(|(host, _)| host.clone()).collect());
    let verdict = move |host: Id| {
        let sent = results.with_untracked(|results| results.iter().any(|(other, sent)| *other == host && *sent));
        view! {
            <li class=if sent { "wrong" } else { "right" }>
                <b>{&*host}</b>
                {if sent { privacy.allowed } else { privacy.forbidden }}
            </li>
        }
        .into_any()
    };
    let kept = move || {
        // Asked for each time that Help opens: the copy is made behind the first visit.
        store.dialogs.help.track();
        if offline::is_kept() { privacy.kept } else { privacy.not_kept }
    };
    view! {
        <section class="privacy">
            <h3>{privacy.title}</h3>
            <p>{texts().help.privacy}</p>
            <p>{kept}</p>
            <button class="quiet" type="button" on:click=on(ev::click, test)>{privacy.test}</button>
            <div role="status"><ul>{each(hosts, verdict)}</ul></div>
        </section>
    }
    .into_any()
}
