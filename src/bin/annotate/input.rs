//! The lines of the input.

use std::io::{self, BufRead, Read};
use tallymark::exchange::lines::LineError;
use tallymark::exchange::tallymark::LARGEST;

/// The longest line that is read, in bytes: as long as the largest export, for a line may be
/// one.
const LONGEST: usize = LARGEST;

/// What some programs of Windows begin UTF-8 with.
pub(crate) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Does something with each line that is not blank; gives whether all of it went well. Of a
/// line that is too long only its length is kept.
pub(crate) fn each_line(
    input: &mut impl BufRead,
    mut act: impl FnMut(u64, Result<&[u8], LineError>) -> io::Result<bool>,
) -> io::Result<bool> {
    let mut line = Vec::new();
    let mut all_well = true;
    for number in 1.. {
        line.clear();
        if input.take(LONGEST as u64 + 1).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.len() > LONGEST {
            if !line.ends_with(b"\n") {
                input.skip_until(b'\n')?;
            }
            all_well &= act(number, Err(LineError::TooLong { most: LONGEST }))?;
            continue;
        }
        let content = line.strip_prefix(BYTE_ORDER_MARK).filter(|_| number == 1).unwrap_or(&line);
        if !content.trim_ascii().is_empty() {
            all_well &= act(number, Ok(content))?;
        }
    }
    Ok(all_well)
}
