//! Texts that are put together, in both languages.

use super::interface::*;
use crate::app::state::language::Lang;
use crate::desk::Report;
use crate::model::*;

#[test]
fn the_wanted_language_is_met_by_its_base() {
    for (wanted, expected) in [("vi-VN", Some(Lang::Vi)), ("EN", Some(Lang::En)), ("fr", None), ("", None)] {
        assert_eq!(Lang::among(&[wanted.to_owned()]), expected);
    }
}

#[test]
fn a_language_that_is_not_read_is_named() {
    let said = |lang: Lang, name| (lang.texts().about.unread)(name, "English, Vietnamese");
    assert!(
        said(Lang::En, Some("French")).starts_with("This looks like French; Tallymark reads English, Vietnamese. ")
    );
    assert!(said(Lang::En, None).starts_with("The language of this article is not known here; "));
    assert!(said(Lang::Vi, Some("Tiếng Pháp")).starts_with("Bài này có vẻ viết bằng: Tiếng Pháp; "));
}

#[test]
fn figures_in_words() {
    let figure = |low, high, qualifier, victims: &[Victim]| Figure {
        victims: victims.to_vec(),
        ..Figure::new(Effect::Killed, qualifier, low, high)
    };
    let (en, vi) = (&Lang::En.texts().values, &Lang::Vi.texts().values);
    for (figure, english, vietnamese) in [
        (figure(Some(27), None, Qualifier::AtLeast, &[]), "at least 27 people killed", "ít nhất 27 người thiệt mạng"),
        (figure(Some(1), Some(1), Qualifier::Exact, &[Victim::Child]), "1 child killed", "1 trẻ em thiệt mạng"),
        (figure(Some(0), Some(0), Qualifier::Exact, &[]), "no people killed", "không có người thiệt mạng"),
        (
            figure(Some(2000), Some(2000), Qualifier::About, &[Victim::Combatant]),
            "about 2,000 combatants killed",
            "khoảng 2.000 chiến binh thiệt mạng",
        ),
        (figure(Some(20), Some(30), Qualifier::Range, &[]), "20 to 30 people killed", "từ 20 đến 30 người thiệt mạng"),
    ] {
        assert_eq!((en.figure)(&figure), english);
        assert_eq!((vi.figure)(&figure), vietnamese);
    }
}

#[test]
fn figures_with_their_circumstances() {
    let (en, vi) = (&Lang::En.texts().values, &Lang::Vi.texts().values);
    let whole = Figure::new(Effect::Killed, Qualifier::AtLeast, Some(27), None);
    let part =
        Figure { victims: vec![Victim::Civilian], ..Figure::new(Effect::Killed, Qualifier::Exact, Some(2), Some(2)) };
    let account = |source, place, date: &str| Account {
        figure: &whole,
        parts: vec![&part],
        place: Some(place),
        source: Some(source),
        date: Some(date.to_owned()),
    };
    let english = (en.account)(&account("the Sample Ministry", "Exampleville", "19 May 2031"));
    let expected =
        "at least 27 people killed; 2 of them civilians; in Exampleville; says the Sample Ministry; 19 May 2031";
    assert_eq!(english, expected);
    let vietnamese = (vi.account)(&account("Bộ Mẫu", "Ví Dụ", "19 tháng 5 năm 2031"));
    let expected = "ít nhất 27 người thiệt mạng; trong đó 2 là dân thường; ở Ví Dụ; theo Bộ Mẫu; 19 tháng 5 năm 2031";
    assert_eq!(vietnamese, expected);
}

#[test]
fn changes_in_words() {
    let (en, vi) = (&Lang::En.texts().changes, &Lang::Vi.texts().changes);
    assert_eq!((en.became)("37", "42"), "37 became 42");
    assert_eq!((vi.became)("37", "42"), "37 thành 42");
    assert_eq!((en.became)("", "not"), "“not” was put in");
    let report = Report { anchored: 3, moved: 0, similar: 1, changed: 2, lost: 0 };
    let expected =
        "Your work came along: 3 in place, 1 in nearly the same words. The rest waits for you in Claims: 2 changed.";
    assert_eq!((en.report)(&report), expected);
    assert_eq!((en.report)(&Report::default()), "All your work is here already.");
}
