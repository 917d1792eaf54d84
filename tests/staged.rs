//! Incidents in stages that each see a part of a library are those of the whole library.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Int32Type};
use std::collections::{BTreeMap, BTreeSet};
use tallymark::desk::{Commons, Id, is_joining, stretches};
use tallymark::exchange::Annotated;
use tallymark::exchange::incidents::{EventKey, IncidentLibrary, Reported, bucket_pairs, digest, reported};
use tallymark::exchange::tables::{Table, grouped, incidents};

/// The articles of all cases, as one library.
fn library() -> Vec<Annotated> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/incidents");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
    paths.sort();
    let lines = paths
        .iter()
        .flat_map(|path| std::fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect::<Vec<_>>());
    lines.map(|line| Annotated::of_line(line.as_bytes()).unwrap()).collect()
}

/// A row of the columns of incidents, as text.
fn row(batch: &RecordBatch, at: usize) -> String {
    let columns = Table::Incidents.schema().fields().iter().map(|field| field.name().clone()).collect::<Vec<_>>();
    columns.iter().map(|name| format!("{:?}", batch[name.as_str()].slice(at, 1))).collect()
}

/// Everything that several machines hold of it, by the id of the document.
struct Cluster(BTreeMap<Id, String>);

impl Cluster {
    fn documents(&self, ids: impl IntoIterator<Item = Id>) -> Vec<Reported> {
        ids.into_iter().map(|id| reported(&self.0[&id], &id).unwrap()).collect()
    }

    fn commons(&self) -> Commons {
        let (mut names, mut words) = (BTreeMap::<u64, u32>::new(), BTreeMap::<u64, u32>::new());
        let (mut nested, mut located) = (BTreeSet::new(), BTreeMap::new());
        for document in self.documents(self.0.keys().cloned()) {
            let share = document.share();
            share.names.into_iter().for_each(|term| *names.entry(term).or_default() += 1);
            share.words.into_iter().for_each(|term| *words.entry(term).or_default() += 1);
            nested.extend(share.nested);
            for (place, key) in share.located {
                let said = (document.published(), document.id().clone(), key);
                let first = located.entry(place).or_insert_with(|| said.clone());
                *first = first.clone().min(said);
            }
        }
        let shared = |terms: BTreeMap<u64, u32>| terms.into_iter().filter(|(_, count)| *count > 1).collect::<Vec<_>>();
        let located = located.into_iter().map(|(place, (_, _, key))| (place, key)).collect();
        let terms = [shared(names), shared(words)];
        Commons::added_up(self.0.len() as u64, [&terms[0], &terms[1]], nested.into_iter().collect(), located)
    }
}

/// Of each event the least event that joining pairs connect it with.
fn connected(events: &[EventKey], pairs: &[(EventKey, EventKey, f32)]) -> BTreeMap<EventKey, EventKey> {
    let mut least: BTreeMap<EventKey, EventKey> = events.iter().map(|event| (event.clone(), event.clone())).collect();
    loop {
        let mut has_changed = false;
        for (one, other, _) in pairs.iter().filter(|(_, _, score)| is_joining(*score)) {
            let first = least[one].clone().min(least[other].clone());
            for end in [one, other] {
                has_changed |= least.insert(end.clone(), first.clone()) != Some(first.clone());
            }
        }
        if !has_changed {
            return least;
        }
    }
}

#[test]
fn stages_find_what_the_whole_library_tells() {
    let documents = library();
    let mut whole = IncidentLibrary::default();
    documents.iter().for_each(|document| whole.add(Reported::named(document)));
    let expected = incidents(&whole).unwrap();

    let cluster = Cluster(documents.iter().map(|d| (tallymark::desk::document_id(&d.text), digest(d))).collect());
    assert_eq!(cluster.0.len(), documents.len(), "no text comes twice here");
    let commons = cluster.commons();
    let (mut blocks, mut events) = (BTreeMap::<i64, BTreeSet<Id>>::new(), Vec::<EventKey>::new());
    for document in cluster.documents(cluster.0.keys().cloned()) {
        for (number, bucket) in document.event_buckets(&commons).into_iter().enumerate() {
            events.push((document.id().clone(), number));
            for stretch in stretches(bucket) {
                blocks.entry(stretch).or_default().insert(document.id().clone());
            }
        }
    }
    let scored = blocks.into_iter().flat_map(|(bucket, ids)| bucket_pairs(&commons, cluster.documents(ids), bucket));
    let pairs: Vec<(EventKey, EventKey, f32)> = scored.collect();
    let group = connected(&events, &pairs);

    // Groups on three machines.
    let mut told = Vec::new();
    let firsts: Vec<&EventKey> = group.values().collect::<BTreeSet<_>>().into_iter().collect();
    for machine in 0..3 {
        let is_here = |event: &EventKey| firsts.binary_search(&&group[event]).unwrap() % 3 == machine;
        let mut here = BTreeMap::<Id, Vec<usize>>::new();
        events
            .iter()
            .filter(|event| is_here(event))
            .for_each(|(id, number)| here.entry(id.clone()).or_default().push(*number));
        let of = here.into_iter().map(|(id, numbers)| (reported(&cluster.0[&id], &id).unwrap(), numbers)).collect();
        let pairs: Vec<_> = pairs.iter().filter(|(one, other, _)| is_here(one) && is_here(other)).cloned().collect();
        let batch = grouped(&commons, of, &pairs).unwrap();
        let number = |name: &str, at: usize| batch[name].as_primitive::<Int32Type>().value(at);
        for at in 0..batch.num_rows() {
            let published = batch["order_published"].as_primitive::<Date32Type>().iter().nth(at).unwrap();
            let document = batch["order_document"].as_string::<i32>().value(at).to_owned();
            let order = (-number("order_figures", at), published, document, number("order_event", at));
            told.push((order, row(&batch, at)));
        }
    }
    told.sort();
    assert_eq!(told.len(), expected.num_rows());
    for (at, (_, found)) in told.iter().enumerate() {
        assert_eq!(*found, row(&expected, at), "incident {at}");
    }
}

#[test]
fn a_digest_that_is_damaged_says_so() {
    assert!(reported("{", "x").err().unwrap().to_string().starts_with("the digest of a document is damaged"));
    let document = Annotated::of_line(br#"{"text": "At least 12 people died in Odesa."}"#).unwrap();
    let cut = digest(&document).replace("At least 12 people died in Odesa.", "At");
    assert_eq!(reported(&cut, "x").err().unwrap().to_string(), "the digest of a document does not fit its text");
}
