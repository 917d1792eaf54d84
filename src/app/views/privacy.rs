//! What Help says of privacy, and a test that anyone can run: the page tries to send
//! a byte, and the browser does not let it.

use super::el::{IntoKid, button, each, el, el_of};
use crate::app::state::store;
use crate::app::texts::texts;
use crate::browser::{lockdown, offline};
use crate::desk::Id;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A host that is kept for examples (RFC 2606) and hears nothing.
const OTHER: &str = "https://example.org/";

pub(super) fn privacy() -> AnyView {
    let store = store();
    let privacy = &texts().privacy;
    let results = RwSignal::new(Vec::<(Id, bool)>::new());
    let test = move || {
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
        el_of("li", if sent { "wrong" } else { "right" })
            .kid(el("b").kid(&*host))
            .kid(if sent { privacy.allowed } else { privacy.forbidden })
            .into_kid()
    };
    let kept = move || {
        // Asked for each time that Help opens: the copy is made behind the first visit.
        store.dialogs.help.track();
        if offline::is_kept() { privacy.kept } else { privacy.not_kept }
    };
    el_of("section", "privacy")
        .kid(el("h3").kid(privacy.title))
        .kid(el("p").kid(texts().help.privacy))
        .kid(el("p").show(kept))
        .kid(button("quiet", test).kid(privacy.test))
        .kid(el("div").attr("role", "status").kid(el("ul").kid(each(hosts, verdict))))
        .into_kid()
}
