//! What an edition shows before a reader unfolds anything: few enough words, and easy enough ones.

use std::collections::HashSet;

use testbed::Site;

/// The folders of the editions, and the hardest text that their readers should meet (Flesch-Kincaid).
const EDITIONS: [(&str, f64); 5] = [
    ("commissioners", 8.0),
    ("national", 8.0),
    ("governance", 8.0),
    ("clinicians", 8.0),
    ("peer-workers-and-people-using-services", 5.0),
];

/// The most words that stand open on an edition, menus included.
const MOST_WORDS: usize = 1200;

/// Tags that stand alone.
const ALONE: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "wbr", "col"];
/// Tags that end a line.
const BLOCKS: [&str; 16] = [
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "dt",
    "dd",
    "td",
    "th",
    "tr",
    "div",
    "section",
    "summary",
    "caption",
    "figcaption",
];

/// An open tag: its name, and whether what stands in it is hidden until a reader acts.
struct Open<'h> {
    name: &'h str,
    is_hidden: bool,
}

/// The lines of the main part of a page that stand open.
fn shown(html: &str) -> Vec<String> {
    let main = html.split_once("<main").expect("a main part").1;
    let main = main.split_once("</main>").expect("its end").0;
    let mut text = String::new();
    let mut open: Vec<Open<'_>> = Vec::new();
    for piece in main.split('<').skip(1) {
        let (tag, words) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag
            .trim_start_matches('/')
            .split([' ', '\n', '/'])
            .next()
            .unwrap_or("");
        if BLOCKS.contains(&name) {
            text.push('\n');
        }
        if tag.starts_with('/') {
            if let Some(place) = open.iter().rposition(|it| it.name == name) {
                open.truncate(place);
            }
        } else if !ALONE.contains(&name) && !tag.ends_with('/') {
            let is_closed = name == "details" && !tag.contains(" open");
            let is_apart = ["script", "style", "svg", "template"].contains(&name)
                || tag.contains(" hidden")
                || tag.contains("visually-hidden");
            open.push(Open {
                name,
                is_hidden: is_closed || is_apart,
            });
        }
        if !is_hidden(&open) {
            text.push_str(words);
        }
    }
    let lines = text.lines().map(testbed::plain);
    lines
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

/// Whether what comes next is hidden; of a closed part its summary is seen.
fn is_hidden(open: &[Open<'_>]) -> bool {
    let mut places = open.iter().enumerate().filter(|(_, it)| it.is_hidden);
    places.any(|(place, it)| {
        let next = open.get(place + 1).map(|it| it.name);
        it.name != "details" || next != Some("summary")
    })
}

fn words(lines: &[String]) -> usize {
    let words = lines.iter().flat_map(|line| line.split_whitespace());
    words
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

/// The editions of questions in a folder, without their sheets for printing.
fn editions(folder: &str) -> Vec<(&'static str, &'static str)> {
    let pages = Site::real().pages().filter(|(name, _)| {
        let file = name
            .strip_prefix(folder)
            .and_then(|rest| rest.strip_prefix('/'));
        file.is_some_and(|file| {
            !file.ends_with("-sheet.html") && file != "index.html" && !file.contains('/')
        })
    });
    pages.collect()
}

#[test]
fn an_edition_shows_no_more_than_can_be_read_in_a_few_minutes() {
    for (folder, _) in EDITIONS {
        let editions = editions(folder);
        assert_eq!(editions.len(), 5, "{folder}");
        for (name, html) in editions {
            let count = words(&shown(html));
            assert!(count <= MOST_WORDS, "{name} shows {count} words");
            assert!(
                count > 150,
                "{name} shows {count} words: they were not read"
            );
        }
    }
}

/// Whether a line holds an interval: "0.20 (0.06 to 0.33)".
fn has_interval(line: &str) -> bool {
    let in_brackets = line
        .split('(')
        .skip(1)
        .filter_map(|rest| rest.split_once(')'));
    let is_number = |part: &str| {
        part.replace(['\u{2212}', ','], "")
            .trim()
            .parse::<f64>()
            .is_ok()
    };
    in_brackets
        .filter_map(|(inside, _)| inside.split_once(" to "))
        .any(|(low, high)| is_number(low) && is_number(high))
}

#[test]
fn the_door_of_readers_of_plain_words_folds_the_numbers_as_their_editions_do() {
    assert!(has_interval("0.20 (0.06 to 0.33)") && !has_interval("(one to two)"));
    let site = Site::real();
    for (folder, _) in EDITIONS.iter().filter(|(_, limit)| *limit <= 5.0) {
        let door = site.file(&format!("{folder}/index.html"));
        assert!(
            door.contains("id=\"table-answer\""),
            "{folder}: it has numbers"
        );
        for line in shown(door) {
            let measure = line
                .split_whitespace()
                .find(|word| ["SMD", "RR"].contains(word));
            assert!(
                measure.is_none() && !has_interval(&line),
                "{folder}: {line}"
            );
        }
    }
}

#[test]
fn the_list_of_economic_evidence_unfolds() {
    let count = words(&shown(Site::real().file("economics/index.html")));
    assert!(count <= MOST_WORDS, "{count} words");
}

/// The school grade of whole sentences (Kincaid and others 1975), without those that are full of numbers.
fn grade(lines: &[String]) -> f64 {
    let is_prose = |line: &&String| {
        line.ends_with(['.', '?', '!'])
            && line.split_whitespace().count() > 5
            && !line.contains("95% CI")
    };
    let lines: Vec<&String> = lines.iter().filter(is_prose).collect();
    let sentences = lines
        .iter()
        .flat_map(|line| line.split(['.', '?', '!', ';', ':']));
    let sentences = sentences
        .filter(|part| part.contains(char::is_alphabetic))
        .count();
    let words: Vec<&str> = lines
        .iter()
        .flat_map(|line| line.split_whitespace())
        .collect();
    let words: Vec<&str> = words
        .into_iter()
        .filter(|word| word.contains(char::is_alphabetic))
        .collect();
    assert!(words.len() > 50, "there is prose to be judged");
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let (words, sentences) = (words.len() as f64, sentences.max(1) as f64);
    0.39 * words / sentences + 11.8 * syllables as f64 / words - 15.59
}

/// Groups of vowels, without a silent e at the end.
fn syllables(word: &str) -> usize {
    let word = word
        .to_lowercase()
        .replace(|sign: char| !sign.is_alphabetic(), "");
    let groups = word.split(|sign| !"aeiouy".contains(sign));
    let count = groups.filter(|group| !group.is_empty()).count();
    let is_silent = word.ends_with('e') && !word.ends_with("le") && count > 1;
    (count - usize::from(is_silent)).max(1)
}

#[test]
fn an_edition_is_easy_enough_for_its_readers() {
    for (folder, limit) in EDITIONS {
        for (name, html) in editions(folder) {
            let grade = grade(&shown(html));
            assert!(
                grade <= limit,
                "{name} reads at grade {grade:.1}; {limit} is the limit"
            );
        }
    }
}

/// The sentences of a page: whole ones of more than seven words, without names and menus.
fn sentences(html: &str) -> Vec<String> {
    let is_sentence =
        |line: &String| line.ends_with(['.', '!']) && line.split_whitespace().count() > 7;
    shown(html).into_iter().filter(is_sentence).collect()
}

#[test]
fn at_most_a_quarter_of_what_an_edition_says_stands_on_another_of_its_audience() {
    for (folder, _) in EDITIONS {
        let editions: Vec<(&str, Vec<String>)> = editions(folder)
            .into_iter()
            .map(|(name, html)| (name, sentences(html)))
            .collect();
        for (name, said) in &editions {
            let others = editions.iter().filter(|(other, _)| other != name);
            let elsewhere: HashSet<&String> = others.flat_map(|(_, said)| said).collect();
            let is_shared = |line: &&String| elsewhere.contains(line);
            let shared: Vec<String> = said.iter().filter(is_shared).cloned().collect();
            let (part, whole) = (words(&shared), words(said));
            assert!(whole > 150, "{name} says {whole} words: they were not read");
            assert!(
                part * 4 <= whole,
                "{name}: {part} of {whole} words stand elsewhere: {shared:#?}"
            );
        }
    }
}
