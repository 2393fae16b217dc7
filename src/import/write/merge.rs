//! What is found, put into the text of a record that is there: only what the record lacks, so that
//! nothing a person wrote is changed, and comments and the order of keys stay.

use crate::load::marked::{self, Content, Node};

use crate::edit::yaml::{self, Map, Yaml};

/// A record's text with what it lacked, and what it says otherwise.
#[derive(Debug, Default, PartialEq)]
pub struct Merged {
    /// The new text, when anything was added.
    pub text: Option<String>,
    /// What the record says otherwise: the path, what the record has, and what was found.
    pub differences: Vec<Difference>,
    /// Paths of values that could not be put in by a program.
    pub not_put: Vec<String>,
}

/// A value that the record has and the file gives otherwise.
#[derive(Debug, PartialEq)]
pub struct Difference {
    /// The path of the value.
    pub path: String,
    /// What the record says.
    pub has: String,
    /// What was found.
    pub found: String,
}

/// A text to put in at a byte.
struct Insertion {
    at: usize,
    text: String,
    /// Whether it is the value of a key that stands before `at`.
    is_value: bool,
}

/// Lists whose items are told apart, so that one can be added beside others.
const NAMED: [&str; 5] = [
    "results",
    "appraisals",
    "pooled_results",
    "comparisons",
    "outcomes",
];

struct Merge<'t> {
    text: &'t str,
    insertions: Vec<Insertion>,
    merged: Merged,
}

/// Puts what `text` lacks of `wanted` into it. `yaml_start` is where the YAML begins in the file.
pub fn merge(text: &str, yaml: std::ops::Range<usize>, wanted: &Map) -> Merged {
    let inner = text.get(yaml.clone()).unwrap_or_default();
    let Ok(root) = marked::parse(inner) else {
        return Merged {
            not_put: vec!["the whole record".to_owned()],
            ..Merged::default()
        };
    };
    let mut merge = Merge {
        text: inner,
        insertions: Vec::new(),
        merged: Merged::default(),
    };
    merge.map(&root, wanted, "");
    let Merge {
        insertions,
        mut merged,
        ..
    } = merge;
    if insertions.is_empty() {
        return merged;
    }
    let new = inserted(inner, insertions);
    match marked::parse(&new) {
        Ok(read) if holds(&read, &root) => {
            let after = text.get(yaml.end..).unwrap_or_default();
            let before = text.get(..yaml.start).unwrap_or_default();
            merged.text = Some(format!("{before}{new}{after}"));
        }
        _ => merged.not_put.push("the whole record".to_owned()),
    }
    merged
}

fn inserted(text: &str, mut insertions: Vec<Insertion>) -> String {
    // Those at one place stay in the order in which they were found, behind the value of the key there.
    insertions.sort_by_key(|insertion| (insertion.at, !insertion.is_value));
    let mut new = String::new();
    let mut at = 0;
    for insertion in insertions {
        let end = insertion.at.min(text.len());
        new.push_str(text.get(at..end).unwrap_or_default());
        if insertion.text.ends_with('\n') && !new.is_empty() && !new.ends_with('\n') {
            new.push('\n');
        }
        new.push_str(&insertion.text);
        at = end;
    }
    new.push_str(text.get(at..).unwrap_or_default());
    new
}

/// Whether everything that was in the record is in it still, in its order.
fn holds(new: &Node, old: &Node) -> bool {
    match (&new.content, &old.content) {
        (Content::Map(_), Content::Map(entries)) => entries.iter().all(|(key, value)| {
            let kept = key.text().and_then(|key| new.get(key));
            kept.is_some_and(|kept| value.is_null() || holds(kept, value))
        }),
        (Content::List(new), Content::List(old)) => {
            new.len() >= old.len() && new.iter().zip(old).all(|(new, old)| holds(new, old))
        }
        (new, old) => new == old,
    }
}

