//! What templates ask for with `say`: an id that the program does not have, or a place that is
//! forgotten, is reported when the theme is read and not when somebody opens the page.

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::load::merge_marks;
use crate::text::suggest;
use crate::words::TextId;

use super::template::Template;
use super::theme::Theme;

/// How a call begins whose id stands in the template itself.
const CALL: &str = "say(id=\"";

/// What is wrong with the calls of `say` in all templates of a theme.
pub fn check(theme: &Theme) -> Diagnostics {
    let mut found = Diagnostics::new();
    for template in theme.templates.values() {
        let unmerged = merge_marks::problem(&template.file, &template.text);
        found.append(unmerged.into_iter().collect());
        for (at, _) in template.text.match_indices(CALL) {
            let call = Call::at(template, at + CALL.len());
            call.check(&mut found);
        }
    }
    found
}

/// A call of `say` with its id and the names of what it gives.
struct Call<'a> {
    template: &'a Template,
    /// Where the id starts.
    at: usize,
    id: &'a str,
    given: Vec<&'a str>,
}

impl<'a> Call<'a> {
    fn at(template: &'a Template, at: usize) -> Self {
        let (id, rest) = template.text[at..].split_once('"').unwrap_or_default();
        Self {
            template,
            at,
            id,
            given: names(rest),
        }
    }

    fn check(&self, found: &mut Diagnostics) {
        let Some(text) = TextId::find(self.id) else {
            found.push(self.unknown());
            return;
        };
        let lost = text
            .places()
            .iter()
            .find(|place| !self.given.contains(place));
        if let Some(place) = lost {
            let message = format!("`{{{place}}}` of the text `{}` is not given.", self.id);
            let hint = format!("Write `say(id=\"{}\", {place}=…)`.", self.id);
            found.push(self.problem(message).hint(hint));
        }
        let is_open = |name: &&&str| text.places().contains(name) || **name == "count";
        if let Some(name) = self.given.iter().find(|name| !is_open(name)) {
            let message = format!("The text `{}` has no place `{{{name}}}`.", self.id);
            let near = suggest::nearest(name, text.places().iter().copied());
            let problem = self.problem(message);
            found.push(match near {
                Some(near) => problem.hint(format!("Did you mean `{near}`?")),
                None => problem.hint("Take it out."),
            });
        }
    }

    fn unknown(&self) -> Diagnostic {
        let problem = self.problem(format!("There is no text `{}`.", self.id));
        match suggest::nearest(self.id, TextId::all().map(TextId::name)) {
            Some(near) => problem.hint(format!("Did you mean `{near}`?")),
            None => problem.hint("`themes/default/strings/en.yaml` has every id."),
        }
    }

    fn problem(&self, message: String) -> Diagnostic {
        let end = self.at + self.id.len();
        let place = Place::in_text(&self.template.file, &self.template.text, self.at, end);
        Diagnostic::new(&codes::TEMPLATE, message).at(place)
    }
}

/// The names before `=` in the rest of a call, up to its closing bracket; those of calls inside it
/// are not its own.
fn names(rest: &str) -> Vec<&str> {
    let (mut names, mut depth, mut quote, mut start) = (Vec::new(), 1, None, 0);
    for (at, letter) in rest.char_indices() {
        match (quote, letter) {
            (Some(open), _) if open == letter => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(letter),
            (None, '(' | '[') => depth += 1,
            (None, ')' | ']') => depth -= 1,
            (None, ',') if depth == 1 => start = at + 1,
            (None, '=') if depth == 1 && is_name(rest[start..at].trim()) => {
                names.push(rest[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(usize, String)> {
        let template = Template {
            file: "theme/templates/own.html".to_owned(),
            text: text.to_owned(),
        };
        let mut theme = Theme::default();
        theme.templates.insert("own.html".to_owned(), template);
        let found = check(&theme);
        let told = found.sorted().into_iter().map(|problem| {
            let line = problem.place.as_ref().map_or(0, |place| place.line);
            (
                line,
                format!("{} {}", problem.message, problem.hints.concat()),
            )
        });
        told.collect()
    }

    #[test]
    fn a_wrong_id_and_a_lost_place_are_reported_with_their_lines() {
        assert_eq!(
            told("<p>\n{{ say(id=\"menu.serch\") }}"),
            [(
                2,
                "There is no text `menu.serch`. Did you mean `menu.search`?".to_owned()
            )]
        );
        let low = "{{ say(id=\"certainty.by-outcome\", low=f(x=1, y=(a == b)), hihg=\"a, b=c\") }}";
        let told = told(low);
        assert_eq!(told.len(), 2);
        assert!(
            told[0]
                .1
                .starts_with("The text `certainty.by-outcome` has no place `{hihg}`.")
        );
        assert!(told[0].1.ends_with("Did you mean `high`?"));
    }

    #[test]
    fn a_sound_call_is_not_reported() {
        let call = "{{ say(id=\"certainty.by-outcome\", low=a, high=say(id=\"level.low\")) }}";
        assert!(told(call).is_empty());
        assert!(told("{{ say(id=\"count.studies\", count=(page.rows | length)) }}").is_empty());
    }

    #[test]
    fn the_themes_of_the_program_ask_for_what_there_is() {
        for name in ["default", "plain"] {
            let theme = Theme::resolve(name, std::path::Path::new("no-such-project")).unwrap();
            let found = check(&theme);
            assert!(found.is_empty(), "{:#?}", found.sorted());
        }
    }
}
