//! The number that was probably meant by a text that is none: printed signs, commas, units.

/// What to write in place of a text that is no number, or no whole one; nothing where nobody can tell.
pub fn advice(text: &str) -> Option<String> {
    let text = text.trim();
    let unknown = [
        "na", "n/a", "nr", "n.r.", "-", "–", "—", "?", "none", "unknown", ".",
    ];
    if unknown.contains(&text.to_lowercase().as_str()) {
        return Some("Leave the number out when it is not known.".to_owned());
    }
    if is_unknown(text) {
        let hint = "Leave the number out when it is not known; or, where the key allows it, write \
                    `{missing: not-reported}`.";
        return Some(hint.to_owned());
    }
    if is_to_come(text) {
        let hint = "Leave the year out until the paper is out; say in `note` that it is in press.";
        return Some(hint.to_owned());
    }
    if let Some(year) = year_of(text) {
        return Some(format!("Write the year alone: `{year}`."));
    }
    let (plain, odd) = with_signs_of_keyboard(text);
    if let Some(odd) = odd.filter(|_| is_number(&plain)) {
        return Some(format!("{odd}; write `{plain}`."));
    }
    let bare = plain.strip_suffix('%').map(str::trim_end);
    if let Some(value) = bare.filter(|value| is_number(value)) {
        return Some(format!(
            "Write the number without the percent sign: `{value}`."
        ));
    }
    if is_number(&plain) {
        return Some("It must be a whole number, without a point.".to_owned());
    }
    with_letters(&plain)
        .or_else(|| with_sign_among(&plain))
        .or_else(|| with_comma(&plain))
        .or_else(|| without_gaps(&plain))
        .or_else(|| without_sign(&plain))
        .or_else(|| with_more_behind(&plain))
}

/// Words that say that a number is not known.
fn is_unknown(text: &str) -> bool {
    let words = text.to_lowercase();
    let denied = ["not ", "un", "no "]
        .iter()
        .any(|start| words.starts_with(start));
    let said = [
        "known",
        "reported",
        "stated",
        "given",
        "clear",
        "available",
        "data",
        "specified",
    ];
    denied && said.iter().any(|end| words.ends_with(end))
        || matches!(words.as_str(), "tbc" | "tba" | "missing")
}

/// Words that stand where the year of a paper will be.
fn is_to_come(text: &str) -> bool {
    let words = text.to_lowercase().replace(['.', '-'], " ");
    let words: Vec<&str> = words.split_whitespace().collect();
    matches!(
        words.as_slice(),
        ["in", "press"]
            | ["forthcoming"]
            | ["accepted"]
            | ["submitted"]
            | ["undated"]
            | ["n", "d"]
            | ["nd"]
            | ["in", "preparation"]
            | ["ahead", "of", "print"]
            | ["epub", ..]
    )
}

/// `20l5`, `2O15`: letters that look like digits.
fn with_letters(text: &str) -> Option<String> {
    let digit = |c: char| match c {
        'l' | 'I' | '|' => '1',
        'O' | 'o' => '0',
        c => c,
    };
    let digits: String = text.chars().map(digit).collect();
    let between = |side: Option<char>| side.is_some_and(|c| c.is_ascii_digit());
    let is_number = digits != text && is_number(&digits);
    (is_number && between(text.chars().next()) && between(text.chars().next_back()))
        .then(|| format!("Letters stand among the digits. Did you mean `{digits}`?"))
}

/// `6x7`, `6×7`, `3h5`: a sign that no number has stands among the digits.
fn with_sign_among(text: &str) -> Option<String> {
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == '.');
    let bare = text.strip_prefix('-').unwrap_or(text);
    let at = bare.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let sign = bare[at..].chars().next()?;
    let (before, behind) = (&bare[..at], &bare[at + sign.len_utf8()..]);
    let is_divider = sign.is_whitespace() || matches!(sign, ',' | '-' | '/' | '_' | '\'' | '’');
    let is_among = digits(before) && digits(behind) && !before.is_empty() && !behind.is_empty();
    (is_among && !is_divider).then(|| {
        format!(
            "`{sign}` stands among the digits, and no number has it: write the one number that the source prints, with a full stop where a point is meant."
        )
    })
}

/// The year of `2008-03`, `2008/09` or `2008a`.
fn year_of(text: &str) -> Option<&str> {
    let (year, rest) = text.split_at_checked(4)?;
    let is_year = year.bytes().all(|c| c.is_ascii_digit()) && ("1900".."2100").contains(&year);
    let mut rest = rest.chars();
    let divider = rest.next()?;
    let goes_on = match divider {
        '-' | '/' | '–' => {
            let more = rest.as_str();
            matches!(more.len(), 2 | 4) && more.bytes().all(|c| c.is_ascii_digit())
        }
        'a'..='f' => rest.next().is_none(),
        _ => false,
    };
    (is_year && goes_on).then_some(year)
}

fn is_number(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.'));
    begins
        && text.ends_with(|c: char| c.is_ascii_digit() || c == '.')
        && text.parse::<f64>().is_ok()
}

