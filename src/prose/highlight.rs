//! Highlighting of fenced code: R, YAML and search strategies, as classes for the theme to colour.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::{SyntaxDefinition, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

/// The grammars that syntect ships, and our own for search strategies.
static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(|| {
    let mut grammars = SyntaxSet::load_defaults_newlines().into_builder();
    let strategies = include_str!("search-strategy.sublime-syntax");
    if let Ok(grammar) = SyntaxDefinition::load_from_str(strategies, true, None) {
        grammars.add(grammar);
    }
    grammars.build()
});

/// The prefix of the classes: `hl-keyword`, `hl-string`.
const CLASSES: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "hl-" };

/// A block of code as HTML. A language that is not known is shown plain.
pub(super) fn block(code: &str, language: &str) -> String {
    let inner = grammar(language)
        .and_then(|grammar| classed(code, grammar))
        .unwrap_or_else(|| escape(code));
    format!(
        "<pre class=\"code\" tabindex=\"0\"><code class=\"language-{}\">{inner}</code></pre>\n",
        escape(language)
    )
}

fn grammar(language: &str) -> Option<&'static SyntaxReference> {
    match language.to_lowercase().as_str() {
        "r" => GRAMMARS.find_syntax_by_name("R"),
        "yaml" | "yml" => GRAMMARS.find_syntax_by_name("YAML"),
        "ovid" | "pubmed" | "search" => GRAMMARS.find_syntax_by_name("Search strategy"),
        _ => None,
    }
}

fn classed(code: &str, grammar: &SyntaxReference) -> Option<String> {
    let mut generator = ClassedHTMLGenerator::new_with_class_style(grammar, &GRAMMARS, CLASSES);
    for line in LinesWithEndings::from(code) {
        generator
            .parse_html_for_line_which_includes_newline(line)
            .ok()?;
    }
    Some(generator.finalize())
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_strategies_have_a_grammar_of_their_own() {
        let html = block(
            "1. exp Peer Group/\n2. (peer adj3 support*).ti,ab.\n3. 1 or 2\n",
            "ovid",
        );
        for class in ["hl-keyword", "hl-entity", "hl-constant"] {
            assert!(html.contains(class), "{class} in {html}");
        }
    }

    #[test]
    fn r_is_highlighted_and_unknown_languages_are_escaped() {
        assert!(block("x <- c(1, 2) # sum\n", "r").contains("hl-comment"));
        assert!(block("<b>", "brainfuck").contains("&lt;b&gt;"));
    }
}
