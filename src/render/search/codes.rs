//! Numbers as a short text: one sign for a small number, a few for a large one. Lists of places stand
//! in the files of the index so, because a sign takes a third of what digits and commas do.
//!
//! The signs are those of ASCII from `#` to `~` without the backslash, so that JSON has nothing to
//! escape. The first [`LAST`] of them end a number and give its value; the others come before, from
//! the most to the least, with [`MORE`] values each.

/// The first sign.
const FIRST: u8 = b'#';
/// The sign that JSON would escape.
const LEFT_OUT: u8 = b'\\';
/// So many signs end a number.
const LAST: u64 = 61;
/// So many come before others.
const MORE: u64 = 30;

/// Writes numbers one after the other.
pub(super) fn coded(numbers: impl IntoIterator<Item = u64>) -> String {
    let mut out = String::new();
    for number in numbers {
        let mut before = Vec::new();
        let mut rest = number / LAST;
        while rest > 0 {
            before.push(LAST + rest % MORE);
            rest /= MORE;
        }
        out.extend(before.into_iter().rev().map(sign));
        out.push(sign(number % LAST));
    }
    out
}

/// Places in their order as runs: how far each begins behind the end of the one before, and how many
/// follow its first.
pub(super) fn runs(places: &[usize]) -> String {
    let mut numbers = Vec::new();
    let mut end = 0;
    for run in places.chunk_by(|a, b| a + 1 == *b) {
        let start = run.first().copied().unwrap_or(end);
        numbers.extend([start - end, run.len() - 1]);
        end = start + run.len();
    }
    coded(numbers.into_iter().map(|number| number as u64))
}

fn sign(value: u64) -> char {
    let code = FIRST + u8::try_from(value).unwrap_or_default();
    char::from(if code >= LEFT_OUT { code + 1 } else { code })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_take_one_sign_and_none_is_escaped() {
        assert_eq!(coded([0, 1, 60]), "#$`");
        assert_eq!(coded([61]), "b#");
        let all = coded(0..5000);
        assert_eq!(serde_json::json!(all).to_string().len(), all.len() + 2);
        assert!(all.bytes().all(|code| (b'#'..=b'~').contains(&code)));
    }

    #[test]
    fn runs_are_short() {
        let places: Vec<usize> = (7..5000).collect();
        assert_eq!(runs(&places), coded([7, 4992]));
        assert_eq!(runs(&[0, 2, 3]), coded([0, 0, 1, 1]));
    }
}
