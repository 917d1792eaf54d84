//! What the reader draws, derived from a document: paragraphs, the marks on
//! them, and the disjoint segments of a paragraph. Pure, and tested natively.

use crate::desk::{Annotation, Document, Id, Kind, State};
use crate::text::{Offsets, Span, Unit};
use std::collections::HashSet;
use std::sync::Arc;

/// A paragraph longer than this is cut, so that one line of megabytes stays
/// within what a browser lays out at once.
const LONGEST: usize = 4000;

/// Paragraphs are drawn in portions of about this many bytes.
const PORTION: usize = 32_000;

/// A mark as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    pub(crate) id: Id,
    pub(crate) kind: Kind,
    pub(crate) span: Span,
    pub(crate) state: State,
    /// Whether the engine is not sure of it and nobody has decided.
    pub(crate) is_unsure: bool,
}

/// A paragraph: a line of the text with the empty lines after it, so that the
/// paragraphs together are the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Block {
    pub(crate) span: Span,
    /// Whether it stands for the headline.
    pub(crate) headline: bool,
    /// Whether an empty line follows, or the text ends.
    pub(crate) ends: bool,
}

/// What a paragraph is drawn from.
#[derive(Clone)]
pub(crate) struct ParagraphInput {
    text: Arc<str>,
    pub(crate) block: Block,
    on: Arc<OnBlock>,
}

impl PartialEq for ParagraphInput {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.text, &other.text) && Arc::ptr_eq(&self.on, &other.on) && self.block == other.block
    }
}

/// A segment of a paragraph under the same marks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Segment {
    pub(crate) span: Span,
    /// Code points into the stored text.
    pub(crate) place: (usize, usize),
    /// The marks over it, in the order of the text, the widest first.
    pub(crate) marks: Vec<Mark>,
    /// Whether it is boilerplate.
    pub(crate) boilerplate: bool,
}

/// A document as the reader draws it.
#[derive(Clone, Debug)]
pub(crate) struct TextLayout {
    pub(crate) document: Arc<Document>,
    pub(crate) blocks: Arc<Vec<Block>>,
    /// Ranges of blocks.
    pub(crate) portions: Arc<Vec<std::ops::Range<usize>>>,
    /// Everything but what was rejected, in the order of the text.
    pub(crate) marks: Vec<Mark>,
    /// How many of them there are of each kind, in the order of [`Kind::ALL`].
    counts: [usize; Kind::ALL.len()],
    /// Of each block, what stands on it; shared with the layout before where it is the
    /// same.
    on_block: Vec<Arc<OnBlock>>,
    offsets: Arc<Offsets>,
}

/// What stands on a paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
struct OnBlock {
    /// The marks that touch it.
    marks: Vec<Mark>,
    /// The boilerplate that touches it.
    boilerplate: Vec<Span>,
}

impl TextLayout {
    /// Lays a document out. What depends on the text alone is taken from
    /// `before` when that is the same text.
    pub(crate) fn new(document: Arc<Document>, before: Option<&TextLayout>) -> Self {
        let before = before.filter(|b| Arc::ptr_eq(&b.document.text, &document.text));
        let offsets = before.map_or_else(|| Arc::new(Offsets::new(&document.text)), |b| b.offsets.clone());
        let blocks = match before.filter(|b| b.document.meta.title == document.meta.title) {
            Some(before) => before.blocks.clone(),
            None => Arc::new(blocks(&document.text, &document.meta.title)),
        };
        let portions = before.map_or_else(|| Arc::new(portions(&blocks)), |b| b.portions.clone());
        let marks: Vec<Mark> = document.annotations().into_iter().filter(|a| a.is_live()).map(Mark::of).collect();
        let mut counts = [0; Kind::ALL.len()];
        marks.iter().for_each(|mark| counts[place_of(mark.kind)] += 1);
        let mut on_block = vec![OnBlock::default(); blocks.len()];
        for mark in &marks {
            touched(&blocks, mark.span).for_each(|block| on_block[block].marks.push(mark.clone()));
        }
        for &span in document.boilerplate() {
            touched(&blocks, span).for_each(|block| on_block[block].boilerplate.push(span));
        }
        let before = before.map(|before| &*before.on_block).unwrap_or_default();
        let shared = |(block, now): (usize, OnBlock)| match before.get(block) {
            Some(before) if **before == now => before.clone(),
            _ => Arc::new(now),
        };
        let on_block = on_block.into_iter().enumerate().map(shared).collect();
        Self { document, blocks, portions, marks, counts, on_block, offsets }
    }

