//! What the XML of a document says.

use quick_xml::events::BytesStart;

/// The character that an XML reference stands for.
pub(super) fn referred(reference: &str) -> Option<char> {
    let code = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = reference.strip_prefix('#')?;
            number.strip_prefix('x').map_or_else(|| code(number, 10), |hex| code(hex, 16))
        }
    }
}

/// The value of an attribute; empty where it is not there.
pub(super) fn value(element: &BytesStart<'_>, name: &str) -> String {
    let mut attributes = element.attributes().flatten();
    attributes
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map_or_else(String::new, |attribute| attribute.value.to_string())
}
