//! Records that are asked for by an earlier id.

use anstream::eprintln;

use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::records::Records;

/// The id of today of what was typed: another name of a record leads to it, with a note.
pub(super) fn today(records: &Records, kinds: &[Kind], typed: &str) -> String {
    let id = Id::new(typed);
    if kinds.iter().any(|kind| records.about(*kind, &id).is_some()) {
        return typed.to_owned();
    }
    let mut all = records.every().filter(|about| kinds.contains(&about.kind));
    match all.find(|about| about.life.aliases.contains(&id)) {
        Some(about) => {
            eprintln!("Note: `{typed}` is `{}` now.", about.id);
            about.id.to_string()
        }
        None => typed.to_owned(),
    }
}
