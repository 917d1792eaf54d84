//! TimeML 1.2.1: the text with its dates as TIMEX3 elements in it, and the time of its
//! publication.

use super::loss::Loss;
use super::losses::Losses;
use crate::desk::{Annotation, Body};
use crate::exchange::Article;
use crate::exchange::file::File;
use crate::exchange::xml::{escaped, is_forbidden};
use crate::model::{Anchor, Timex};

pub(super) fn write(article: &Article, losses: &mut Losses) -> File {
    let published = article.meta.published.map_or_else(String::new, |day| {
        format!(
            "<TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{day}\" temporalFunction=\"false\" \
             functionInDocument=\"CREATION_TIME\">{day}</TIMEX3>"
        )
    });
    let title = if article.meta.title.is_empty() {
        String::new()
    } else {
        format!("<TITLE>{}</TITLE>\n", escaped(&article.meta.title))
    };
    let (mut text, mut done, mut number) = (String::new(), 0, 0);
    for (annotation, timex) in dates(article) {
        if annotation.span.start < done {
            losses.add(Loss::Overlaps, 1);
            continue;
        }
        number += 1;
        text += &escaped(&article.text[done..annotation.span.start]);
        let attributes = attributes(timex, number, !published.is_empty());
        text += &format!("<TIMEX3 {attributes}>{}</TIMEX3>", escaped(annotation.span.of(&article.text)));
        done = annotation.span.end;
    }
    text += &escaped(&article.text[done..]);
    let written = [&*article.text, &article.meta.title];
    losses.add(Loss::Characters, written.iter().flat_map(|text| text.chars()).filter(|c| is_forbidden(*c)).count());
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>{}</DOCID>\n<DCT>{published}</DCT>\n{title}\
         <TEXT>{text}</TEXT>\n</TimeML>\n",
        article.id
    );
    File::new(format!("{}.tml", article.id), content)
}

fn dates(article: &Article) -> impl Iterator<Item = (&Annotation, &Timex)> {
    article.live().filter_map(|a| match &a.body {
        Body::Date(timex) => Some((a, timex)),
        _ => None,
    })
}

fn attributes(timex: &Timex, number: usize, is_dated: bool) -> String {
    let mut attributes =
        format!("tid=\"t{number}\" type=\"{}\" value=\"{}\"", timex.kind.name(), escaped(&timex.value.to_string()));
    if let Some(modifier) = timex.modifier {
        attributes += &format!(" mod=\"{}\"", modifier.name());
    }
    if let Some(inference) = &timex.inference {
        attributes += " temporalFunction=\"true\"";
        if is_dated && inference.anchor == Anchor::Published {
            attributes += " anchorTimeID=\"t0\"";
        }
    }
    attributes
}
