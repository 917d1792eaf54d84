//! Which figures of a toll the news has left behind.

use super::Member;
use crate::model::{Modality, Standing};

/// Says of each figure which one replaces it: one of its own article where the text
/// says so; else by an article that names the old count; else by the next of a later
/// day from the same source, or from any where nobody answers for the old one.
/// Sources that only differ stand side by side.
pub(super) fn replace(members: &mut [Member]) {
    let replaced: Vec<Option<usize>> = (0..members.len()).map(|old| heir(members, old)).collect();
    for at in 0..members.len() {
        members[at].replaced_by = replaced[at];
        // A part of what its own article replaces is one of what stands there now.
        let whole = members[at].part_of.filter(|&whole| members[whole].row.figure.standing == Standing::Superseded);
        if let Some(now) = whole.and_then(|whole| replaced[whole]).filter(|&now| now != at) {
            members[at].part_of = Some(now);
        }
    }
}

fn heir(members: &[Member], old: usize) -> Option<usize> {
    let this = &members[old];
    let figure = &this.row.figure;
    let is_candidate = |new: &usize| {
        let figure = &members[*new].row.figure;
        *new != old && figure.modality == Modality::Asserted && figure.standing == Standing::Current
    };
    let mut all = (0..members.len()).filter(is_candidate);
    if figure.standing == Standing::Superseded {
        let near = |new: &usize| new.abs_diff(old);
        let here = |new: &usize| members[*new].row.key.document == this.row.key.document;
        return all.filter(|new| here(new) && members[*new].part_of.is_none()).min_by_key(near);
    }
    if figure.modality != Modality::Asserted || (this.part_of.is_some() && figure.victims.is_empty()) {
        return None;
    }
    all.find(|&new| {
        let other = &members[new];
        let days = this.row.as_of.zip(other.row.as_of).map(|(this, other)| other.days_since(this));
        let same_people = other.row.figure.victims == figure.victims
            && (other.part_of.is_none() == this.part_of.is_none() || !figure.victims.is_empty());
        let another = (other.row.figure.low, other.row.figure.high) != (figure.low, figure.high);
        let is_elsewhere = other.row.key.document != this.row.key.document;
        let follows = |from: i64| is_elsewhere && days.is_some_and(|days| days >= from);
        let is_news = (follows(1) && same_voice(members, this, other)) || (follows(0) && names_old(members, new, old));
        same_people && another && is_news
    })
}

/// Whether the same source speaks, or nobody answered for the old count. A headline
/// has the source of its article.
fn same_voice(members: &[Member], old: &Member, new: &Member) -> bool {
    let is_repeated = |other: &&Member| {
        let (old, other) = (&old.row, &other.row);
        other.key.document == old.key.document && other.count() == old.count() && other.source.is_some()
    };
    let source = || members.iter().find(is_repeated).and_then(|other| other.row.source.as_ref());
    match (old.row.source.as_ref().or_else(source), &new.row.source) {
        (Some(old), Some(new)) => old.id == new.id,
        (None, _) => true,
        (Some(_), None) => false,
    }
}

/// Whether the article of a figure says that it replaces that count: up from 8.
fn names_old(members: &[Member], new: usize, old: usize) -> bool {
    let count = members[old].row.count();
    members.iter().any(|member| {
        member.row.key.document == members[new].row.key.document
            && member.row.figure.standing == Standing::Superseded
            && member.row.count() == count
    })
}