    /// What a paragraph is drawn from; equal inputs give equal segments.
    pub(crate) fn input(&self, block: usize) -> Option<ParagraphInput> {
        let on = self.on_block.get(block)?.clone();
        Some(ParagraphInput { text: self.document.text.clone(), block: self.blocks.get(block)?.clone(), on })
    }

    /// How many marks of a kind there are.
    pub(crate) fn count(&self, kind: Kind) -> usize {
        self.counts[place_of(kind)]
    }

    /// How many marks the engine is not sure of.
    pub(crate) fn unsure(&self) -> usize {
        self.marks.iter().filter(|mark| mark.is_unsure).count()
    }

    /// The disjoint segments of a paragraph; kinds in `hidden` are left out.
    pub(crate) fn segments(&self, block: usize, hidden: &HashSet<Kind>) -> Vec<Segment> {
        let (Some(block), Some(on)) = (self.blocks.get(block), self.on_block.get(block)) else {
            return Vec::new();
        };
        let place = block.span;
        let marks: Vec<&Mark> = on.marks.iter().filter(|m| !hidden.contains(&m.kind)).collect();
        let mut cuts: Vec<usize> = marks
            .iter()
            .map(|m| m.span)
            .chain(on.boilerplate.iter().copied())
            .flat_map(|s| [s.start.clamp(place.start, place.end), s.end.clamp(place.start, place.end)])
            .chain([place.start, place.end])
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        cuts.windows(2)
            .map(|cut| {
                let span = Span::new(cut[0], cut[1]);
                Segment {
                    span,
                    place: self.offsets.from_span(&self.document.text, span, Unit::CodePoint),
                    marks: marks.iter().filter(|m| m.span.overlaps(span)).map(|&m| m.clone()).collect(),
                    boilerplate: on.boilerplate.iter().any(|f| f.overlaps(span)),
                }
            })
            .collect()
    }

    /// The mark with this id.
    pub(crate) fn mark(&self, id: &str) -> Option<&Mark> {
        self.marks.iter().find(|m| &*m.id == id)
    }

    /// The portion that holds a byte of the text.
    pub(crate) fn portion_at(&self, byte: usize) -> usize {
        let block = self.blocks.partition_point(|b| b.span.end <= byte);
        self.portions.partition_point(|p| p.end <= block)
    }

    /// The sentence-like surroundings of a span: its line, cut to about
    /// `reach` bytes before and after.
    pub(crate) fn around(&self, span: Span, reach: usize) -> (&str, &str, &str) {
        let text = &self.document.text;
        let mut start = text[..span.start].rfind('\n').map_or(0, |at| at + 1).max(span.start.saturating_sub(reach));
        let mut end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at).min(span.end + reach);
        start = start.min(span.start);
        while !text.is_char_boundary(start) {
            start += 1;
        }
        while !text.is_char_boundary(end) {
            end += 1;
        }
        (&text[start..span.start], span.of(text), &text[span.end..end])
    }
}

impl Mark {
    fn of(annotation: &Annotation) -> Self {
        Self {
            id: annotation.id.clone(),
            kind: annotation.kind(),
            span: annotation.span,
            state: annotation.state,
            is_unsure: annotation.doubt().is_some(),
        }
    }
}

impl Segment {
    /// Names the segment among those of its paragraph: the same words under the
    /// same marks are the same segment.
    pub(crate) fn key(&self) -> Id {
        let Span { start, end } = self.span;
        format!("{start} {end} {} {:?} {} {}", self.boilerplate, self.unsure(), self.kinds(), self.ids()).into()
    }

    /// `data-kind`: the kinds over the segment, each once, separated by blanks.
    pub(crate) fn kinds(&self) -> String {
        let mut names: Vec<&str> = Vec::new();
        for mark in &self.marks {
            if !names.contains(&mark.kind.name()) {
                names.push(mark.kind.name());
            }
        }
        names.join(" ")
    }

    /// `data-unsure`, where the engine is not sure of a mark: `end` where the last word of
    /// one stands, which is where its sign is drawn.
    pub(crate) fn unsure(&self) -> Option<&'static str> {
        let unsure = || self.marks.iter().filter(|mark| mark.is_unsure);
        let ends = unsure().any(|mark| mark.span.end == self.span.end);
        unsure().next().map(|_| if ends { "end" } else { "inside" })
    }

    /// `data-ids`.
    pub(crate) fn ids(&self) -> String {
        self.marks.iter().map(|m| &*m.id).collect::<Vec<_>>().join(" ")
    }
}