impl Merge<'_> {
    fn map(&mut self, node: &Node, wanted: &Map, path: &str) {
        for key in &wanted.0 {
            let inner = match path {
                "" => key.name.clone(),
                _ => format!("{path}.{}", key.name),
            };
            let entry = node
                .entries()
                .iter()
                .find(|(name, _)| name.text() == Some(&key.name));
            match entry {
                None => self.add_key(node, key, &inner),
                Some((name, value)) if value.is_null() => {
                    self.fill(name, value, &key.value, &inner)
                }
                Some((_, value)) => self.value(value, &key.value, &inner),
            }
        }
    }

    fn value(&mut self, node: &Node, wanted: &Yaml, path: &str) {
        match (wanted, &node.content) {
            (Yaml::Map(map) | Yaml::Line(map), Content::Map(_)) => self.map(node, map, path),
            (Yaml::List(items), Content::List(nodes)) => self.list(node, nodes, items, path),
            (Yaml::Text(text) | Yaml::Plain(text), Content::Scalar { text: has, .. }) => {
                if !is_same(has, text) {
                    self.differs(path, has, text);
                }
            }
            _ => self.differs(
                path,
                &self.text[node.start..node.end.min(self.text.len())],
                &yaml::on_one_line(wanted),
            ),
        }
    }

    fn differs(&mut self, path: &str, has: &str, found: &str) {
        self.merged.differences.push(Difference {
            path: path.to_owned(),
            has: has.to_owned(),
            found: found.to_owned(),
        });
    }

    /// Lists of records inside a record are told apart by what names their items; other lists that
    /// are there stay as they are, apart from ids that are added.
    fn list(&mut self, node: &Node, nodes: &[Node], items: &[Yaml], path: &str) {
        let name = path.rsplit('.').next().unwrap_or_default();
        let are_maps = items.iter().any(|item| matches!(item, Yaml::Map(_)));
        if are_maps && !NAMED.contains(&name) {
            if !has_all(node, &Yaml::List(items.to_vec())) {
                let found = items.iter().map(yaml::on_one_line);
                self.differs(path, "a list", &found.collect::<Vec<_>>().join(", "));
            }
            return;
        }
        for item in items {
            let Yaml::Map(map) = item else {
                if matches!(name, "studies" | "aliases") {
                    let has = |node: &Node| node.text() == Some(&yaml::on_one_line(item));
                    if !nodes.iter().any(has) {
                        self.add_item(node, nodes, item, path);
                    }
                    continue;
                }
                return;
            };
            match nodes.iter().find(|node| is_item(name, node, map)) {
                Some(there) => self.item(there, map, name, path),
                None => self.add_item(node, nodes, item, path),
            }
        }
    }

    fn item(&mut self, there: &Node, map: &Map, name: &str, path: &str) {
        if name == "results" {
            return;
        }
        let known = ["id", "tool", "outcome"]
            .iter()
            .find_map(|key| there.get(key)?.text());
        let path = format!("{path}[{}]", known.unwrap_or_default());
        self.map(there, map, &path);
    }

    fn add_key(&mut self, node: &Node, key: &yaml::Key, path: &str) {
        let one = Map(vec![key.clone()]);
        if self
            .text
            .get(node.start..)
            .is_some_and(|rest| rest.starts_with('{'))
        {
            let line = yaml::on_one_line(&Yaml::Line(one));
            let inner = line
                .strip_prefix('{')
                .and_then(|line| line.strip_suffix('}'));
            let inner = inner.unwrap_or_default();
            let last = node.entries().last();
            let (at, before) = match last {
                None => (node.start + 1, ""),
                Some((name, value)) if self.is_unwritten(value) => {
                    (self.behind_colon(name).unwrap_or(node.end), ", ")
                }
                Some(_) => (node.end, ", "),
            };
            return self.insertions.push(Insertion {
                at,
                text: format!("{before}{inner}"),
                is_value: false,
            });
        }
        let Some((first, _)) = node.entries().first() else {
            return self.merged.not_put.push(path.to_owned());
        };
        let indent = self.column(first.start);
        let at = self.end_of(node);
        self.insertions.push(Insertion {
            at,
            text: yaml::lines(&one, indent),
            is_value: false,
        });
    }

    /// A key that has no value yet.
    fn fill(&mut self, name: &Node, value: &Node, wanted: &Yaml, path: &str) {
        let line = yaml::on_one_line(wanted);
        match self.behind_colon(name) {
            Some(at) if self.is_unwritten(value) && !line.contains('\n') => {
                self.insertions.push(Insertion {
                    at,
                    text: format!(" {line}"),
                    is_value: true,
                });
            }
            _ => self.merged.not_put.push(path.to_owned()),
        }
    }

    /// The byte behind the colon of a key.
    fn behind_colon(&self, name: &Node) -> Option<usize> {
        let rest = self.text.get(name.end..)?;
        rest.find(':').map(|colon| name.end + colon + 1)
    }

    /// Whether nothing stands where a value should.
    fn is_unwritten(&self, value: &Node) -> bool {
        let written = self.text.get(value.start..value.end).unwrap_or_default();
        value.is_null() && !written.contains(['~', 'n', 'N'])
    }

    fn add_item(&mut self, node: &Node, nodes: &[Node], item: &Yaml, path: &str) {
        if self
            .text
            .get(node.start..)
            .is_some_and(|rest| rest.starts_with('['))
        {
            let line = yaml::on_one_line(item);
            let (at, text) = match nodes.last() {
                Some(last) => (last.end, format!(", {line}")),
                None => (node.start + 1, line),
            };
            return self.insertions.push(Insertion {
                at,
                text,
                is_value: false,
            });
        }
        let Some(first) = nodes.first() else {
            return self.merged.not_put.push(path.to_owned());
        };
        let start = self.text[..first.start].rfind('\n').map_or(0, |at| at + 1);
        let line = &self.text[start..first.start];
        let Some(hyphen) = line.find('-').filter(|at| line[..*at].trim().is_empty()) else {
            return self.merged.not_put.push(path.to_owned());
        };
        let at = self.end_of(node);
        self.insertions.push(Insertion {
            at,
            text: yaml::item(item, hyphen),
            is_value: false,
        });
    }

    /// How many characters stand before a byte in its line.
    fn column(&self, at: usize) -> usize {
        let start = self.text[..at].rfind('\n').map_or(0, |line| line + 1);
        self.text[start..at].chars().count()
    }

    /// The byte behind the last line of a block.
    fn end_of(&self, node: &Node) -> usize {
        let end = node.end.min(self.text.len());
        let end = self.text[..end].trim_end().len();
        let line = self.text[end..].find('\n');
        line.map_or(self.text.len(), |line| end + line + 1)
    }
}