/// The text with the minus, the point and the digits of the keyboard; and which of them was another.
fn with_signs_of_keyboard(text: &str) -> (String, Option<&'static str>) {
    let mut odd = None;
    let letters = text.chars().map(|c| match c {
        // Minus, en dash, hyphens of print.
        '\u{2212}' | '\u{2013}' | '\u{2010}' | '\u{2011}' | '\u{fe63}' | '\u{ff0d}' => {
            odd = odd.or(Some("The minus sign is not the hyphen of the keyboard"));
            '-'
        }
        // Middle dots, as some journals print them, and full stops of other keyboards.
        '\u{b7}' | '\u{2027}' | '\u{2219}' | '\u{22c5}' | '\u{2e33}' | '\u{ff0e}' => {
            odd = Some("The point is not the full stop of the keyboard");
            '.'
        }
        '\u{ff10}'..='\u{ff19}' => {
            odd = odd.or(Some("The digits are not those of the keyboard"));
            let digit = u32::from(c) - 0xff10;
            char::from_digit(digit, 10).unwrap_or(c)
        }
        c => c,
    });
    let plain: String = letters.collect();
    (plain, odd)
}

/// `1,5` is one and a half in much of Europe; `12,477` and `1.204,5` have their thousands divided.
fn with_comma(text: &str) -> Option<String> {
    let joined = text.replace(',', "");
    if is_grouped(text, ',', '.') && is_number(&joined) {
        return Some(format!("Write it without commas: `{joined}`."));
    }
    let pointed = text.replace('.', "").replace(',', ".");
    let is_european =
        text.contains('.') && text.matches(',').count() == 1 && is_grouped(text, '.', ',');
    let point = if is_european {
        pointed
    } else {
        text.replacen(',', ".", 1)
    };
    (text.contains(',') && is_number(&point))
        .then(|| format!("Write a point and not a comma: `{point}`."))
}

/// Whether the digits before the decimals stand in groups of three.
fn is_grouped(text: &str, divider: char, point: char) -> bool {
    let whole = text
        .trim_start_matches('-')
        .split(point)
        .next()
        .unwrap_or_default();
    let groups: Vec<&str> = whole.split(divider).collect();
    let first = groups.first().copied().unwrap_or_default();
    groups.len() > 1
        && (1..=3).contains(&first.len())
        && first != "0"
        && groups.iter().skip(1).all(|group| group.len() == 3)
}

fn without_gaps(text: &str) -> Option<String> {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '_' | '\'' | '\u{2019}');
    let joined: String = text.chars().filter(|c| !is_gap(*c)).collect();
    (joined != text && is_number(&joined)).then(|| format!("Write it without spaces: `{joined}`."))
}

fn without_sign(text: &str) -> Option<String> {
    text.starts_with(['<', '>', '≤', '≥', '=', '~', '≈', '+', '±'])
        .then(|| "Write the number alone, without a sign before it.".to_owned())
}

/// `441 people`, `65 (93%)`, `3.2 ± 1.1`, `12/40`, `1 year`.
fn with_more_behind(text: &str) -> Option<String> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | ',');
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let number = text[..end].trim_end_matches(['.', ',', '-']);
    let behind = text[number.len()..].trim_start();
    let joined = if is_grouped(number, ',', '.') {
        number.replace(',', "")
    } else {
        number.replacen(',', ".", 1)
    };
    // A range or a date is not one number with words behind it.
    let is_one = !behind.is_empty() && !behind.starts_with(is_part) && is_number(&joined);
    is_one.then(|| format!("Write the number alone, without `{behind}`: `{joined}`."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_that_was_meant_is_named() {
        for (text, meant) in [
            ("\u{2212}0.24", "`-0.24`"),
            ("\u{2013}3", "`-3`"),
            ("0\u{b7}3", "`0.3`"),
            ("\u{2212}0\u{b7}3", "`-0.3`"),
            ("\u{ff11}\u{ff12}", "`12`"),
            ("1,200", "`1200`"),
            ("12,477.5", "`12477.5`"),
            ("1.204,5", "`1204.5`"),
            ("38,5", "`38.5`"),
            ("0,300", "`0.300`"),
            ("1 200", "`1200`"),
            ("1\u{202f}200", "`1200`"),
            ("1\u{2019}200", "`1200`"),
            ("55%", "`55`"),
            ("1 year", "`1`"),
            ("441 people", "`441`"),
            ("1,441 people", "`1441`"),
            ("65 (93%)", "`65`"),
            ("3.2 ± 1.1", "`3.2`"),
            ("12/40", "`12`"),
            ("2008-03", "`2008`"),
            ("2018/19", "`2018`"),
            ("not reported", "missing: not-reported"),
            ("in press", "Leave the year out"),
            ("n.d.", "Leave the year out"),
            ("20l5", "Did you mean `2015`?"),
            ("2O15", "Did you mean `2015`?"),
            ("6x7", "`x` stands among the digits"),
            ("6\u{d7}7", "`\u{d7}` stands among the digits"),
            ("-0.6*7", "`*` stands among the digits"),
        ] {
            let said = advice(text).unwrap_or_default();
            assert!(said.contains(meant), "{text}: {said}");
        }
        assert!(advice("2.5").is_some_and(|said| said.contains("whole")));
        assert!(advice("n/a").is_some_and(|said| said.contains("Leave")));
        assert!(advice("<0.001").is_some_and(|said| said.contains("alone")));
        for text in ["high", "2020-01-05", "10-12", "one", ""] {
            assert_eq!(advice(text), None, "{text}");
        }
    }
}
