//! Which file imports which: the paths after `crate::`, `super::` and `self::`, names that an import
//! brought in, and what a folder's `mod.rs` hands on, followed to the file that defines it.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;

/// A module path below a root: `["view", "page", "home"]`.
type Path = Vec<String>;

/// A name that an import brings in, and the path behind it.
struct Leaf {
    path: Path,
    name: String,
    handed_on: bool,
}

/// A file with its imports, not yet followed.
struct Parsed {
    module: Path,
    leaves: Vec<Leaf>,
    inline: Vec<Path>,
    items: BTreeSet<String>,
}

/// The files of one crate and what each imports from the others, by path.
pub struct Graph {
    /// The file, and the files that it imports.
    pub edges: BTreeMap<String, BTreeSet<String>>,
}

impl Graph {
    /// Reads the imports of the files of one crate.
    pub fn of<'a>(sources: impl Iterator<Item = (&'a str, &'a Source)>) -> Self {
        let parsed: Vec<(String, Parsed)> = sources
            .map(|(path, source)| (source.path.clone(), parse(path, &source.code)))
            .collect();
        let files = Files {
            by_module: parsed
                .iter()
                .map(|(path, file)| (file.module.clone(), (path.as_str(), file)))
                .collect(),
        };
        let edges = parsed.iter().map(|(path, file)| {
            let used = file.leaves.iter().filter(|leaf| !leaf.handed_on);
            let used = used.map(|leaf| &leaf.path).chain(&file.inline);
            let mut found: BTreeSet<String> = used
                .filter_map(|path| files.file_of(&file.module, path, 0))
                .collect();
            found.remove(path);
            (path.clone(), found)
        });
        Self {
            edges: edges.collect(),
        }
    }

    /// Sets of files each of which imports every other one, if only by a detour.
    pub fn circles(&self) -> Vec<BTreeSet<&str>> {
        let nodes: BTreeSet<&str> = self.edges.keys().map(String::as_str).collect();
        let edges = |node: &str| -> Vec<&str> {
            let found = self.edges.get(node).into_iter().flatten();
            found.map(String::as_str).collect()
        };
        circles(&nodes, edges)
    }

    /// Circles between the children of each folder: its files, and its folders taken as one.
    pub fn circles_of_folders(&self) -> Vec<(String, BTreeSet<String>)> {
        let mut folders: BTreeSet<&str> = BTreeSet::from([""]);
        for path in self.edges.keys() {
            folders.extend(path.match_indices('/').map(|(at, _)| &path[..=at]));
        }
        let mut found = Vec::new();
        for folder in folders {
            let mut edges: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
            for (from, all) in &self.edges {
                let Some(from) = child(folder, from) else {
                    continue;
                };
                let to = all.iter().filter_map(|to| child(folder, to));
                edges
                    .entry(from)
                    .or_default()
                    .extend(to.filter(|to| *to != from));
            }
            let nodes = edges.keys().copied().collect();
            let next = |node: &str| edges[node].iter().copied().collect();
            let circles = circles(&nodes, next).into_iter();
            found.extend(circles.map(|circle| {
                let names = circle.into_iter().map(str::to_owned).collect();
                (folder.to_owned(), names)
            }));
        }
        found
    }
}

/// The child of `folder` on the way to `path`.
fn child<'a>(folder: &str, path: &'a str) -> Option<&'a str> {
    let rest = path.strip_prefix(folder)?;
    Some(rest.split('/').next().unwrap_or(rest))
}

/// What each node reaches, and from that the sets that reach one another.
fn circles<'a>(
    nodes: &BTreeSet<&'a str>,
    edges: impl Fn(&str) -> Vec<&'a str>,
) -> Vec<BTreeSet<&'a str>> {
    let reach: BTreeMap<&str, BTreeSet<&str>> = nodes
        .iter()
        .map(|node| {
            let mut seen = BTreeSet::new();
            let mut next = edges(node);
            while let Some(at) = next.pop() {
                if seen.insert(at) {
                    next.extend(edges(at));
                }
            }
            (*node, seen)
        })
        .collect();
    let mut found: BTreeSet<BTreeSet<&str>> = BTreeSet::new();
    for node in nodes.iter().filter(|node| reach[*node].contains(**node)) {
        let back = reach[node]
            .iter()
            .filter(|other| reach[*other].contains(node));
        found.insert(back.copied().collect());
    }
    found.into_iter().collect()
}

/// The files of a crate by the modules they are.
struct Files<'a> {
    by_module: BTreeMap<Path, (&'a str, &'a Parsed)>,
}

impl Files<'_> {
    /// The file behind a path: the deepest module on the way, or, where that hands the next name on
    /// from elsewhere, the file from which it comes.
    fn file_of(&self, from: &[String], path: &[String], depth: usize) -> Option<String> {
        let path = absolute(from, path)?;
        let deepest = (0..=path.len()).rev();
        let (length, (file, parsed)) = deepest
            .filter_map(|length| Some((length, self.by_module.get(&path[..length])?)))
            .next()?;
        let Some(name) = path.get(length) else {
            return Some((*file).to_owned());
        };
        let handed_on = parsed
            .leaves
            .iter()
            .find(|leaf| leaf.handed_on && leaf.name == *name);
        match handed_on {
            Some(leaf) if depth < 8 => {
                let mut whole = leaf.path.clone();
                whole.extend_from_slice(&path[length + 1..]);
                self.file_of(&parsed.module, &whole, depth + 1)
            }
            _ if length == 0 && !parsed.items.contains(name) => None,
            _ => Some((*file).to_owned()),
        }
    }
}