/// Whether an item of a list is the one that was found: by what names it, or, for results, by every
/// number and word of it.
fn is_item(list: &str, node: &Node, map: &Map) -> bool {
    let by = |key: &str| {
        let found = map.get(key).map(yaml::on_one_line);
        found.is_some()
            && node.get(key).and_then(Node::text).map(str::to_owned) == found.map(unquoted)
    };
    match list {
        "results" => map.0.iter().all(|key| {
            ["id", "source"].contains(&key.name.as_str())
                || node
                    .get(&key.name)
                    .is_some_and(|node| has_all(node, &key.value))
        }),
        "appraisals" => by("tool"),
        "outcomes" | "pooled_results" => by("outcome"),
        _ => by("id"),
    }
}

fn unquoted(text: String) -> String {
    match text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
    {
        Some(inner) => inner.replace("\\\"", "\"").replace("\\\\", "\\"),
        None => text,
    }
}

/// Whether a node says all that a value does.
fn has_all(node: &Node, value: &Yaml) -> bool {
    match value {
        Yaml::Text(text) | Yaml::Plain(text) => node.text().is_some_and(|has| is_same(has, text)),
        Yaml::List(items) => match &node.content {
            Content::List(nodes) => {
                nodes.len() == items.len()
                    && nodes
                        .iter()
                        .zip(items)
                        .all(|(node, item)| has_all(node, item))
            }
            _ => false,
        },
        Yaml::Map(map) | Yaml::Line(map) => map.0.iter().all(|key| {
            node.get(&key.name)
                .is_some_and(|node| has_all(node, &key.value))
        }),
    }
}

