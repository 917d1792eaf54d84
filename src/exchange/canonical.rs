//! The canonical JSON of RFC 8785, its SHA-256 digest, and exports that carry this digest.

use super::tallymark::ImportError;
use crate::desk::sha256;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

/// The field of an export that holds its digest.
const FIELD: &str = "sha256";

/// The result of verifying the digest of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigestCheck {
    /// The content is unchanged; only blanks and the order of fields may differ.
    Intact,
    /// The content was changed.
    Altered,
    /// The file carries no digest.
    Absent,
}

/// The canonical form of a JSON value (RFC 8785, JCS): no blanks, fields ordered by
/// their UTF-16 code units, numbers and strings as ECMAScript writes them.
pub fn canonical(value: &Value) -> String {
    // Every JSON value has a canonical form: its keys are strings and its numbers finite.
    serde_json_canonicalizer::to_string(value).unwrap_or_default()
}

/// The SHA-256 of the canonical form, as 64 hexadecimal digits.
pub fn digest(value: &Value) -> String {
    sha256(&canonical(value))
}

/// The export with the digest of its other fields as the last field. Anything but a JSON
/// object is returned unchanged.
pub fn with_digest(export: &str) -> String {
    let (Ok(value @ Value::Object(_)), Some(body)) =
        (serde_json::from_str::<Value>(export), export.trim_end().strip_suffix('}'))
    else {
        return export.to_owned();
    };
    format!("{},\n  \"{FIELD}\": \"{}\"\n}}\n", body.trim_end(), digest(&value))
}

/// Whether an export carries a digest, intact or not.
pub fn carries_digest(export: &str) -> bool {
    #[derive(Deserialize)]
    struct Fields {
        sha256: Option<IgnoredAny>,
    }
    serde_json::from_str(export.trim_start_matches('\u{feff}')).is_ok_and(|fields: Fields| fields.sha256.is_some())
}

/// Verifies the digest of an export.
///
/// # Errors
/// [`ImportError::Foreign`] for what is no JSON object.
pub fn verify(export: &str) -> Result<DigestCheck, ImportError> {
    let Ok(Value::Object(mut fields)) = serde_json::from_str(export.trim_start_matches('\u{feff}')) else {
        return Err(ImportError::Foreign);
    };
    Ok(match fields.remove(FIELD) {
        None => DigestCheck::Absent,
        Some(seal) if seal == digest(&Value::Object(fields)) => DigestCheck::Intact,
        Some(_) => DigestCheck::Altered,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of RFC 8785, sections 3.2.2 and 3.2.3, and numbers of appendix B.
    #[test]
    fn the_examples_of_the_standard_hold() {
        for (json, expected) in [
            (
                r#"{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}"#,
                "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],\
                 \"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}",
            ),
            (
                r#"{"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7}"#,
                "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{f6}\":7,\"€\":1,\"😀\":5,\"\u{fb33}\":3}",
            ),
            (
                "[-0.0, 9007199254740992, 1e21, 295147905179352830000, 5e-324]",
                "[0,9007199254740992,1e+21,295147905179352830000,5e-324]",
            ),
        ] {
            assert_eq!(canonical(&serde_json::from_str(json).unwrap()), expected);
        }
    }

    #[test]
    fn a_seal_holds_over_blanks_and_breaks_with_a_letter() {
        let export = "{\n  \"format\": \"tallymark\",\n  \"documents\": [{\"text\": \"Đêm\", \"sha256\": \"x\"}]\n}\n";
        let export = &export.replace('Đ', "D");
        let sealed = with_digest(export);
        assert_eq!(verify(export), Ok(DigestCheck::Absent));
        assert!(!carries_digest(export) && carries_digest(&sealed) && !carries_digest("[]"));
        assert_eq!(verify(&sealed), Ok(DigestCheck::Intact));
        assert_eq!(verify(&sealed.replace("\n  ", " ")), Ok(DigestCheck::Intact));
        assert_eq!(verify(&sealed.replace("Dêm", "Dem")), Ok(DigestCheck::Altered));
        assert_eq!(verify(&sealed.replace("\"sha256\": \"x\"", "\"sha256\": \"y\"")), Ok(DigestCheck::Altered));
        assert_eq!(verify("[]"), Err(ImportError::Foreign));
        assert_eq!(super::with_digest("[1]"), "[1]");
    }
}
