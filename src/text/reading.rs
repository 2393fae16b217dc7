//! How hard a text is to read.

/// The school grade at which an English text can be read: 0.39 words per sentence plus 11.8
/// syllables per word less 15.59 (Kincaid and others 1975). None for a text without words.
/// Addresses of links are left out.
pub fn grade(text: &str) -> Option<f64> {
    let text = without_addresses(text);
    let sentences = text
        .split(['.', '?', '!', ';', ':'])
        .filter(|part| part.chars().any(char::is_alphabetic))
        .count();
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .collect();
    if words.is_empty() {
        return None;
    }
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let (words, sentences) = (words.len() as f64, sentences.max(1) as f64);
    Some(0.39 * words / sentences + 11.8 * syllables as f64 / words - 15.59)
}

fn without_addresses(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        plain.push_str(before);
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    without_quoted(&plain.replace('[', ""))
}

/// The text without addresses of quoted values, `<study:smith-2021/n>`, each of which is a number or a
/// name to the reader.
fn without_quoted(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        let inside = after
            .split_once('>')
            .filter(|(inside, _)| inside.contains(':') && !inside.contains(char::is_whitespace));
        rest = match inside {
            Some((_, after)) => {
                plain.push('1');
                after
            }
            None => after,
        };
    }
    plain.push_str(rest);
    plain
}

/// Groups of vowels, without a silent e at the end.
fn syllables(word: &str) -> usize {
    let word: String = word
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect::<String>()
        .to_lowercase();
    let is_vowel = |c: char| "aeiouy".contains(c);
    let mut count = 0;
    let mut before = false;
    for c in word.chars() {
        if is_vowel(c) && !before {
            count += 1;
        }
        before = is_vowel(c);
    }
    let is_silent = word.ends_with('e') && !word.ends_with("le") && count > 1;
    (count - usize::from(is_silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_in_short_sentences_are_easy() {
        let easy = grade("The cat sat on the mat. It was warm.").unwrap();
        let hard = grade("Organisational implementation necessitates considerable interdisciplinary deliberation.").unwrap();
        assert!(easy < 2.0 && hard > 20.0, "{easy} {hard}");
        assert_eq!(grade("12. 13."), None);
    }

    #[test]
    fn addresses_of_links_do_not_count() {
        assert_eq!(
            grade("See [the page](study:smith-2021)."),
            grade("See the page.")
        );
    }
}
