//! What was found, as bytes. Both ends are of one build and lie in one browser, so
//! there is no version in it; tens of thousands of marks are read in a few frames.

use crate::lang::LanguagePack;
use crate::model::{
    Anchor, Annotations, Canonical, Claim, Currency, Day, Detection, Effect, Entity, EntityKind, Figure, Inference,
    Modality, Modifier, Part, Qualifier, Reason, Stance, Timex, TimexType, TimexValue, Victim,
};
use crate::text::Span;
use std::borrow::Cow;

/// What can be put into bytes and got out of them again.
pub(super) trait Wire: Sized {
    /// Puts it behind what is there.
    fn put(&self, bytes: &mut Vec<u8>);

    /// Gets it from the front; `None` where it does not stand there.
    fn get(bytes: &mut &[u8]) -> Option<Self>;
}

/// Unsigned LEB128: seven bits a byte, the lowest first (DWARF 5, section 7.6).
impl Wire for u64 {
    fn put(&self, bytes: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >= 0x80 {
            bytes.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        bytes.push(rest as u8);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = bytes.split_first()?;
            *bytes = rest;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

impl Wire for usize {
    fn put(&self, bytes: &mut Vec<u8>) {
        (*self as u64).put(bytes);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        u64::get(bytes)?.try_into().ok()
    }
}

impl Wire for String {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.len().put(bytes);
        bytes.extend_from_slice(self.as_bytes());
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        let length = usize::get(bytes)?;
        let (string, rest) = bytes.split_at_checked(length)?;
        *bytes = rest;
        String::from_utf8(string.to_vec()).ok()
    }
}

impl Wire for Cow<'static, str> {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.len().put(bytes);
        bytes.extend_from_slice(self.as_bytes());
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        String::get(bytes).map(Cow::Owned)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, bytes: &mut Vec<u8>) {
        bytes.push(u8::from(self.is_some()));
        self.iter().for_each(|value| value.put(bytes));
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        match usize::get(bytes)? {
            0 => Some(None),
            1 => T::get(bytes).map(Some),
            _ => None,
        }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.len().put(bytes);
        self.iter().for_each(|value| value.put(bytes));
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        // A length that is not true ends with the bytes; no room is made for it.
        (0..usize::get(bytes)?).map(|_| T::get(bytes)).collect()
    }
}

impl Wire for Span {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.start.put(bytes);
        self.len().put(bytes);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        let start = usize::get(bytes)?;
        Some(Span::new(start, start.checked_add(usize::get(bytes)?)?))
    }
}

impl Wire for Day {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.to_string().put(bytes);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        String::get(bytes)?.parse().ok()
    }
}

impl Wire for TimexValue {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.to_string().put(bytes);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        String::get(bytes).map(Self::from)
    }
}

/// Things that are listed in `ALL`, by their place there.
macro_rules! listed {
    ($($type:ty),*) => {$(
        impl Wire for $type {
            fn put(&self, bytes: &mut Vec<u8>) {
                Self::ALL.iter().position(|one| one == self).unwrap_or_default().put(bytes);
            }

            fn get(bytes: &mut &[u8]) -> Option<Self> {
                Self::ALL.get(usize::get(bytes)?).copied()
            }
        }
    )*};
}

listed!(Anchor, Effect, EntityKind, Modality, Modifier, Part, Qualifier, Stance, Currency, TimexType, Victim);

/// Structs, field by field.
macro_rules! fields {
    ($type:ty { $($field:ident),* }) => {
        impl Wire for $type {
            fn put(&self, bytes: &mut Vec<u8>) {
                $(self.$field.put(bytes);)*
            }

            fn get(bytes: &mut &[u8]) -> Option<Self> {
                $(let $field = Wire::get(bytes)?;)*
                Some(Self { $($field),* })
            }
        }
    };
}
pub(super) use fields;

fields!(Canonical { id, name });
fields!(Entity { kind, canonical });
fields!(Inference { parts, anchor, against });
fields!(Timex { kind, value, modifier, earliest, latest, inference });
fields!(Figure<usize> {
    effect, low, high, qualifier, victims, modality, currency, part_of, source, date, place
});
fields!(Claim { source, cue, stance });
fields!(Reason { rule, words });
fields!(Annotations { language, published, entities, dates, casualties, claims, boilerplate });

impl<T: Wire> Wire for Detection<T> {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.span.put(bytes);
        self.what.put(bytes);
        self.reason.put(bytes);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        Some(Self { span: Wire::get(bytes)?, what: Wire::get(bytes)?, reason: Wire::get(bytes)? })
    }
}

/// The code of a language that is known here.
impl Wire for &'static str {
    fn put(&self, bytes: &mut Vec<u8>) {
        (*self).to_owned().put(bytes);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        LanguagePack::of(&String::get(bytes)?).map(|pack| pack.code)
    }
}
