//! Texts that go into something else: pages and feeds, scripts of a page.

/// A text inside HTML or XML, between tags or in an attribute with double quotation marks.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

/// A text inside Markdown, so that it is read as it stands.
pub fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if "\\`*_[]<>&#|~!".contains(character) {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

/// JSON inside a `script` element or a script: what could end the element, open a comment or end a
/// line of a script is written by its number, which JSON reads as the same text.
pub fn json_in_page(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + json.len() / 16);
    for character in json.chars() {
        match character {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_what_it_stands_in() {
        assert_eq!(markdown("a*b_[c] < 0.5"), "a\\*b\\_\\[c\\] \\< 0.5");
        assert_eq!(html("<a b=\"'\">&"), "&lt;a b=&quot;'&quot;&gt;&amp;");
        let json = serde_json::json!("</script><!--\u{2028}&").to_string();
        let written = json_in_page(&json);
        assert_eq!(written, r#""\u003c/script\u003e\u003c!--\u2028\u0026""#);
        let read: String = serde_json::from_str(&written).expect("JSON");
        assert_eq!(read, "</script><!--\u{2028}&");
    }
}
