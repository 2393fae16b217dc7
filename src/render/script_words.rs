//! The words that scripts say. Pages opened from a folder may load scripts and no other files, and
//! pages should not carry words that they do not show: so each script comes after the texts that it
//! asks for, in the file of the script.

use serde_json::{Map, Value, json};

use crate::text::escape;
use crate::words::{Form, Forms, Words};

/// The script in which words are said; it also gets the signs of numbers and lists.
const SPEAKER: &str = "words";

/// A script of a theme after the texts whose ids stand in it in quotation marks; as it is when it
/// asks for none.
pub(super) fn with_words(name: &str, script: &[u8], words: &Words) -> Vec<u8> {
    let source = String::from_utf8_lossy(script);
    let asked = source.split('"').filter(|part| part.contains('.'));
    let texts: Map<String, Value> = asked
        .filter_map(|id| Some((id.to_owned(), text(id, words)?)))
        .collect();
    let mut before = String::new();
    if !texts.is_empty() {
        let texts = escape::json_in_page(&Value::Object(texts).to_string());
        before = format!("Object.assign(globalThis.distilTexts ??= {{}}, {texts});\n");
    }
    if name == SPEAKER {
        before.push_str(&format!("globalThis.distilSigns = {};\n", signs(words)));
    }
    if before.is_empty() {
        return script.to_vec();
    }
    // The words come first, so the script's own "use strict" would not count.
    format!("\"use strict\";\n{before}{source}").into_bytes()
}

/// A text or its forms; with its language where that is not the language of the pages.
fn text(id: &str, words: &Words) -> Option<Value> {
    let (forms, language) = words.forms(id)?;
    let forms = by_name(forms);
    Some(if language.tag() == words.language().tag() {
        forms
    } else {
        json!([language.tag(), forms])
    })
}

/// The text, or its forms by name when it has several.
fn by_name(text: Forms<'_>) -> Value {
    let all = text.all();
    if let [(_, only)] = all.as_slice() {
        return Value::from(*only);
    }
    let named = |(name, form): &(&str, Form)| {
        let (_, text) = all.iter().find(|(own, _)| own == form)?;
        Some(((*name).to_owned(), Value::from(*text)))
    };
    Value::Object(Form::ALL.iter().filter_map(named).collect())
}

/// How numbers and lists are written, read off what the build itself writes: the decimal sign, the
/// minus, the sign between groups of digits with their sizes and from how many digits on there are
/// groups, and what stands between two items, between the first ones and before the last.
fn signs(words: &Words) -> Value {
    let signs = words.signs();
    let groups = |value: u64| -> Vec<usize> {
        let written = words.whole(value);
        let parts = written.split(|c: char| !c.is_ascii_digit());
        parts.map(str::len).collect()
    };
    let sizes = groups(123_456_789);
    let size = |from_end: usize| sizes.iter().rev().nth(from_end).copied().unwrap_or(3);
    let is_grouped = |digits: &u32| groups(10_u64.pow(digits - 1)).len() > 1;
    json!({
        "decimal": signs.decimal,
        "group": signs.group,
        "sizes": [size(0), size(1)],
        "least": (4..=7).find(is_grouped).unwrap_or(u32::MAX),
        "minus": signs.minus,
        "joints": joints(words),
    })
}

fn joints(words: &Words) -> Vec<String> {
    let between = |list: &str, first: &str, second: &str| {
        let list = list.split_once(first).map_or("", |(_, rest)| rest);
        list.split_once(second)
            .map_or("", |(joint, _)| joint)
            .to_owned()
    };
    let (pair, three) = (words.all_of(["0", "1"]), words.all_of(["0", "1", "2"]));
    vec![
        between(&pair, "0", "1"),
        between(&three, "0", "1"),
        between(&three, "1", "2"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Texts;

    fn made(name: &str, script: &str, language: &str) -> String {
        let words = Words::new(language, Texts::default(), Texts::default());
        String::from_utf8(with_words(name, script.as_bytes(), &words)).unwrap_or_default()
    }

    #[test]
    fn a_script_has_the_texts_that_it_asks_for_and_no_others() {
        let made = made("x", "say(\"script.clear\");", "en-GB");
        assert_eq!(
            made,
            "\"use strict\";\nObject.assign(globalThis.distilTexts ??= {}, \
             {\"script.clear\":\"Clear\"});\nsay(\"script.clear\");"
        );
        assert_eq!(super::tests::made("x", "print();", "en-GB"), "print();");
    }

    #[test]
    fn a_text_that_the_language_lacks_says_which_it_is_in() {
        let made = made("x", "say(\"script.clear\");", "gd");
        assert!(made.contains("[\"en-GB\",\"Clear\"]"), "{made}");
    }

    #[test]
    fn numbers_and_lists_have_the_signs_of_the_language() {
        let german = made("words", "", "de");
        for part in ["\"decimal\":\",\"", "\"group\":\".\"", "\" und \""] {
            assert!(german.contains(part), "{part}: {german}");
        }
        assert!(made("words", "", "en-GB").contains("[\" and \",\", \",\" and \"]"));
        assert!(made("words", "", "es").contains("\"least\":5"));
    }
}
