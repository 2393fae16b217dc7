//! The words of the program in the languages that it has: complete in English, honest about what is
//! missing and unread in Gaelic, and never shown as ids or open places.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use distil::Diagnostics;
use distil::words::{File, TextId, Texts};
use testbed::Project;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Gaelic of the program, and what is wrong with its file.
fn gaelic() -> (Texts, Diagnostics) {
    let name = "themes/default/strings/gd.yaml";
    let (mut texts, mut found) = (Texts::default(), Diagnostics::new());
    let file = File {
        name: name.to_owned(),
        language: "gd".to_owned(),
        bytes: fs::read(root().join(name)).expect("a file of words"),
    };
    file.read_into(&mut texts, &mut found);
    (texts, found)
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

fn scripts() -> Vec<(String, String)> {
    files_below("themes", "js")
}

/// Whether a literal of a script is an id of a group that only scripts, or they too, use.
fn is_id_of_scripts(literal: &str) -> bool {
    let id = literal.split_once('.');
    id.is_some_and(|(group, _)| ["script", "cost-model", "dates"].contains(&group))
}

/// Every id that a template or a script asks for, with the file.
fn asked_for() -> BTreeMap<String, String> {
    let mut asked = BTreeMap::new();
    for (file, text) in templates() {
        for id in after(&text, "say(id=\"").map(quoted) {
            asked.insert(id.to_owned(), file.clone());
        }
    }
    for (file, text) in scripts() {
        // Ids may also stand in tables and be said later.
        for id in text.split('"').filter(|part| is_id_of_scripts(part)) {
            asked.insert(id.to_owned(), file.clone());
        }
        for id in after(&text, "ay(\"").map(quoted) {
            asked.insert(id.to_owned(), file.clone());
        }
    }
    asked
}

#[test]
fn every_text_that_scripts_and_templates_ask_for_exists() {
    let mut asked = asked_for();
    asked.retain(|id, _| TextId::find(id).is_none());
    assert!(asked.is_empty(), "{asked:#?}");
}

#[test]
fn every_text_is_used_somewhere() {
    let asked = asked_for();
    let sources = files_below("src", "rs").into_iter().map(|(_, text)| text);
    let sources: String = sources.collect();
    // Vocabularies of records are asked for by the name of the value in the program.
    let is_value = |text: &TextId| text.name().starts_with(char::is_uppercase);
    // A macro makes ids of a group and the name of each kind, which the compiler checks.
    let is_joined = |name: &str| {
        let group = name.split('.').next().unwrap_or_default();
        sources.contains(&format!("concat!(\"{group}.\","))
    };
    let is_said = |text: &TextId| {
        let name = text.name();
        asked.contains_key(name) || sources.contains(&format!("\"{name}\"")) || is_joined(name)
    };
    let unused: Vec<TextId> = TextId::all()
        .filter(|text| !is_value(text) && !is_said(text))
        .collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn scripts_fill_every_place() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (file, text) in scripts() {
        for call in after(&text, "ay(\"").map(arguments) {
            let Some(asked) = TextId::find(quoted(call)) else {
                continue;
            };
            let given = call.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            let given: BTreeSet<&str> = given.collect();
            if !asked.places().iter().all(|place| given.contains(place)) {
                wrong.push(format!("{file}: {call}"));
            }
            count += 1;
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(count > 200, "{count} calls");
}

#[test]
fn gaelic_fits_the_program_and_every_entry_says_who_has_to_read_it() {
    let (texts, found) = gaelic();
    assert!(found.is_empty(), "{:#?}", found.sorted());
    let file = fs::read_to_string(root().join("themes/default/strings/gd.yaml"));
    let file = file.expect("a file of words");
    let entries = file.lines().filter(|line| line.starts_with("  "));
    let unread: Vec<_> = entries.filter(|line| !line.contains("review: ")).collect();
    assert!(unread.is_empty(), "{unread:#?}");
    let (own, of) = (texts.count(), TextId::all().count());
    println!(
        "{} of {of} texts have no Gaelic yet and are said in English.",
        of - own
    );
    assert!(own > 600, "{own} of {of} texts have Gaelic");
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
    let ids: BTreeSet<&str> = TextId::all().map(TextId::name).collect();
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
    assert!(pages["assets/search.js"].contains("toradh"));
}

#[test]
fn what_gaelic_lacks_is_marked_as_english_in_pages_and_nowhere_else() {
    let (_, pages) = starter_in("gd", None);
    let marked = pages
        .values()
        .filter(|page| page.contains("<span lang=\"en\">"));
    assert!(marked.count() > 10, "texts without Gaelic are not marked");
    for (name, page) in pages.iter().filter(|(name, _)| name.ends_with(".html")) {
        assert!(!page.contains(['\u{FDD0}', '\u{FDD1}']), "{name} has marks");
        let in_tag = after(page, "<").find(|tag| {
            let tag = tag.split('>').next().unwrap_or_default();
            tag.contains("lang=\"en\"") && !["span lang=\"en\"", "tspan lang=\"en\""].contains(&tag)
        });
        assert!(in_tag.is_none(), "{name}: {in_tag:?}");
    }
    let (_, pages) = starter_in("en-GB", None);
    assert!(!pages["index.html"].contains("lang=\"en\""));
}

#[test]
fn wrong_words_of_a_site_are_reported_with_file_and_line() {
    let own = "menu:\n  serch: Etsi\nnotice:\n  overdue: \"Liian vanha.\"\n";
    let project = Project::starter();
    project.write("../theme/strings/en.yaml", own);
    project.write("../theme/strings/fi.yml", own);
    let template = "{% extends \"default/study.html\" %}\n{% block lede %}{{ say(id=\"menu.studeis\") }}{% endblock %}";
    project.write("../theme/templates/study.html", template);
    let run = project.run(&["check"]);
    assert_eq!(run.code, 1, "{run:?}");
    for told in [
        "W0607",
        "theme/strings/en.yaml:2:3",
        "Did you mean `menu.search`?",
        "E0608",
        "theme/strings/en.yaml:4:12",
        "theme/strings/fi.yml",
        "theme/templates/study.html:2:",
        "Did you mean `menu.studies`?",
    ] {
        assert!(format!("{run:?}").contains(told), "{told}: {run:?}");
    }
}

#[test]
fn a_site_may_change_one_word_and_add_a_language() {
    let own = "menu:\n  questions: Kysymykset <&>\n";
    let (told, pages) = starter_in("fi", Some(own));
    assert!(pages["index.html"].contains(">Kysymykset &lt;&amp;&gt;</a>"));
    assert!(
        pages["index.html"].contains("><span lang=\"en\">Studies</span></a>"),
        "English fills what is missing"
    );
    assert!(!told.concat().contains("W0606"), "{told:#?}");
}

#[test]
fn a_language_without_words_is_english_with_a_warning() {
    let (told, pages) = starter_in("qaa", None);
    assert!(told.concat().contains("W0606"), "{told:#?}");
    assert!(pages["index.html"].contains("<html lang=\"qaa\""));
    assert!(pages["index.html"].contains("><span lang=\"en\">Studies</span></a>"));
}
