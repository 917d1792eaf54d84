//! Search in the text: hits are painted, Enter goes on to the next.

use crate::app::doing;
use crate::app::el::{IntoKid, el, el_of};
use crate::app::state::{Store, store, texts};
use crate::browser::{dom, find as paint, selection};
use crate::text::{Span, key};
use leptos::prelude::*;
use web_sys::{KeyboardEvent, Range};

/// More hits than this are counted and not painted.
const MOST: usize = 500;

pub(super) fn find() -> AnyView {
    let (store, head) = (store(), &texts().head);
    let query = RwSignal::new(String::new());
    let at = RwSignal::new(0usize);
    let hits = Memo::new(move |_| {
        let wanted = query.with(|query| key(query.trim()).into_owned());
        store.document.with(|d| d.as_ref().map(|d| search(&d.text, &wanted)).unwrap_or_default())
    });
    Effect::new(move |_| {
        let (hits, at) = (hits.get(), at.get());
        doing::after_drawing(move || paint_hits(store, &hits, at));
    });
    on_cleanup(|| {
        paint::paint("found", &[]);
        paint::paint("here", &[]);
    });
    let typed = move |event: web_sys::Event| {
        query.set(event_target_value(&event));
        at.set(0);
    };
    let go = move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let count = hits.with(Vec::len);
        match &*event.key() {
            "Enter" if count > 0 => {
                event.prevent_default();
                let step = if event.shift_key() { count - 1 } else { 1 };
                let next = if at.get_untracked() == 0 { 1 } else { (at.get_untracked() - 1 + step) % count + 1 };
                at.set(next);
                scroll_to(store, hits.with_untracked(|hits| hits[next - 1]));
            }
            "Escape" => {
                query.set(String::new());
                at.set(0);
                dom::focus("#text");
            }
            _ => {}
        }
    };
    let said = move || match (query.with(String::is_empty), hits.with(Vec::len)) {
        (true, _) => String::new(),
        (_, 0) => head.not_found.to_owned(),
        (_, count) => (head.found)(at.get(), count),
    };
    el_of("div", "find")
        .attr("role", "search")
        .kid(
            el("input")
                .attr("id", "find")
                .attr("type", "text")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("placeholder", head.find)
                .attr("aria-label", head.find)
                .prop("value", move || query.get())
                .on("input", typed)
                .on("keydown", go),
        )
        .kid(el_of("span", "said").attr("role", "status").show(said))
        .kid(el("kbd").attr("aria-hidden", "true").kid("/"))
        .into_kid()
}

/// Where a text says `wanted`, in whatever case and composition.
fn search(text: &str, wanted: &str) -> Vec<Span> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut hits = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let (folded, places) = fold(line);
        let mut from = 0;
        while let Some(found) = folded[from..].find(wanted) {
            let (first, last) = (from + found, from + found + wanted.len());
            hits.push(Span::new(start + places[first], start + places[last]));
            from = last;
        }
        start += line.len();
    }
    hits
}

/// A line as it is looked up, and for each of its bytes the byte of the line.
fn fold(line: &str) -> (String, Vec<usize>) {
    let is_mark = |c: char| ('\u{300}'..='\u{36f}').contains(&c);
    let (mut folded, mut places) = (String::with_capacity(line.len()), Vec::with_capacity(line.len() + 1));
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        while let Some((_, mark)) = chars.next_if(|&(_, c)| is_mark(c)) {
            end += mark.len_utf8();
        }
        folded.push_str(&key(&line[at..end]));
        places.resize(folded.len(), at);
    }
    places.push(line.len());
    (folded, places)
}

fn paint_hits(store: Store, hits: &[Span], at: usize) {
    let ranges: Vec<Range> = hits.iter().take(MOST).filter_map(|&hit| range(store, hit)).collect();
    paint::paint("found", &ranges);
    let here = at.checked_sub(1).and_then(|at| hits.get(at)).and_then(|&hit| range(store, hit));
    paint::paint("here", here.as_slice());
}

fn range(store: Store, hit: Span) -> Option<Range> {
    let (selector, start, words) = store.sheet.with_untracked(|sheet| {
        let sheet = sheet.as_ref()?;
        let block = sheet.blocks.get(sheet.blocks.partition_point(|b| b.span.end <= hit.start))?;
        let words = block.span.of(&sheet.document.text).to_owned();
        Some((format!("[{}=\"{}\"]", selection::AT, block.span.start), block.span.start, words))
    })?;
    let paragraph = dom::one(&selector)?;
    selection::range(&paragraph, &words, hit.start - start, (hit.end - start).min(words.len()))
}

fn scroll_to(store: Store, hit: Span) {
    let portion = store.sheet.with_untracked(|sheet| sheet.as_ref().map(|sheet| sheet.portion_at(hit.start)));
    if let Some(portion) = portion {
        store.show_portion(portion);
    }
    doing::after_drawing(move || {
        let paragraph = range(store, hit).and_then(|range| range.start_container().ok()?.parent_element());
        if let Some(paragraph) = paragraph {
            dom::scroll_to(&paragraph, true);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_are_found_in_any_case_and_composition() {
        let text = "Nga và NGA\nthie\u{323}\u{302}t mạng";
        for (wanted, expected) in [("nga", vec!["Nga", "NGA"]), ("thiệt", vec!["thie\u{323}\u{302}t"]), ("x", vec![])]
        {
            let found: Vec<&str> = search(text, wanted).into_iter().map(|s| s.of(text)).collect();
            assert_eq!(found, expected);
        }
    }
}
