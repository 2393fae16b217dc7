//! A record in the folder of another kind: its keys tell which it is.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Place, codes};
use crate::load::Source;
use crate::load::marked::Node;
use crate::record::kind::Kind;

use super::typed::SCHEMAS;

/// So few faults are those of a record that stands where it belongs.
const FEW: usize = 3;

/// Says that a record is of another kind than its folder holds, where its keys are all those of one other
/// kind and hardly one is of its own. Faults that follow from it are counted.
pub(super) fn problem(
    source: &Source,
    kind: Kind,
    tree: &Node,
    faults: usize,
) -> Option<Diagnostic> {
    if faults < FEW || source.folder.is_empty() {
        return None;
    }
    let keys: BTreeSet<&str> = tree
        .entries()
        .iter()
        .filter_map(|(key, _)| key.text())
        .collect();
    let known = |kind: Kind| {
        let properties = SCHEMAS[&kind].get("properties");
        let is_known = |key: &&&str| properties.is_some_and(|all| all.get(**key).is_some());
        keys.iter().filter(is_known).count()
    };
    let mut kinds = Kind::WITH_FOLDER.into_iter().filter(|other| *other != kind);
    let meant = kinds.find(|other| known(*other) == keys.len() && is_whole(*other, &keys))?;
    if known(kind) * 2 > keys.len() {
        return None;
    }
    let (file, folder) = (file_name(&source.name), meant.folder());
    let message = format!(
        "This reads like {}, and stands in `{}/`.",
        meant.with_article(),
        source.folder
    );
    let mut problem = Diagnostic::new(&codes::OTHER_KIND, message)
        .at(Place::file(&source.name))
        .hint(format!("Move it to `{folder}/{file}`."))
        .tells_of(format!("{folder}/{}", source.stem));
    problem.held_back = faults;
    Some(problem)
}

/// Whether all keys that a kind needs are there.
fn is_whole(kind: Kind, keys: &BTreeSet<&str>) -> bool {
    let required = SCHEMAS[&kind]
        .get("required")
        .and_then(|all| all.as_array());
    let mut required = required
        .into_iter()
        .flatten()
        .filter_map(|key| key.as_str());
    required.all(|key| keys.contains(key))
}

fn file_name(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}