/// Whether two texts say the same: as numbers, or as words whatever their spaces, marks and capitals.
fn is_same(a: &str, b: &str) -> bool {
    if let (Ok(a), Ok(b)) = (a.trim().parse::<f64>(), b.trim().parse::<f64>()) {
        return (a - b).abs() <= 1e-9 * a.abs().max(b.abs());
    }
    letters(a) == letters(b)
}

/// The letters and digits of a text in small letters.
pub fn letters(text: &str) -> String {
    let text = text
        .replace("https://doi.org/", "")
        .replace('–', "-")
        .replace("--", "-");
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted() -> Map {
        let mut bibliography = Map::default();
        bibliography.put("year", Yaml::Plain("2021".into()));
        bibliography.put("doi", Yaml::Text("10.1000/tea".into()));
        bibliography.put("title", Yaml::Text("Tea, again".into()));
        let mut result = Map::default();
        result.put("id", Yaml::Text("new-1".into()));
        result.put("outcome", Yaml::Plain("calm".into()));
        let mut arm = Map::default();
        arm.put("n", Yaml::Plain("12".into()));
        result.put("intervention", Yaml::Line(arm));
        let mut map = Map::default();
        map.put("label", Yaml::Text("Finch 2021".into()));
        map.put("bibliography", Yaml::Map(bibliography));
        map.put("countries", Yaml::List(vec![Yaml::Text("Nowhere".into())]));
        map.put("results", Yaml::List(vec![Yaml::Map(result)]));
        map
    }

    fn merged(text: &str) -> Merged {
        merge(text, 0..text.len(), &wanted())
    }

    #[test]
    fn only_what_is_lacking_is_added_and_the_rest_stays() {
        let text = "# Kept by hand\nlabel: Finch 2021\nbibliography:\n    # by hand\n    title: Tea\n    year: 2021  # seen\nresults:\n- id: T1   # first\n  outcome: calm\n  intervention: {n: 10}\nnote: >-\n  Long\n  text\n";
        let found = merged(text);
        let new = found.text.expect("something is added");
        assert_eq!(
            new,
            "# Kept by hand\nlabel: Finch 2021\nbibliography:\n    # by hand\n    title: Tea\n    year: 2021  # seen\n    doi: 10.1000/tea\nresults:\n- id: T1   # first\n  outcome: calm\n  intervention: {n: 10}\n- id: new-1\n  outcome: calm\n  intervention: {n: 12}\nnote: >-\n  Long\n  text\ncountries:\n  - Nowhere\n"
        );
        assert_eq!(found.differences.len(), 1, "{:?}", found.differences);
        assert_eq!(found.differences[0].path, "bibliography.title");
        assert!(merged(&new).text.is_none(), "nothing is added twice");
    }

    #[test]
    fn records_on_one_line_and_empty_keys_are_filled_too() {
        let text =
            "label: Finch 2021\nbibliography: {title: Tea again, doi: }\nresults: []\ncountries:";
        let found = merged(text);
        let new = found.text.expect("something is added");
        assert_eq!(
            new,
            "label: Finch 2021\nbibliography: {title: Tea again, doi: 10.1000/tea, year: 2021 }\nresults: [{id: new-1, outcome: calm, intervention: {n: 12}}]\ncountries: [Nowhere]"
        );
        assert!(merged(&new).text.is_none(), "nothing is added twice");
    }

    #[test]
    fn a_record_that_cannot_be_read_is_left_alone() {
        let found = merged("a: [");
        assert_eq!((found.text, found.not_put.len()), (None, 1));
    }
}
