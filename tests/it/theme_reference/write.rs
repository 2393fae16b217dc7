//! The reference as Markdown.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use syn::Type;

use super::components::{Component, components, introduction, templates};
use super::pages::{Page, pages};
use super::source::{Field, Shape, Shown, Source, arguments};

const BEGINNING: &str = "# What templates see

Made from the program by `DISTIL_BLESS=1 cargo test --test it reference`; do not edit. How a theme is
built stands in [themes.md](themes.md).

A template sees two values. `frame` is the same on every page; `page` is what pages of its kind show.
A field that a page does not have stops the build and names the fields that exist.

| Type | What a template gets |
|---|---|
| text | text, escaped when it is printed. Where a text may be missing it is empty: `{% if page.note %}` |
| HTML | made from Markdown or drawn by the program; print it with `\\| safe`. It may hold links |
| number | a whole number, or one with decimals |
| true or false | for `{% if %}` |
| list of … | for `{% for %}`; an empty list counts as false |
| … or nothing | test it with `{% if %}` before a field of it is used |
";

/// The whole page.
pub fn reference(source: &Source) -> String {
    let pages = pages(source);
    let frame = frame(source);
    let plan = Plan::of(source, frame, &pages);
    let mut out = BEGINNING.to_owned();
    let _ = write!(
        out,
        "\n## Every page: `frame`\n\n{}\n",
        sentence(&frame.doc)
    );
    plan.table(&mut out, frame);
    plan.own(&mut out, &|key| key == "frame");
    out += "\n## Kinds of page: `page`\n\n| Template | What it shows |\n|---|---|\n";
    for page in &pages {
        let anchor = anchor(&format!("`{}`", page.template));
        let _ = writeln!(
            out,
            "| [`{}`](#{anchor}) | {} |",
            page.template,
            cell(&page.about)
        );
    }
    for page in &pages {
        let _ = write!(
            out,
            "\n### `{}`\n\n{}\n",
            page.template,
            sentence(&page.about)
        );
        plan.table(&mut out, page.view);
        plan.own(&mut out, &|key| key == page.template);
    }
    out += "\n## Parts that several pages have\n";
    plan.own(&mut out, &|key| key.is_empty());
    out += &plan.components();
    out
}

/// Every type that a template may see.
pub fn seen(source: &Source) -> Vec<&Shown> {
    let frame = frame(source);
    let pages = pages(source);
    let plan = Plan::of(source, frame, &pages);
    let tops = pages.iter().map(|page| page.view);
    let parts = plan.homes.keys().map(|index| &source.types[*index]);
    std::iter::once(frame).chain(tops).chain(parts).collect()
}

fn frame(source: &Source) -> &Shown {
    let is = |shown: &&Shown| shown.name == "Frame" && shown.module == ["view", "frame"];
    source.types.iter().find(is).expect("the frame")
}

/// Where each type is described.
struct Plan<'s> {
    source: &'s Source,
    /// The template that alone shows the type; empty for a type that several show.
    homes: BTreeMap<usize, String>,
    /// The headings of types.
    names: BTreeMap<usize, String>,
}