/// A path from the root of the crate; nothing for a path that leaves the crate.
fn absolute(from: &[String], path: &[String]) -> Option<Path> {
    let mut at = from.to_vec();
    let mut rest = path;
    match rest.first()?.as_str() {
        "crate" => at.clear(),
        "self" => {}
        "super" => {
            at.pop()?;
        }
        _ => return None,
    }
    rest = &rest[1..];
    while rest.first().is_some_and(|name| name == "super") {
        at.pop()?;
        rest = &rest[1..];
    }
    at.extend_from_slice(rest);
    Some(at)
}

fn module_of(path: &str) -> Path {
    let mut parts: Path = path
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    if parts
        .last()
        .is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str()))
    {
        parts.pop();
    }
    parts
}

fn parse(path: &str, code: &str) -> Parsed {
    let tokens = tokens(code);
    let module = module_of(path);
    let after = |word: &'static str| {
        let pairs = tokens.windows(2).filter(move |pair| pair[0] == word);
        pairs.map(|pair| pair[1].to_owned())
    };
    let children: BTreeSet<String> = after("mod").collect();
    let kinds = [
        "fn", "struct", "enum", "trait", "type", "const", "static", "mod",
    ];
    let items = kinds.into_iter().flat_map(after).collect();
    let mut leaves = Vec::new();
    let mut inline = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at] == "use" {
            let end = at + tokens[at..].iter().position(|t| *t == ";").unwrap_or(1);
            let handed_on = at > 0 && (tokens[at - 1] == "pub" || tokens[at - 1] == ")");
            tree(&tokens[at + 1..end], &[], handed_on, &mut leaves);
            at = end;
        } else if at + 1 < tokens.len()
            && tokens[at + 1] == "::"
            && (at == 0 || tokens[at - 1] != "::")
        {
            let mut whole = vec![tokens[at].to_owned()];
            while tokens.get(at + 1) == Some(&"::")
                && tokens.get(at + 2).is_some_and(|t| is_word(t))
            {
                whole.push(tokens[at + 2].to_owned());
                at += 2;
            }
            inline.push(whole);
        }
        at += 1;
    }
    for leaf in &mut leaves {
        if children.contains(&leaf.path[0]) {
            leaf.path.insert(0, "self".to_owned());
        }
    }
    let inline = inline.into_iter().filter_map(|path| {
        let first = path.first()?.as_str();
        if ["crate", "super", "self"].contains(&first) {
            return Some(path);
        }
        let known = leaves.iter().find(|leaf| leaf.name == first);
        let start = known.map(|leaf| leaf.path.clone());
        let start = start.or(children
            .contains(first)
            .then(|| vec!["self".into(), first.into()]));
        Some(
            start?
                .into_iter()
                .chain(path[1..].iter().cloned())
                .collect(),
        )
    });
    let inline = inline.collect();
    Parsed {
        module,
        leaves,
        inline,
        items,
    }
}

/// The names that a tree of imports brings in.
fn tree(tokens: &[&str], before: &[String], handed_on: bool, leaves: &mut Vec<Leaf>) {
    let mut path = before.to_vec();
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at] {
            "::" => {}
            "{" => {
                for part in parts(&tokens[at + 1..tokens.len() - 1]) {
                    tree(part, &path, handed_on, leaves);
                }
                return;
            }
            "as" => break,
            "self" if at == 0 && !before.is_empty() => {}
            "*" => {
                return leaves.push(Leaf {
                    path,
                    name: "*".into(),
                    handed_on,
                });
            }
            word => path.push(word.to_owned()),
        }
        at += 1;
    }
    let renamed = tokens.get(at + 1).map(|name| (*name).to_owned());
    if let Some(name) = renamed.or_else(|| path.last().cloned()) {
        leaves.push(Leaf {
            path,
            name,
            handed_on,
        });
    }
}

/// The parts between the commas of a group.
fn parts<'a, 'b>(tokens: &'b [&'a str]) -> Vec<&'b [&'a str]> {
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    for (at, token) in tokens.iter().enumerate() {
        match *token {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 0 => {
                found.push(&tokens[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&tokens[start..]);
    found.retain(|part| !part.is_empty());
    found
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Words, `::` and single signs; texts are left out.
fn tokens(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => text_length(rest),
            c if c.is_alphanumeric() || c == '_' => rest
                .find(|c: char| !(c.is_alphanumeric() || c == '_'))
                .unwrap_or(rest.len()),
            ':' if rest.starts_with("::") => 2,
            c => c.len_utf8(),
        };
        let token = &rest[..length];
        if !token.trim().is_empty() && first != '"' {
            found.push(token);
        }
        rest = &rest[length..];
    }
    found
}

/// How long a text in quotes is, both quotes included.
fn text_length(code: &str) -> usize {
    let mut escaped = false;
    for (at, c) in code.char_indices().skip(1) {
        match c {
            '\\' if !escaped => escaped = true,
            '"' if !escaped => return at + 1,
            _ => escaped = false,
        }
    }
    code.len()
}
