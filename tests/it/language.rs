//! The words of the program in the languages that it has: complete in English, honest about what is
//! missing and unread in Gaelic, and never shown as ids or open places.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::Project;
use distil::load::strings;
use distil::text::strings::Texts;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn texts(language: &str) -> Texts {
    let name = format!("themes/default/strings/{language}.yaml");
    let text = fs::read_to_string(root().join(&name)).expect("a file of words");
    strings::read(&name, language, &text).expect("words that can be read")
}

fn files_below(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut open: Vec<PathBuf> = vec![root().join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == ending) {
                let text = fs::read_to_string(&path).expect("a text");
                files.push((path.display().to_string(), text));
            }
        }
    }
    files.sort();
    files
}

fn templates() -> Vec<(String, String)> {
    files_below("themes", "html")
}

/// What follows each occurrence of `start`.
fn after<'a>(text: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(start)
        .map(move |(at, _)| &text[at + start.len()..])
}

/// The text up to the next quotation mark.
fn quoted(text: &str) -> &str {
    text.split('"').next().unwrap_or_default()
}

/// The arguments of a call whose opening bracket has been read.
fn arguments(text: &str) -> &str {
    let mut depth = 1;
    for (at, letter) in text.char_indices() {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        if depth == 0 {
            return &text[..at];
        }
    }
    text
}

/// Whether a literal of the program is an id of a group that only the program uses.
fn is_said_later(literal: &str) -> bool {
    const GROUPS: [&str; 9] = [
        "row", "line", "count", "glance", "facet", "missing", "menu", "heading", "link",
    ];
    let Some((group, key)) = literal.split_once('.') else {
        return false;
    };
    let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    GROUPS.contains(&group) && !key.is_empty() && key.chars().all(is_key)
}

/// Every id that the program, a template or a script asks for, with the file.
fn asked_for() -> BTreeMap<String, String> {
    let mut asked = BTreeMap::new();
    for (file, text) in templates() {
        for id in after(&text, "say(id=\"").map(quoted) {
            asked.insert(id.to_owned(), file.clone());
        }
    }
    for (file, text) in files_below("src/view", "rs") {
        let calls = after(&text, "say(").chain(after(&text, "say_with("));
        for call in calls
            .map(str::trim_start)
            .filter(|call| call.starts_with('"'))
        {
            asked.insert(quoted(&call[1..]).to_owned(), file.clone());
        }
        // Ids that stand in tables and are said later.
        for id in text.split('"').filter(|part| is_said_later(part)) {
            asked.insert(id.to_owned(), file.clone());
        }
    }
    for (file, text) in files_below("themes", "js") {
        for id in after(&text, "say(\"").map(quoted) {
            asked.insert(format!("script.{id}"), file.clone());
        }
    }
    asked
}

