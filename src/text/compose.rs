//! Canonical composition (NFC) of small Latin letters with their marks: what
//! decomposed Vietnamese and European names are made of. The full tables of
//! Unicode are larger than the rest of the engine; a test holds this one to them.

/// A mark, its canonical combining class, and pairs of a letter and what it
/// becomes with the mark.
#[rustfmt::skip]
const MARKS: &[(char, u8, &str)] = &[
    ('\u{327}', 202, "cçgģkķlļnņrŗsştţeȩdḑhḩ"),
    ('\u{328}', 202, "aąeęiįuųoǫ"),
    ('\u{31b}', 216, "oơuư"),
    ('\u{323}', 220, "bḅdḍhḥkḳlḷmṃnṇrṛsṣtṭvṿwẉzẓaạeẹiịoọơợuụưựyỵ"),
    ('\u{324}', 220, "uṳ"),
    ('\u{325}', 220, "aḁ"),
    ('\u{326}', 220, "sștț"),
    ('\u{32d}', 220, "dḓeḙlḽnṋtṱuṷ"),
    ('\u{32e}', 220, "hḫ"),
    ('\u{330}', 220, "eḛiḭuṵ"),
    ('\u{331}', 220, "bḇdḏkḵlḻnṉrṟtṯzẕhẖ"),
    ('\u{300}', 230, "aàeèiìoòuùüǜnǹēḕōṑwẁâầăằêềôồơờưừyỳ"),
    ('\u{301}', 230, "aáeéiíoóuúyýcćlĺnńrŕsśzźüǘgǵåǻæǽøǿçḉēḗïḯkḱmḿõṍōṓpṕũṹwẃâấăắêếôốơớưứ"),
    ('\u{302}', 230, "aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷzẑạậẹệọộ"),
    ('\u{303}', 230, "aãnñoõiĩuũvṽâẫăẵeẽêễôỗơỡưữyỹ"),
    ('\u{304}', 230, "aāeēiīoōuūüǖäǟȧǡæǣǫǭöȫõȭȯȱyȳgḡḷḹṛṝ"),
    ('\u{306}', 230, "aăeĕgğiĭoŏuŭȩḝạặ"),
    ('\u{307}', 230, "cċeėgġzżaȧoȯbḃdḋfḟhḣmṁnṅpṗrṙsṡśṥšṧṣṩtṫwẇxẋyẏſẛ"),
    ('\u{308}', 230, "aäeëiïoöuüyÿhḧõṏūṻwẅxẍtẗ"),
    ('\u{309}', 230, "aảâẩăẳeẻêểiỉoỏôổơởuủưửyỷ"),
    ('\u{30a}', 230, "aåuůwẘyẙ"),
    ('\u{30b}', 230, "oőuű"),
    ('\u{30c}', 230, "cčdďeělľnňrřsštťzžaǎiǐoǒuǔüǚgǧkǩʒǯjǰhȟ"),
    ('\u{30f}', 230, "aȁeȅiȉoȍrȑuȕ"),
    ('\u{311}', 230, "aȃeȇiȋoȏrȓuȗ"),
];

/// Combining Diacritical Marks, the block in which decomposed text keeps its
/// tones and vowel signs.
pub(super) fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Pushes a small letter with the marks that follow it, composed as far as NFC
/// composes them; `marks` is empty then.
pub(super) fn push_composed(mut letter: char, marks: &mut Vec<char>, out: &mut String) {
    if marks.is_empty() {
        out.push(letter);
        return;
    }
    while let Some((base, mark)) = taken_apart(letter) {
        letter = base;
        marks.insert(0, mark);
    }
    marks.sort_by_key(|&mark| class(mark));
    // A mark that stays stands between the letter and its like.
    let mut kept = None;
    marks.retain(|&mark| match composed(letter, mark).filter(|_| kept != Some(class(mark))) {
        Some(whole) => {
            letter = whole;
            false
        }
        None => {
            kept = Some(class(mark));
            true
        }
    });
    out.push(letter);
    out.extend(marks.drain(..));
}

fn composed(letter: char, mark: char) -> Option<char> {
    let (.., letters) = MARKS.iter().find(|(other, ..)| *other == mark)?;
    pairs(letters).find(|(base, _)| *base == letter).map(|(_, whole)| whole)
}

fn taken_apart(letter: char) -> Option<(char, char)> {
    if letter.is_ascii() {
        return None;
    }
    MARKS.iter().find_map(|(mark, _, letters)| {
        pairs(letters).find(|(_, whole)| *whole == letter).map(|(base, _)| (base, *mark))
    })
}

fn pairs(letters: &str) -> impl Iterator<Item = (char, char)> {
    let mut letters = letters.chars();
    std::iter::from_fn(move || Some((letters.next()?, letters.next()?)))
}

/// The canonical combining class; most marks stand above.
fn class(mark: char) -> u8 {
    MARKS.iter().find(|(other, ..)| *other == mark).map_or(230, |(_, class, _)| *class)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

    fn compose(letter: char, marks: &[char]) -> String {
        let (mut marks, mut out) = (marks.to_vec(), String::new());
        push_composed(letter, &mut marks, &mut out);
        out
    }

    #[test]
    fn it_composes_as_unicode_does() {
        let wholes = MARKS.iter().flat_map(|(_, _, letters)| letters.chars());
        for letter in wholes {
            for (first, class, _) in MARKS {
                assert_eq!(*class, canonical_combining_class(*first));
                for second in MARKS.iter().map(|(mark, ..)| mark) {
                    let expected: String = [letter, *first, *second].into_iter().nfc().collect();
                    assert_eq!(compose(letter, &[*first, *second]), expected, "{letter} {first:?} {second:?}");
                }
            }
        }
    }

    #[test]
    fn every_small_latin_letter_is_there() {
        for letter in ('\u{c0}'..'\u{250}').chain('\u{1e00}'..'\u{1f00}').filter(|c| c.is_lowercase()) {
            let apart: Vec<char> = letter.nfd().collect();
            if apart.len() > 1 {
                assert_eq!(compose(apart[0], &apart[1..]), letter.nfc().collect::<String>(), "{letter}");
            }
        }
    }
}
