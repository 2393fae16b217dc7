//! A file with the words of a language: ids in groups, each with its text. What it says against the
//! ids, places and forms of the program is reported with its line.

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic, Diagnostics, Place, codes};
use crate::load::Source;
use crate::load::marked::{self, Node};
use crate::load::merge_marks;
use crate::load::source::Format;
use crate::load::yaml_fault;
use crate::text::suggest;

use super::form::Form;
use super::id::TextId;
use super::language::Language;
use super::texts::Texts;

/// A file of `strings/` in a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The name for messages: `theme/strings/gd.yaml`.
    pub name: String,
    /// The language of its texts, from its name: `gd`.
    pub language: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl File {
    /// Puts the texts of the file over those that were there, and adds what is wrong to `found`.
    pub fn read_into(&self, texts: &mut Texts, found: &mut Diagnostics) {
        let Ok(text) = String::from_utf8(self.bytes.clone()) else {
            let message = "The words of a language cannot be read: the file is not UTF-8.";
            let problem = Diagnostic::new(&codes::LANGUAGE_FILE, message);
            found.push(
                problem
                    .at(Place::file(&self.name))
                    .hint("Save it as UTF-8."),
            );
            return;
        };
        if let Some(problem) = merge_marks::problem(&self.name, &text) {
            return found.push(problem);
        }
        match marked::parse(&text) {
            Ok(root) => Reader::new(self, &text, texts, found).root(&root),
            // A file of comments alone changes nothing.
            Err(marked::Fault::Empty) => {}
            Err(fault) => found.push(yaml_fault::explain(&source(self, text), &fault)),
        }
    }
}

/// The file as a source, for messages about its form.
fn source(file: &File, text: String) -> Source {
    let stem = file.language.clone();
    Source::new(file.name.clone(), String::new(), stem, Format::Yaml, text).0
}

struct Reader<'a> {
    file: &'a File,
    text: &'a str,
    /// The forms that the language has.
    forms: Vec<Form>,
    texts: &'a mut Texts,
    found: &'a mut Diagnostics,
    /// Texts that the file has had.
    seen: BTreeSet<TextId>,
}

impl<'a> Reader<'a> {
    fn new(
        file: &'a File,
        text: &'a str,
        texts: &'a mut Texts,
        found: &'a mut Diagnostics,
    ) -> Self {
        Self {
            file,
            text,
            forms: Language::of(&file.language).forms(),
            texts,
            found,
            seen: BTreeSet::new(),
        }
    }

    fn root(&mut self, root: &Node) {
        if root.entries().is_empty() {
            self.tell(
                root,
                &codes::LANGUAGE_FILE,
                "A file of words holds groups of texts.",
            );
        }
        for (group, entries) in root.entries() {
            if entries.entries().is_empty() {
                let message = "A group holds ids, each with a text.";
                self.tell(group, &codes::LANGUAGE_FILE, message);
            }
            for (key, value) in entries.entries() {
                self.entry(group, key, value);
            }
        }
    }

    /// One text. A text that is wrong is not used.
    fn entry(&mut self, group: &Node, key: &Node, value: &Node) {
        let [group, name] = [group, key].map(|node| node.text().unwrap_or_default());
        let id = format!("{group}.{name}");
        let Some(text) = TextId::find(&id) else {
            return self.unknown(key, &id);
        };
        let (forms, are_right) = self.forms(text, value);
        if forms.is_empty() {
            return;
        }
        let are_places_right = self.check_places(text, value, &forms);
        if !self.seen.insert(text) {
            let message = format!("The text `{id}` stands here a second time.");
            self.tell(key, &codes::LANGUAGE_FILE, message);
        }
        if are_right && are_places_right {
            self.texts.set(text, forms);
        }
    }

    fn unknown(&mut self, key: &Node, id: &str) {
        let message = format!("The program has no text `{id}`.");
        let near = suggest::nearest(id, TextId::all().map(TextId::name));
        let hint = near.map_or_else(
            || "themes/default/strings/en.yaml has every id; docs/themes.md says more.".to_owned(),
            |near| format!("Did you mean `{near}`?"),
        );
        self.found
            .push(self.problem(key, &codes::TEXT_UNKNOWN, message).hint(hint));
    }