#[test]
fn every_word_that_is_asked_for_exists_in_english() {
    let english = texts("en");
    let missing: Vec<_> = asked_for()
        .into_iter()
        .filter(|(id, _)| !english.contains_key(id))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn templates_fill_every_place() {
    let english = texts("en");
    let mut wrong = Vec::new();
    for (file, text) in templates() {
        for call in after(&text, "say(id=\"").map(arguments) {
            let open = english.get(quoted(call)).map(|text| text.places());
            let is_given = |place: &&str| call.contains(&format!(" {place}="));
            if !open.unwrap_or_default().iter().all(is_given) {
                wrong.push(format!("{file}: {call}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn gaelic_has_only_ids_and_places_that_english_has_and_every_entry_says_who_has_to_read_it() {
    let (english, gaelic) = (texts("en"), texts("gd"));
    let mut wrong = Vec::new();
    for (id, text) in &gaelic {
        match english.get(id) {
            None => wrong.push(format!("{id} is not in en.yaml")),
            Some(english) if english.places() != text.places() => {
                wrong.push(format!("{id} has other places: {:?}", text.places()));
            }
            Some(_) => {}
        }
        if text.review.is_none() {
            wrong.push(format!("{id} does not say whether it has been read"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let missing = english.keys().filter(|id| !gaelic.contains_key(*id));
    let (missing, of) = (missing.count(), english.len());
    println!("{missing} of {of} texts have no Gaelic yet and are said in English.");
    assert!(missing * 2 < of, "{missing} of {of} texts have no Gaelic");
}

#[test]
fn vocabularies_are_the_same_in_pages_and_in_files_of_data() {
    let english = texts("en");
    let source = fs::read_to_string(root().join("src/view/shared/words.rs")).expect("a source");
    let (_, lists) = source.split_once("\nwords! {").expect("the vocabularies");
    let (mut group, mut count) = ("", 0);
    for line in lists.lines() {
        if let Some(name) = line.strip_suffix(" {") {
            group = name.trim();
        }
        let Some((value, words)) = line.split_once(" => \"") else {
            continue;
        };
        let id = format!("{group}.{}", value.trim());
        let said = english.get(&id).and_then(|text| text.forms.values().next());
        assert_eq!(said.map(String::as_str), Some(quoted(words)), "{id}");
        count += 1;
    }
    assert!(count > 100, "{count} values were found");
}

/// The starter site in a language, built: its pages by address.
fn starter_in(language: &str, words: Option<&str>) -> (Vec<String>, BTreeMap<String, String>) {
    let project = Project::starter();
    let site = project.content().join("site.yaml");
    let text = fs::read_to_string(&site).expect("site.yaml");
    let text = text.replace("language: en-GB", &format!("language: {language}"));
    fs::write(&site, text).expect("a written file");
    if let Some(words) = words {
        let folder = project.path().join("theme/strings");
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(format!("{language}.yaml")), words).expect("a written file");
    }
    let run = project.run(&["build"]);
    assert_eq!(run.code, 0, "{run:?}");
    let files = project.site().into_iter();
    let text = |(name, bytes): (String, Vec<u8>)| {
        let end = Path::new(&name).extension()?.to_owned();
        (end == "html" || end == "js").then(|| (name, String::from_utf8_lossy(&bytes).into_owned()))
    };
    let told = format!("{run:?}").lines().map(str::to_owned).collect();
    (told, files.filter_map(text).collect())
}

#[test]
fn a_site_in_gaelic_has_gaelic_words_dates_and_no_open_ends() {
    let (_, pages) = starter_in("gd", None);
    let home = &pages["index.html"];
    for words in ["<html lang=\"gd\"", ">Ceistean</a>", ">Rannsachaidhean</a>"] {
        assert!(home.contains(words), "{words} is not on the home page");
    }
    assert!(home.contains(" Faoilleach 2026"), "there is no Gaelic date");
    let ids: BTreeSet<String> = texts("en").into_keys().collect();
    for (name, page) in pages.iter().filter(|(name, _)| name.ends_with(".html")) {
        let raw = page.split(|c: char| !(c.is_alphanumeric() || "-.".contains(c)));
        let raw: Vec<&str> = raw.filter(|word| ids.contains(*word)).collect();
        assert!(raw.is_empty(), "{name}: {raw:?} are ids");
        let open = after(page, "{").find(|rest| {
            let name = rest.split('}').next().unwrap_or_default();
            !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
        });
        assert!(
            open.is_none(),
            "{name}: {{{}",
            &open.unwrap_or_default()[..20]
        );
    }
    assert!(pages["assets/strings.js"].contains("toradh"));
}

#[test]
fn a_site_may_change_one_word_and_add_a_language() {
    let own = "menu:\n  questions: Kysymykset <&>\n";
    let (told, pages) = starter_in("fi", Some(own));
    assert!(pages["index.html"].contains(">Kysymykset &lt;&amp;&gt;</a>"));
    assert!(
        pages["index.html"].contains(">Studies</a>"),
        "English fills what is missing"
    );
    assert!(!told.concat().contains("W0606"), "{told:#?}");
}

#[test]
fn a_language_without_words_is_english_with_a_warning() {
    let (told, pages) = starter_in("qaa", None);
    assert!(told.concat().contains("W0606"), "{told:#?}");
    assert!(pages["index.html"].contains("<html lang=\"qaa\""));
    assert!(pages["index.html"].contains(">Studies</a>"));
}

#[test]
fn what_scripts_say_on_their_own_is_what_the_file_of_english_says() {
    let english = texts("en");
    let mut compared = 0;
    for (file, script) in files_below("themes", "js") {
        for call in after(&script, "say(\"") {
            let id = format!("script.{}", quoted(call));
            let own = call
                .split_once("\", \"")
                .filter(|(id, _)| !id.contains('"'));
            let Some((_, own)) = own else { continue };
            let said = english.get(&id).and_then(|text| text.forms.values().next());
            assert_eq!(said.map(String::as_str), Some(quoted(own)), "{file}: {id}");
            compared += 1;
        }
    }
    assert!(compared > 10, "{compared} texts were compared");
}