impl<'s> Plan<'s> {
    fn of(source: &'s Source, frame: &'s Shown, pages: &[Page<'s>]) -> Self {
        let mut plan = Self {
            source,
            homes: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        let tops = pages.iter().map(|page| (page.template.as_str(), page.view));
        for (home, top) in std::iter::once(("frame", frame)).chain(tops) {
            let mut reached = BTreeSet::new();
            plan.reach(top, &mut reached);
            for index in reached {
                let known = plan.homes.entry(index).or_insert_with(|| home.to_owned());
                if known != home {
                    known.clear();
                }
            }
        }
        plan.name();
        plan
    }

    fn reach(&self, shown: &Shown, reached: &mut BTreeSet<usize>) {
        for holds in held(shown) {
            for index in self.types_in(holds, &shown.module) {
                if reached.insert(index) {
                    self.reach(&self.source.types[index], reached);
                }
            }
        }
    }

    /// A name that two types have is told apart by the file.
    fn name(&mut self) {
        let name = |index: &usize| self.source.types[*index].name.as_str();
        let mut often: BTreeMap<&str, usize> = BTreeMap::new();
        for index in self.homes.keys() {
            *often.entry(name(index)).or_default() += 1;
        }
        let heading = |index: &usize| match often.get(name(index)) {
            Some(1) | None => name(index).to_owned(),
            _ => {
                let file = self.source.types[*index].module.last();
                format!(
                    "{} of {}",
                    name(index),
                    file.map_or("", String::as_str).replace('_', " ")
                )
            }
        };
        self.names = self
            .homes
            .keys()
            .map(|index| (*index, heading(index)))
            .collect();
    }

    fn types_in(&self, holds: &Type, module: &[String]) -> Vec<usize> {
        match holds {
            Type::Tuple(tuple) => tuple
                .elems
                .iter()
                .flat_map(|t| self.types_in(t, module))
                .collect(),
            Type::Reference(it) => self.types_in(&it.elem, module),
            Type::Array(it) => self.types_in(&it.elem, module),
            Type::Path(path) => {
                let name = path.path.segments.last().unwrap().ident.to_string();
                match arguments(holds, &name) {
                    Some(inner) => inner
                        .iter()
                        .flat_map(|t| self.types_in(t, module))
                        .collect(),
                    None => self.index(&path.path, module).into_iter().collect(),
                }
            }
            _ => panic!("a view holds a type of a form that the reference does not know"),
        }
    }

    fn index(&self, path: &syn::Path, module: &[String]) -> Option<usize> {
        let found = self.source.find(path, module)?;
        self.source
            .types
            .iter()
            .position(|shown| std::ptr::eq(shown, found))
    }

    /// The types that are described under a heading.
    fn own(&self, out: &mut String, is: &dyn Fn(&str) -> bool) {
        let own = self.homes.iter().filter(|(_, home)| is(home));
        let mut own: Vec<(&str, usize)> =
            own.map(|(at, _)| (self.names[at].as_str(), *at)).collect();
        own.sort_unstable();
        for (name, index) in own {
            let shown = &self.source.types[index];
            let _ = write!(out, "\n#### {name}\n\n{}\n", sentence(&shown.doc));
            self.table(out, shown);
        }
    }

    fn table(&self, out: &mut String, shown: &Shown) {
        let module = &shown.module;
        match &shown.shape {
            Shape::Fields(fields) => {
                *out += "\n| Field | What it is | Type |\n|---|---|---|\n";
                for field in fields {
                    let Field { name, doc, .. } = field;
                    let holds = self.field(field, module);
                    let _ = writeln!(out, "| `{name}` | {} | {holds} |", cell(doc));
                }
            }
            Shape::Words(words) => {
                *out += "\n| Value | What it means |\n|---|---|\n";
                for (word, doc) in words {
                    let _ = writeln!(out, "| `{word}` | {} |", cell(doc));
                }
            }
            Shape::Choice(tag, choices) => {
                let _ = write!(
                    out,
                    "\n| `{tag}` | What it is | Further fields |\n|---|---|---|\n"
                );
                for (word, doc, holds) in choices {
                    let holds = self.words(holds, module);
                    let _ = writeln!(out, "| `{word}` | {} | {holds} |", cell(doc));
                }
            }
        }
    }

    /// Components, functions and filters.
    fn components(&self) -> String {
        let mut out = COMPONENTS.to_owned();
        for (name, text) in templates() {
            let about = sentence(&introduction(&text));
            let _ = write!(out, "\n### `{name}`\n\n{about}\n\n");
            out += "| Component | Given | What it shows |\n|---|---|---|\n";
            for part in components(&text) {
                let about = cell(&self.about(&part));
                let _ = writeln!(out, "| `{}` | `{}` | {about} |", part.name, part.arguments);
            }
        }
        out + FUNCTIONS
    }

    /// What a component shows: its comment, or the block of an edition after which it is called.
    fn about(&self, part: &Component) -> String {
        let block = part.name.strip_prefix("block_").unwrap_or_default();
        let block = block.replace('_', "-");
        let choices = self.homes.keys().map(|index| &self.source.types[*index]);
        let mut choices = choices.filter_map(|shown| match &shown.shape {
            Shape::Choice(_, choices) => Some((shown, choices)),
            _ => None,
        });
        let found = choices.find_map(|(shown, choices)| {
            let (word, doc, holds) = choices.iter().find(|(word, ..)| *word == block)?;
            let holds = self.words(holds, &shown.module);
            Some(format!("The block `{word}`: {doc} `view` is {holds}"))
        });
        let about = found.filter(|_| part.about.is_empty());
        let about = about.unwrap_or_else(|| self.linked(part));
        assert!(
            !about.is_empty(),
            "the component `{}` has no comment above it",
            part.name
        );
        sentence(&about)
    }

    /// The comment of a component, with its types linked: "`links` is a list of Link".
    fn linked(&self, part: &Component) -> String {
        let mut linked = part.about.clone();
        for before in ["` is a list of ", "` is a ", "` is an ", "` is the "] {
            for (at, _) in part.about.match_indices(before) {
                let rest = &part.about[at + before.len()..];
                let end = rest.find(|c: char| !c.is_alphanumeric());
                let name = &rest[..end.unwrap_or(rest.len())];
                if !name.starts_with(char::is_uppercase) {
                    continue;
                }
                let is_named =
                    |known: &&String| **known == name || rest.starts_with(known.as_str());
                let heading = self
                    .names
                    .values()
                    .filter(is_named)
                    .max_by_key(|name| name.len());
                let heading = heading
                    .unwrap_or_else(|| panic!("the component `{}` takes no {name}", part.name));
                let link = format!("{before}[{heading}](#{})", anchor(heading));
                linked = linked.replace(&format!("{before}{heading}"), &link);
            }
        }
        linked
    }

    fn field(&self, field: &Field, module: &[String]) -> String {
        let words = self.words(&field.holds, module);
        let is_html = field.name.ends_with("_html") || field.name == "svg";
        match is_html {
            true => words.replace("text", "HTML"),
            false => words,
        }
    }

    /// A type in words.
    fn words(&self, holds: &Type, module: &[String]) -> String {
        if let Some(inner) = arguments(holds, "Option") {
            return format!("{} or nothing", self.words(&inner[0], module));
        }
        if let Some(inner) = arguments(holds, "Vec") {
            return format!("list of {}", self.words(&inner[0], module));
        }
        if let Some(inner) = arguments(holds, "Box") {
            return self.words(&inner[0], module);
        }
        if let Some(inner) = arguments(holds, "BTreeMap") {
            return format!(
                "{} by {}",
                self.words(&inner[1], module),
                self.words(&inner[0], module)
            );
        }
        match holds {
            Type::Tuple(tuple) => {
                let parts = tuple.elems.iter().map(|part| self.words(part, module));
                format!(
                    "list of {}: {}",
                    tuple.elems.len(),
                    parts.collect::<Vec<_>>().join(", ")
                )
            }
            Type::Reference(it) => self.words(&it.elem, module),
            Type::Array(it) => format!("list of {}", self.words(&it.elem, module)),
            Type::Path(path) => self.plain(&path.path, module),
            _ => panic!("a view holds a type of a form that the reference does not know"),
        }
    }

    fn plain(&self, path: &syn::Path, module: &[String]) -> String {
        match path.segments.last().unwrap().ident.to_string().as_str() {
            "String" | "str" => "text".to_owned(),
            "bool" => "true or false".to_owned(),
            "usize" | "u8" | "u16" | "u32" | "u64" | "i32" | "i64" | "f64" => "number".to_owned(),
            _ => {
                let index = self.index(path, module);
                let index =
                    index.unwrap_or_else(|| panic!("{module:?} holds a type that is not there"));
                let name = &self.names[&index];
                format!("[{name}](#{})", anchor(name))
            }
        }
    }
}

/// The types of what a type holds.
fn held(shown: &Shown) -> Vec<&Type> {
    match &shown.shape {
        Shape::Fields(fields) => fields.iter().map(|field| &field.holds).collect(),
        Shape::Words(_) => Vec::new(),
        Shape::Choice(_, choices) => choices.iter().map(|(_, _, holds)| holds).collect(),
    }
}

const COMPONENTS: &str = "
## Components

Any template may use them: `{{ <missing text={page.note} /> }}`. A text is given in quotation marks, a value
in braces; what has a value after `=` may be left out. `id` is the name of the part on the page, which
may be there once.
";

const FUNCTIONS: &str = "
## Functions and filters

| What | What it gives |
|---|---|
| `say(id=\"…\", place=value)` | a text in the language of the site, see [Words and languages](themes.md#words-and-languages) |
| `TEXT \\| explain` | a plain text with the terms of the glossary linked, each where a reader meets it first in a section |
| `HTML \\| safe` | the HTML itself; for fields whose type is HTML, and for nothing else |

The other filters and tests are those of [Tera 2](https://keats.github.io/tera/).
";

fn sentence(doc: &str) -> String {
    let mut doc = doc.to_owned();
    if !doc.is_empty() && !doc.ends_with(['.', ':', '…']) {
        doc.push('.');
    }
    doc
}

fn cell(doc: &str) -> String {
    doc.replace('|', "\\|")
}

/// The anchor that GitHub and others give to a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase();
    let kept = kept
        .chars()
        .filter(|c| c.is_alphanumeric() || "-_ ".contains(*c));
    kept.collect::<String>().replace(' ', "-")
}