    /// The forms of a text, a scalar, or a map with `text` or forms for counts, and perhaps `review`;
    /// and whether nothing is wrong with them. One that is not used stands for any other: what is
    /// wrong with its words is told as well.
    fn forms(&mut self, text: TextId, value: &Node) -> (Vec<(Form, String)>, bool) {
        if let Some(only) = value.text() {
            return (vec![(Form::Other, only.to_owned())], true);
        }
        let mut forms = Vec::new();
        let mut is_right = true;
        for (key, words) in value.entries() {
            let (Some(name), Some(words)) = (key.text(), words.text()) else {
                is_right = false;
                continue;
            };
            match (name, Form::named(name)) {
                ("review", _) => {}
                ("text", _) => forms.push((Form::Other, words.to_owned())),
                (_, Some(form)) if self.is_used(text, form) => forms.push((form, words.to_owned())),
                (_, form) => {
                    self.unused(text, key, form);
                    forms.push((form.unwrap_or(Form::Other), words.to_owned()));
                    is_right = false;
                }
            }
        }
        let is_whole = forms.iter().any(|(form, _)| *form == Form::Other);
        if is_right && !is_whole {
            let message = "This is neither a text nor the forms of one; `other` is always needed.";
            self.tell(value, &codes::LANGUAGE_FILE, message);
        }
        let is_right = is_right && is_whole;
        (forms, is_right)
    }

    /// Whether the language would ever use a form of a text.
    fn is_used(&self, text: TextId, form: Form) -> bool {
        form == Form::Other || text.has_count() && self.forms.contains(&form)
    }

    fn unused(&mut self, text: TextId, key: &Node, form: Option<Form>) {
        let name = key.text().unwrap_or_default();
        let language = &self.file.language;
        let message = match form {
            Some(_) if !text.has_count() => {
                format!(
                    "`{}` does not depend on a count and has one text.",
                    text.name()
                )
            }
            Some(_) => format!("The language `{language}` has no form `{name}`."),
            None => format!("There is no form `{name}`."),
        };
        let names = Form::ALL
            .iter()
            .filter(|(_, form)| self.forms.contains(form));
        let names: Vec<String> = names.map(|(name, _)| format!("`{name}`")).collect();
        let hint = if text.has_count() {
            format!("The forms of `{language}` are {}.", names.join(", "))
        } else {
            "Write one text in quotation marks.".to_owned()
        };
        self.found
            .push(self.problem(key, &codes::TEXT_FORM, message).hint(hint));
    }

    /// Whether the text has the places of the English one, each in one form at least.
    fn check_places(&mut self, text: TextId, value: &Node, forms: &[(Form, String)]) -> bool {
        let own: BTreeSet<&str> = forms.iter().flat_map(|(_, words)| places(words)).collect();
        let known = text.places();
        let mut is_right = true;
        for place in own.iter().filter(|place| !known.contains(place)) {
            let message = format!("The text `{}` has no place `{{{place}}}`.", text.name());
            let near = suggest::nearest(place, known.iter().copied());
            let hint = match (near, known) {
                (Some(near), _) => format!("Did you mean `{{{near}}}`?"),
                (None, []) => "It has none.".to_owned(),
                (None, known) => format!("It has {}.", braced(known)),
            };
            self.found
                .push(self.problem(value, &codes::TEXT_PLACE, message).hint(hint));
            is_right = false;
        }
        let lost: Vec<&str> = known
            .iter()
            .copied()
            .filter(|place| !own.contains(place))
            .collect();
        if !lost.is_empty() {
            let message = format!("The text `{}` has lost {}.", text.name(), braced(&lost));
            let hint = "Names in braces are filled by the program; keep each, in any order.";
            self.found
                .push(self.problem(value, &codes::TEXT_PLACE, message).hint(hint));
            is_right = false;
        }
        is_right
    }

    fn tell(&mut self, node: &Node, code: &'static Code, message: impl Into<String>) {
        self.found.push(self.problem(node, code, message));
    }

    fn problem(&self, node: &Node, code: &'static Code, message: impl Into<String>) -> Diagnostic {
        let place = Place::in_text(&self.file.name, self.text, node.start, node.end);
        Diagnostic::new(code, message).at(place)
    }
}

/// `{low}, {high}`.
fn braced(places: &[&str]) -> String {
    let places: Vec<String> = places
        .iter()
        .map(|place| format!("`{{{place}}}`"))
        .collect();
    places.join(", ")
}

