//! The template engine. Only this file, and the one that says what is wrong with a template, know which
//! one it is.

use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult};

use crate::diag::Diagnostic;
use crate::prose::Terms;
use crate::view::Frame;
use crate::words::{Value, Words};

use super::template_error::{Templates, problem};
use super::theme::Theme;

/// Templates ready to be filled.
pub struct Engine {
    tera: Tera,
    /// For messages.
    templates: Templates,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").finish_non_exhaustive()
    }
}

impl Engine {
    /// Compiles the templates of a theme. Their function `say` gives the words of a language; their
    /// filter `explain` marks the terms of the glossary in a text that readers see.
    ///
    /// # Errors
    /// The first template that cannot be used, with the place in it.
    pub fn new(
        theme: &Theme,
        words: Arc<Words>,
        terms: Arc<Terms>,
    ) -> Result<Self, Box<Diagnostic>> {
        let mut tera = Tera::new();
        tera.register_function("say", move |given: Kwargs, _: &State| say(&words, &given));
        tera.register_filter("explain", move |text: &str, _: Kwargs, _: &State| {
            terms.mark(text).into_owned()
        });
        tera.autoescape_on(vec![".html", ".xml"]);
        tera.add_raw_templates(
            theme
                .templates
                .iter()
                .map(|(name, template)| (name.as_str(), template.text.as_str())),
        )
        .map_err(|error| problem(&error, &theme.templates))?;
        let templates = theme.templates.clone();
        Ok(Self { tera, templates })
    }

    /// Fills a template with a page and its frame.
    ///
    /// # Errors
    /// The template asks for something that the page does not have.
    pub fn fill(
        &self,
        template: &str,
        frame: &Frame,
        page: &impl Serialize,
    ) -> Result<String, Box<Diagnostic>> {
        let mut context = Context::new();
        context.insert("frame", frame);
        context.insert("page", page);
        self.tera
            .render(template, &context)
            .map_err(|error| problem(&error, &self.templates))
    }
}

/// The function `say(id="…", name=value)` of templates. What it gives is text, so the engine
/// escapes it together with the values in it.
fn say(words: &Words, given: &Kwargs) -> TeraResult<String> {
    let id: &str = given.must_get("id")?;
    let place = |(name, value): (&tera::value::Key<'_>, &tera::Value)| {
        let name = name.as_str().filter(|name| *name != "id")?.to_owned();
        let count = value.as_i128().and_then(|n| u64::try_from(n).ok());
        let value = match count.filter(|_| name == "count") {
            Some(n) => Value::Whole(n),
            None => Value::from(value.to_string()),
        };
        Some((name, value))
    };
    let places: Vec<(String, Value<'_>)> = given.iter().filter_map(place).collect();
    let places = places
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()));
    words
        .say_named(id, places.collect())
        .map_err(tera::Error::message)
}
