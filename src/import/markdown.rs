//! Plain text as Markdown that shows it as it is.

/// The text with a backslash before each mark that Markdown, or a quotation of a value, would take.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.split('\n').map(str::trim).enumerate() {
        if at > 0 {
            out.push('\n');
        }
        if line.starts_with(['#', '+', '-', '>', '=', '~']) {
            out.push('\\');
        }
        for c in line.chars() {
            if matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '`' | '|') {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_shown_as_they_are() {
        assert_eq!(escaped("a*b <study:x> [y]"), "a\\*b \\<study:x> \\[y\\]");
        assert_eq!(escaped("# one\n- two"), "\\# one\n\\- two");
    }
}
