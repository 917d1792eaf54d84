//! Help: the keys, from the table that answers to them.

use crate::app::el::{IntoKid, button, el, el_of, group};
use crate::app::keys::{TABLE, words};
use crate::app::state::{store, texts};
use crate::browser::dom;
use leptos::prelude::*;

pub(super) fn help() -> AnyView {
    let (store, texts) = (store(), texts());
    let help = &texts.help;
    Effect::new(move |_| dom::open_dialog("dialog.help", store.help.get()));
    let rows = TABLE
        .iter()
        .map(|binding| {
            group([
                el("dt").kid(el("kbd").kid(binding.shown)).into_kid(),
                el("dd").kid(words(binding.command, texts)).into_kid(),
            ])
        })
        .collect::<Vec<_>>();
    el_of("dialog", "help")
        .attr("aria-labelledby", "help-title")
        .on("close", move |_: web_sys::Event| store.help.set(false))
        .kid(el("h2").attr("id", "help-title").kid(help.title))
        .kid(el("p").kid(help.lead))
        .kid(el("dl").kid(rows))
        .kid(super::privacy::privacy())
        .kid(button("main", move || store.help.set(false)).kid(help.close))
        .into_kid()
}