fn place_of(kind: Kind) -> usize {
    Kind::ALL.iter().position(|&other| other == kind).unwrap_or_default()
}

/// The paragraphs that a place touches.
fn touched(blocks: &[Block], place: Span) -> std::ops::Range<usize> {
    let first = blocks.partition_point(|b| b.span.end <= place.start);
    let count = blocks[first..].iter().take_while(|b| b.span.start < place.end).count();
    first..first + count
}

fn blocks(text: &str, title: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (start, end) = (at, at + line.len());
        at = end;
        match blocks.last_mut() {
            // Empty lines belong to the paragraph before.
            Some(last) if line.trim().is_empty() => {
                (last.span.end, last.ends) = (end, true);
            }
            _ => cut(text, start, end, &mut blocks),
        }
    }
    if let Some(last) = blocks.last_mut() {
        last.ends = true;
    }
    let title = title.trim();
    if let Some(first) = blocks.iter_mut().find(|b| b.span.of(text).trim() == title) {
        (first.headline, first.ends) = (true, true);
    }
    blocks
}

fn cut(text: &str, mut start: usize, end: usize, blocks: &mut Vec<Block>) {
    while end - start > LONGEST {
        let mut stop = start + LONGEST;
        while !text.is_char_boundary(stop) {
            stop += 1;
        }
        stop = text[start..stop].rfind(' ').map_or(stop, |at| start + at + 1);
        blocks.push(Block { span: Span::new(start, stop), headline: false, ends: false });
        start = stop;
    }
    blocks.push(Block { span: Span::new(start, end), headline: false, ends: false });
}

fn portions(blocks: &[Block]) -> Vec<std::ops::Range<usize>> {
    let mut portions = Vec::new();
    let mut first = 0;
    for (i, block) in blocks.iter().enumerate() {
        if block.span.end - blocks[first].span.start >= PORTION || i + 1 == blocks.len() {
            portions.push(first..i + 1);
            first = i + 1;
        }
    }
    portions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Body, Desk, Meta, mark};
    use crate::model::{Entity, EntityKind};

    fn place(kind: EntityKind) -> Body {
        Body::Entity(Entity { kind, canonical: None })
    }

    #[test]
    fn paragraphs_are_the_text() {
        for text in ["", "\n\n", "one", "Đêm\n\n\nhai\r\nba\n", &"dài ".repeat(9000), &"x".repeat(20_000)] {
            let blocks = blocks(text, "one");
            assert_eq!(blocks.iter().map(|b| b.span.of(text)).collect::<String>(), text);
            let portions = portions(&blocks);
            assert_eq!(portions.iter().map(std::iter::ExactSizeIterator::len).sum::<usize>(), blocks.len());
        }
    }

    #[test]
    fn runs_are_disjoint_and_cover_the_paragraph() {
        let document = Document::annotated("Đồi cao ở karsa.\nHai", Meta::default());
        let mut desk = Desk::new([document]);
        for (start, end, kind) in [(0, 10, EntityKind::Place), (7, 20, EntityKind::Person), (15, 25, EntityKind::Place)]
        {
            let (_, edit) = mark(&desk.documents()[0].clone(), Span::new(start, end), place(kind)).unwrap();
            desk.apply(edit).unwrap();
        }
        let layout = TextLayout::new(desk.documents()[0].clone(), None);
        let kinds =
            |block: usize| layout.segments(block, &HashSet::new()).iter().map(Segment::kinds).collect::<Vec<_>>();
        assert_eq!(kinds(0), ["place", "place person", "person", "person place", "place"]);
        assert_eq!(kinds(1), ["place"]);
        for block in 0..layout.blocks.len() {
            let segments = layout.segments(block, &HashSet::new());
            let text: String = segments.iter().map(|r| r.span.of(&layout.document.text)).collect();
            assert_eq!(text, layout.blocks[block].span.of(&layout.document.text));
            for segment in &segments {
                let quote: String = layout
                    .document
                    .text
                    .chars()
                    .skip(segment.place.0)
                    .take(segment.place.1 - segment.place.0)
                    .collect();
                assert_eq!(quote, segment.span.of(&layout.document.text));
            }
        }
    }
}
