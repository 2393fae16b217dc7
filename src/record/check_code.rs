//! The code of a check in an acceptance: one that the program has.

use crate::diag::{Severity, codes};
use crate::text::suggest;

use super::checked_text::TextFault;

/// What schemas call such texts under `x-format`.
pub const FORMAT: &str = "check";

/// What is wrong with a code; nothing for one of a check.
pub fn fault(text: &str) -> Option<TextFault> {
    if codes::find(text).is_some() {
        return None;
    }
    let known = codes::all();
    let known = known.filter(|code| code.severity != Severity::Error);
    let hint = match suggest::nearest(text, known.map(|code| code.id)) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => "Copy the code from the message that is meant, as in `W0522`.".to_owned(),
    };
    Some(TextFault::new(format!("There is no check `{text}`."), hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_no_check_has_is_told_with_the_nearest() {
        assert_eq!(fault("W0522"), None);
        assert_eq!(fault("w0522"), None);
        let slip = fault("WO522").expect("a fault");
        assert_eq!(slip.message, "There is no check `WO522`.");
        assert_eq!(slip.hint, "Did you mean `W0522`?");
    }
}
