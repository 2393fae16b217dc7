//! What a value of a record is to become, told beside what it is.

use crate::load::marked::{Content, Node};

use super::tidy::says_the_same;
use super::yaml::{Map, Yaml};

/// What a value is to become.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    /// What it is.
    Kept,
    /// A text, a number or another word.
    Value(Yaml),
    /// A list; each item with the place of the item that it was, where it was one.
    List(Vec<(Option<usize>, Tree)>),
    /// Keys with values.
    Map(Vec<(String, Tree)>),
}

impl Tree {
    /// What leads from one value to another: what is the same in both stays.
    pub fn between(base: Option<&Node>, new: &Node) -> Self {
        if base.is_some_and(|base| says_the_same(new, base)) {
            return Tree::Kept;
        }
        match &new.content {
            Content::Scalar { .. } => Tree::Value(yaml_of(new)),
            Content::Map(entries) => {
                let inner = |name: &str| base.and_then(|base| base.get(name));
                let keys = entries.iter().filter_map(|(key, value)| {
                    let name = key.text()?;
                    Some((name.to_owned(), Tree::between(inner(name), value)))
                });
                Tree::Map(keys.collect())
            }
            Content::List(items) => {
                let olds = base.map_or(&[][..], items_of);
                let places = aligned(olds.len(), items.len(), |old, new| {
                    says_the_same(&items[new], &olds[old])
                });
                let item = |(place, item): (Option<usize>, &Node)| {
                    let old = place.and_then(|place| olds.get(place));
                    (place, Tree::between(old, item))
                };
                Tree::List(places.into_iter().zip(items).map(item).collect())
            }
        }
    }

    /// The whole value as it is written anew.
    pub fn to_yaml(&self, base: Option<&Node>) -> Yaml {
        match self {
            Tree::Kept => base.map_or(Yaml::Plain(String::new()), yaml_of),
            Tree::Value(value) => value.clone(),
            Tree::List(items) => {
                let olds = base.map_or(&[][..], items_of);
                let item = |(place, item): &(Option<usize>, Tree)| {
                    item.to_yaml(place.and_then(|place| olds.get(place)))
                };
                Yaml::List(items.iter().map(item).collect())
            }
            Tree::Map(keys) => {
                let mut map = Map::default();
                for (name, value) in keys {
                    let inner = base.and_then(|base| base.get(name));
                    map.put(name, value.to_yaml(inner));
                }
                Yaml::Map(map)
            }
        }
    }

    /// Whether a value is what it was to become.
    pub fn is_said_by(&self, node: &Node, base: Option<&Node>) -> bool {
        match (self, &node.content) {
            (Tree::Kept, _) => base.is_some_and(|base| says_the_same(node, base)),
            (
                Tree::Value(Yaml::Text(wanted) | Yaml::Plain(wanted)),
                Content::Scalar { text, .. },
            ) => text.trim_end() == wanted.trim_end(),
            (Tree::List(items), Content::List(nodes)) => {
                let olds = base.map_or(&[][..], items_of);
                items.len() == nodes.len()
                    && items.iter().zip(nodes).all(|((place, item), node)| {
                        item.is_said_by(node, place.and_then(|place| olds.get(place)))
                    })
            }
            (Tree::Map(keys), Content::Map(entries)) => {
                let is_there = |(name, value): &(String, Tree)| {
                    let inner = base.and_then(|base| base.get(name));
                    node.get(name)
                        .is_some_and(|node| value.is_said_by(node, inner))
                };
                keys.len() == entries.len() && keys.iter().all(is_there)
            }
            _ => false,
        }
    }
}

/// The items of a list; none for other values.
pub fn items_of(node: &Node) -> &[Node] {
    match &node.content {
        Content::List(items) => items,
        _ => &[],
    }
}

/// Which old item each new one is: those at the start and at the end that are the same, and those between
/// where there are as many.
pub fn aligned(
    olds: usize,
    news: usize,
    is_same: impl Fn(usize, usize) -> bool,
) -> Vec<Option<usize>> {
    if olds == news {
        return (0..news).map(Some).collect();
    }
    let shorter = olds.min(news);
    let head = (0..shorter).take_while(|at| is_same(*at, *at)).count();
    let tail = (1..=shorter - head)
        .take_while(|at| is_same(olds - at, news - at))
        .count();
    let place = |new: usize| {
        if new < head {
            Some(new)
        } else if new >= news - tail {
            Some(olds + new - news)
        } else {
            None
        }
    };
    (0..news).map(place).collect()
}

/// A value as it would be written anew.
pub fn yaml_of(node: &Node) -> Yaml {
    match &node.content {
        Content::Scalar { .. } if node.is_null() => Yaml::Plain("null".to_owned()),
        Content::Scalar { text, is_quoted } => {
            let is_word = !is_quoted && !text.contains([',', '[', ']', '{', '}', '#', '\n']);
            if is_word {
                Yaml::Plain(text.clone())
            } else {
                Yaml::Text(text.clone())
            }
        }
        Content::List(items) => Yaml::List(items.iter().map(yaml_of).collect()),
        Content::Map(entries) => {
            let mut map = Map::default();
            for (key, value) in entries {
                map.put(key.text().unwrap_or_default(), yaml_of(value));
            }
            Yaml::Map(map)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_at_the_start_and_at_the_end_is_what_it_was() {
        let old = ["a", "b", "c"];
        let places = |new: &[&str]| aligned(old.len(), new.len(), |a, b| old[a] == new[b]);
        assert_eq!(places(&["a", "c"]), [Some(0), Some(2)]);
        assert_eq!(
            places(&["a", "x", "b", "c"]),
            [Some(0), None, Some(1), Some(2)]
        );
        assert_eq!(places(&["x", "b", "c"]), [Some(0), Some(1), Some(2)]);
        assert_eq!(places(&[]), [None; 0]);
        assert_eq!(
            places(&["a", "a", "b", "c"]),
            [Some(0), None, Some(1), Some(2)]
        );
    }
}
