//! Highlighting of fenced code: R, YAML and search strategies, as classes for the theme to colour.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use syntect::parsing::{
    ParseState, ScopeStack, SyntaxDefinition, SyntaxReference, SyntaxSet, SyntaxSetBuilder,
};
use syntect::util::LinesWithEndings;

use crate::text::escape;

/// The grammars that syntect ships. Each is unpacked when it is first asked for.
static SHIPPED: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);
/// Our own, for search strategies.
static OWN: LazyLock<SyntaxSet> = LazyLock::new(|| {
    let mut grammars = SyntaxSetBuilder::new();
    let strategies = include_str!("search-strategy.sublime-syntax");
    if let Ok(grammar) = SyntaxDefinition::load_from_str(strategies, true, None) {
        grammars.add(grammar);
    }
    grammars.build()
});

/// A grammar, and the others of its set, to which it may refer.
#[derive(Clone, Copy)]
struct Grammar {
    own: &'static SyntaxReference,
    set: &'static SyntaxSet,
}

/// The kinds of word that a theme colours; everything else stays plain, so that a page of code has
/// few elements.
const COLOURED: [&str; 6] = [
    "comment", "string", "keyword", "storage", "constant", "entity",
];

/// A block of code as HTML. A language that is not known is shown plain.
pub(super) fn block(code: &str, language: &str) -> String {
    let inner = grammar(language)
        .and_then(|grammar| classed(code, grammar))
        .unwrap_or_else(|| escape::html(code));
    format!(
        "<pre class=\"code\" tabindex=\"0\"><code class=\"language-{}\">{inner}</code></pre>\n",
        escape::html(language)
    )
}

fn grammar(language: &str) -> Option<Grammar> {
    let (set, name): (&'static SyntaxSet, _) = match language.to_lowercase().as_str() {
        "r" => (&SHIPPED, "R"),
        "yaml" | "yml" => (&SHIPPED, "YAML"),
        "ovid" | "pubmed" | "search" => (&OWN, "Search strategy"),
        _ => return None,
    };
    let own = set.find_syntax_by_name(name)?;
    Some(Grammar { own, set })
}

fn classed(code: &str, grammar: Grammar) -> Option<String> {
    let mut readers = READERS.lock().unwrap_or_else(PoisonError::into_inner);
    let reader = readers
        .entry(&grammar.own.name)
        .or_insert_with(|| LineReader::new(grammar));
    let mut spans = Spans::default();
    let mut place = 0;
    for line in LinesWithEndings::from(code) {
        let read = reader.read(place, line)?;
        let mut at = 0;
        for (end, kind) in &read.parts {
            spans.add(&line[at..*end], *kind);
            at = *end;
        }
        place = read.after;
    }
    Some(spans.finish())
}

/// A reader for each grammar.
static READERS: LazyLock<Mutex<HashMap<&'static str, LineReader>>> = LazyLock::new(Mutex::default);

/// So many lines are kept; more than that are read again each time.
const MOST_LINES: usize = 20_000;

/// Reads code line by line. Scripts of one kind have most of their lines in common, so what a line
/// is made of is kept, together with the state in which it leaves the reader.
struct LineReader {
    grammar: Grammar,
    /// States at the beginning of a line; the first is that at the beginning of a text.
    states: Vec<State>,
    lines: usize,
}

/// Where the grammar stands at the beginning of a line, and the lines that it has met there.
struct State {
    parser: ParseState,
    scopes: ScopeStack,
    lines: HashMap<String, Arc<Line>>,
}

/// What a line is made of.
struct Line {
    /// Where each part ends, and what kind of word it is.
    parts: Vec<(usize, Option<&'static str>)>,
    /// The number of the state after it.
    after: usize,
}

impl LineReader {
    fn new(grammar: Grammar) -> Self {
        let start = State::new(ParseState::new(grammar.own), ScopeStack::new());
        Self {
            grammar,
            states: vec![start],
            lines: 0,
        }
    }

    fn read(&mut self, place: usize, line: &str) -> Option<Arc<Line>> {
        let state = self.states.get(place)?;
        if let Some(known) = state.lines.get(line) {
            return Some(Arc::clone(known));
        }
        let (mut parser, mut scopes) = (state.parser.clone(), state.scopes.clone());
        let mut parts = Vec::new();
        for (end, change) in parser.parse_line(line, self.grammar.set).ok()? {
            parts.push((end, kind(&scopes)));
            scopes.apply(&change).ok()?;
        }
        parts.push((line.len(), kind(&scopes)));
        let after = self.place_of(parser, scopes);
        let read = Arc::new(Line { parts, after });
        if self.lines < MOST_LINES {
            self.lines += 1;
            let known = &mut self.states[place].lines;
            known.insert(line.to_owned(), Arc::clone(&read));
        }
        Some(read)
    }

    /// The number of a state; a new one where none is equal.
    fn place_of(&mut self, parser: ParseState, scopes: ScopeStack) -> usize {
        let is_same = |state: &State| state.parser == parser && state.scopes == scopes;
        if let Some(place) = self.states.iter().position(is_same) {
            return place;
        }
        self.states.push(State::new(parser, scopes));
        self.states.len() - 1
    }
}

impl State {
    fn new(parser: ParseState, scopes: ScopeStack) -> Self {
        Self {
            parser,
            scopes,
            lines: HashMap::new(),
        }
    }
}

/// The innermost kind of word that is coloured.
fn kind(scopes: &ScopeStack) -> Option<&'static str> {
    scopes.scopes.iter().rev().find_map(|scope| {
        let name = scope.build_string();
        let first = name.split('.').next().unwrap_or_default();
        COLOURED.into_iter().find(|kind| *kind == first)
    })
}

/// Text with one span around each run of one kind.
#[derive(Default)]
struct Spans {
    html: String,
    kind: Option<&'static str>,
    run: String,
}

impl Spans {
    fn add(&mut self, text: &str, kind: Option<&'static str>) {
        if text.is_empty() {
            return;
        }
        // White space has no colour, so it does not end a run.
        if kind != self.kind && !text.trim().is_empty() {
            self.close();
            self.kind = kind;
        }
        self.run.push_str(text);
    }

    fn close(&mut self) {
        let run = escape::html(&std::mem::take(&mut self.run));
        match self.kind {
            Some(kind) if !run.is_empty() => {
                self.html
                    .push_str(&format!("<span class=\"hl-{kind}\">{run}</span>"));
            }
            _ => self.html.push_str(&run),
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_strategies_have_a_grammar_of_their_own() {
        let html = block(
            "1. exp Tea Group/\n2. (tea adj3 break*).ti,ab.\n3. 1 or 2\n",
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
