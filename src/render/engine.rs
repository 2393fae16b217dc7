//! The template engine. Only this file knows which one it is.

use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult};

use crate::diag::{Diagnostic, codes};
use crate::text::strings::Strings;
use crate::view::Frame;

use super::theme::Theme;

/// Templates ready to be filled.
pub struct Engine {
    tera: Tera,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").finish_non_exhaustive()
    }
}

impl Engine {
    /// Compiles the templates of a theme, whose function `say` gives the words of a language.
    ///
    /// # Errors
    /// The first template that cannot be used, with the place in it.
    pub fn new(theme: &Theme, strings: Arc<Strings>) -> Result<Self, Box<Diagnostic>> {
        let mut tera = Tera::new();
        tera.register_function("say", move |words: Kwargs, _: &State| say(&strings, &words));
        tera.autoescape_on(vec![".html", ".xml"]);
        tera.add_raw_templates(
            theme
                .templates
                .iter()
                .map(|(name, text)| (name.as_str(), text.as_str())),
        )
        .map_err(|error| problem(&error))?;
        Ok(Self { tera })
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
            .map_err(|error| problem(&error))
    }
}

/// The function `say(id="…", name=value)` of templates. What it gives is text, so the engine
/// escapes it together with the values in it.
fn say(strings: &Strings, words: &Kwargs) -> TeraResult<String> {
    let id: &str = words.must_get("id")?;
    let count: Option<&tera::Value> = words.get("count")?;
    let count = count.and_then(|value| u64::try_from(value.as_i128()?).ok());
    let value = |name: &str| {
        let mut given = words.iter();
        let (_, value) = given.find(|(key, _)| key.as_str() == Some(name))?;
        Some(value.to_string())
    };
    strings.fill(id, count, value).map_err(tera::Error::message)
}

fn problem(error: &tera::Error) -> Box<Diagnostic> {
    let words = error.to_string();
    Box::new(
        Diagnostic::new(
            &codes::TEMPLATE,
            format!("A template cannot be used.\n{words}"),
        )
        .hint("docs/themes.md lists what each template is given."),
    )
}
