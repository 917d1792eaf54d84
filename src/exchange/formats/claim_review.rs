//! ClaimReview of schema.org, as search engines read it from a fact-check's page. Only
//! claims with a verdict; the address of the page itself is for its author to add.

use super::loss::Loss;
use super::losses::Losses;
use super::pieces::{json_file, speaker, urn};
use crate::desk::{Annotation, Body, ClaimBody, Status};
use crate::exchange::Article;
use serde_json::{Value, json};

pub(super) fn write(articles: &[&Article], losses: &mut Losses) -> String {
    let mut reviews = Vec::new();
    for article in articles {
        for annotation in article.live() {
            if let Body::Claim(claim) = &annotation.body {
                match claim.status {
                    Status::Unverified => losses.add(Loss::NoVerdict, 1),
                    _ => reviews.push(review(article, annotation, claim)),
                }
            }
        }
    }
    json_file(&Value::Array(reviews))
}

/// From 1, false, to 5, true. What cannot be checked has no number.
const fn rating(status: Status) -> Option<u64> {
    match status {
        Status::False => Some(1),
        Status::Misleading => Some(2),
        Status::Disputed => Some(3),
        Status::Corroborated => Some(5),
        Status::Unverified | Status::Unverifiable => None,
    }
}

fn review(article: &Article, annotation: &Annotation, claim: &ClaimBody) -> Value {
    let meta = &article.meta;
    let mut rating_value = json!({ "@type": "Rating", "alternateName": claim.status.name() });
    if let Some(value) = rating(claim.status) {
        rating_value["ratingValue"] = json!(value);
        (rating_value["worstRating"], rating_value["bestRating"]) = (json!(1), json!(5));
    }
    let mut item = json!({ "@type": "Claim" });
    if !speaker(article, claim).is_empty() {
        item["author"] = json!({ "@type": "Thing", "name": speaker(article, claim) });
    }
    if let Some(published) = meta.published {
        item["datePublished"] = json!(published);
    }
    let mut appearance = json!({ "@type": "NewsArticle" });
    for (name, value) in [("headline", &meta.title), ("url", &meta.url), ("inLanguage", &meta.language)] {
        if !value.is_empty() {
            appearance[name] = json!(value);
        }
    }
    if !meta.source.is_empty() {
        appearance["publisher"] = json!({ "@type": "Organization", "name": meta.source });
    }
    item["appearance"] = appearance;
    let mut review = json!({
        "@context": "https://schema.org", "@type": "ClaimReview", "@id": urn(article, &annotation.id),
        "claimReviewed": annotation.span.of(&article.text), "reviewRating": rating_value, "itemReviewed": item,
    });
    if let Some(day) = claim.history.last().and_then(|change| change.at.get(..10)) {
        review["datePublished"] = json!(day);
    }
    if let Some(person) = &annotation.provenance.person {
        review["author"] = json!({ "@type": "Person", "name": &**person });
    }
    if !claim.note.is_empty() {
        review["reviewBody"] = json!(claim.note);
    }
    let evidence: Vec<&str> = claim.evidence.iter().map(|e| &*e.url).filter(|url| !url.is_empty()).collect();
    if !evidence.is_empty() {
        review["citation"] = json!(evidence);
    }
    review
}
