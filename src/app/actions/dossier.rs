//! A dossier: what stands on paper as one file, with the export that it was made from in it.

use crate::app::actions::navigate;
use crate::app::state::Store;
use crate::app::state::paper::Paper;
use crate::browser::{clock, dom, download};
use crate::desk::Document;
use crate::exchange::dossier::Dossier;
use crate::exchange::{canonical, tallymark};
use leptos::prelude::*;
use std::sync::Arc;

/// The style of paper, and the colours that it names.
const STYLE: &str = concat!(include_str!("../../../style/tokens.css"), include_str!("../../../style/paper.css"));

/// Draws what is open for paper and offers it as a file.
pub(crate) fn save(store: Store) {
    let paper = navigate::on_paper(store);
    let documents = documents(store, paper);
    store.paper.set(Some(paper));
    dom::after_drawing(move || {
        let (drawn, title) = (dom::content(".print"), dom::words(".print h1, .print h2"));
        store.paper.set(None);
        let (texts, now) = (store.texts(), clock::now());
        let list: Vec<&Document> = documents.iter().map(|document| &**document).collect();
        let export = canonical::with_digest(&tallymark::write(&list, &now));
        let file = Dossier {
            language: texts.lang.code(),
            title: &title,
            style: STYLE,
            drawn: &drawn,
            export_name: &format!("tallymark-{}.json", &now[..10]),
            export: &download::address("application/json", &export),
            verify: texts.paper.verify,
        };
        download::offer(&format!("tallymark-dossier-{}.html", &now[..10]), "text/html", &*file.write());
    });
}

/// The articles that stand behind what is on paper.
fn documents(store: Store, paper: Paper) -> Vec<Arc<Document>> {
    match paper {
        Paper::Incident => {
            let incident = untrack(|| store.across.open_incident());
            let ids = incident.iter().flat_map(|incident| incident.documents());
            store.work.with_untracked(|work| ids.filter_map(|id| work.desk.document(id).cloned()).collect())
        }
        Paper::Article => store.reading.document.get_untracked().into_iter().collect(),
        Paper::Claims => {
            let list = store.claim_list;
            let shown = untrack(|| list.shown().iter().filter_map(|key| list.claim(key)).collect::<Vec<_>>());
            let mut documents = store.work.with_untracked(|work| work.desk.documents().to_vec());
            documents.retain(|document| shown.iter().any(|claim| claim.document == document.id));
            documents
        }
    }
}