/// The names in braces of a text, in their order.
fn places(text: &str) -> impl Iterator<Item = &str> {
    let after = text.split('{').skip(1);
    after.filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The code and line of each problem, and its message with its hints.
    fn told(language: &str, text: &str) -> Vec<(&'static str, usize, String)> {
        let file = File {
            name: format!("theme/strings/{language}.yaml"),
            language: language.to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        let mut found = Diagnostics::new();
        file.read_into(&mut Texts::default(), &mut found);
        let told = found.sorted().into_iter().map(|problem| {
            let place = problem.place.as_ref();
            assert_eq!(
                place.map(|place| place.file.as_str()),
                Some(file.name.as_str())
            );
            let line = place.map_or(0, |place| place.line);
            let words = format!("{} {}", problem.message, problem.hints.join(" "));
            (problem.code.id, line, words)
        });
        told.collect()
    }

    fn only(language: &str, text: &str) -> (&'static str, usize, String) {
        let mut told = told(language, text);
        assert_eq!(told.len(), 1, "{told:#?}");
        told.remove(0)
    }

    #[test]
    fn a_text_is_a_scalar_or_forms_with_a_mark_of_review() {
        let text = "menu:\n  search: Lorg\n  studies: {text: Rannsachaidhean, review: awaited}\n\
                    count:\n  studies: {one: \"{count} a\", two: \"{count} b\", few: \"{count} c\", other: \"{count} d\"}\n";
        assert!(told("gd", text).is_empty());
        assert!(told("gd", "# nothing yet\n").is_empty());
    }

    #[test]
    fn an_unknown_id_is_reported_with_the_nearest_one() {
        let (code, line, words) = only("en", "menu:\n  search: Find\n  studeis: Research\n");
        assert_eq!((code, line), ("W0607", 3));
        assert!(words.contains("Did you mean `menu.studies`?"), "{words}");
    }

    #[test]
    fn a_place_that_is_lost_or_unknown_is_an_error() {
        let lost = only("de", "notice:\n  overdue: \"Die Seite ist zu alt.\"\n");
        assert_eq!((lost.0, lost.1), ("E0608", 2));
        assert!(lost.2.contains("has lost `{date}`"), "{lost:?}");
        let unknown = told("de", "notice:\n  overdue: \"Bis {dat}.\"\n");
        assert!(
            unknown
                .iter()
                .any(|(_, _, words)| words.contains("Did you mean `{date}`?"))
        );
    }

    #[test]
    fn a_form_that_the_language_does_not_use_is_an_error() {
        let count =
            "count:\n  studies: {one: \"{count} a\", few: \"{count} b\", other: \"{count} c\"}\n";
        let (code, line, words) = only("en", count);
        assert_eq!((code, line), ("E0609", 2));
        assert!(
            words.contains("The forms of `en` are `one`, `other`."),
            "{words}"
        );
        let slip = only("en", &count.replace("few", "som"));
        assert!(slip.2.contains("There is no form `som`."), "{slip:?}");
        let uncounted = only("gd", "menu:\n  search: {one: Lorg, other: Lorg}\n");
        assert!(
            uncounted.2.contains("does not depend on a count"),
            "{uncounted:?}"
        );
    }

    #[test]
    fn a_file_that_cannot_be_read_says_where() {
        let open = told("en", "menu:\n  search: \"Find\n  studies: Research\n");
        assert!(open.iter().any(|(_, line, _)| *line > 0), "{open:#?}");
        let list = only("en", "menu:\n  search: [Find]\n");
        assert_eq!((list.0, list.1), ("E0605", 2));
        let bytes = File {
            name: "theme/strings/en.yaml".to_owned(),
            language: "en".to_owned(),
            bytes: vec![0xff, 0xfe],
        };
        let mut found = Diagnostics::new();
        bytes.read_into(&mut Texts::default(), &mut found);
        assert!(found.has_errors());
    }

    #[test]
    fn the_english_of_the_program_is_what_yaml_reads() {
        let file = File {
            name: "themes/default/strings/en.yaml".to_owned(),
            language: "en".to_owned(),
            bytes: include_bytes!("../../themes/default/strings/en.yaml").to_vec(),
        };
        let (mut texts, mut found) = (Texts::default(), Diagnostics::new());
        file.read_into(&mut texts, &mut found);
        assert!(found.is_empty(), "{:#?}", found.sorted());
        for text in TextId::all() {
            let read = texts.get(text).map(super::super::form::Forms::all);
            assert_eq!(read, Some(text.entry().forms.to_vec()), "{text:?}");
        }
    }
}
