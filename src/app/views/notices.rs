//! What the page says, at the foot of the window.

use super::el::{El, IntoKid, button, each, el, el_of};
use crate::app::state::notices::Notice;
use crate::app::state::store;
use crate::app::texts::texts;
use leptos::prelude::*;
use std::time::Duration;

/// How long a plain sentence stays: time to read two lines.
const BRIEFLY: Duration = Duration::from_secs(7);

pub(super) fn notices() -> AnyView {
    let (store, said) = (store(), &texts().said);
    el_of("section", "notices")
        .attr("aria-label", said.region)
        .attr("aria-live", "polite")
        .kid(each(move || store.notices.ids(), move |id| store.notices.get(&id).map(one).into_kid()))
        .into_kid()
}

fn one(notice: Notice) -> El {
    let notices = store().notices;
    let id = notice.id.clone();
    let dismiss = move || notices.dismiss(&id);
    if notice.is_brief() {
        set_timeout(dismiss.clone(), BRIEFLY);
    }
    let acts: Vec<El> = notice
        .acts
        .into_iter()
        .map(|(label, act)| {
            let dismiss = dismiss.clone();
            let press = move || {
                act();
                dismiss();
            };
            button("", press).kid(label)
        })
        .collect();
    el_of("div", if notice.is_error { "notice error" } else { "notice" })
        .kid(el("p").kid(notice.sentence))
        .kid(el_of("div", "row").kid(acts).kid(button("quiet", dismiss).kid(texts().said.dismiss)))
}
