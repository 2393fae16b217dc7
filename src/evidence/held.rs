//! Records that are not shown yet: drafts, and those whose day has not come.

use std::collections::BTreeMap;

use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::life::{Life, Status};
use crate::record::records::{About, FileLinks, Records};
use crate::record::value::Date;

use super::cited_by::RecordKey;

/// Records that are held back, each with the day from which on it is shown; nothing for a draft.
pub type Held = BTreeMap<RecordKey, Option<Date>>;

/// Which records are held back on a day. Where no day is known, none has come.
pub(super) fn back(records: &Records, day: Option<Date>) -> Held {
    let held = |about: About<'_>| {
        let from = until(about.life, day)?;
        Some(((about.kind, about.id.clone()), from))
    };
    records.every().filter_map(held).collect()
}

/// The day until which a record is held back, nothing inside for a draft; nothing for one that is shown.
fn until(life: &Life, day: Option<Date>) -> Option<Option<Date>> {
    if life.status == Status::Draft {
        return Some(None);
    }
    let from = life.publish_on?;
    day.is_none_or(|day| day < from).then_some(Some(from))
}

/// Takes records that are held back off the shelves.
pub(super) fn take(records: &mut Records, held: &Held) {
    let is_held = |kind: Kind, id: &Id| held.contains_key(&(kind, id.clone()));
    records.retain(|about| !is_held(about.kind, about.id));
    let is_of_held = |links: &FileLinks| is_held(links.kind, &Id::new(&links.source.stem));
    records.links.retain(|links| !is_of_held(links));
    records
        .table_results
        .retain(|row| !is_held(Kind::Study, &row.study));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_held_back_until_its_day_comes() {
        let day = |d| Date(jiff::civil::date(2026, 3, d));
        let life = Life {
            publish_on: Some(day(10)),
            ..Life::default()
        };
        assert_eq!(until(&life, Some(day(9))), Some(Some(day(10))));
        assert_eq!(until(&life, None), Some(Some(day(10))));
        assert_eq!(until(&life, Some(day(10))), None);
        assert_eq!(until(&Life::default(), Some(day(1))), None);
        let draft = Life {
            status: Status::Draft,
            ..Life::default()
        };
        assert_eq!(until(&draft, Some(day(30))), Some(None));
    }
}
