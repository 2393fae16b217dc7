//! What an import says: what was found, what would change, what is lost, what to look at.

use std::collections::BTreeMap;

use anstream::println;
use similar::TextDiff;

use crate::import::{ColumnsTaken, Found, Loss, Plan, Remark};
use crate::text::number::count;

/// As many places, remarks and lines of new files are shown where not all are asked for.
const SHOWN: usize = 8;

/// "12 studies, 30 results".
pub(super) fn counted(found: &Found) -> String {
    let results = found
        .studies
        .iter()
        .map(|study| study.results.len())
        .sum::<usize>();
    let appraisals = found
        .studies
        .iter()
        .map(|study| study.appraisals.len())
        .sum::<usize>();
    let mut parts = vec![count(found.studies.len(), "study", "studies")];
    for (n, one, many) in [
        (results, "result", "results"),
        (appraisals, "appraisal", "appraisals"),
        (found.outcomes.len(), "outcome", "outcomes"),
    ] {
        parts.extend((n > 0).then(|| count(n, one, many)));
    }
    parts.join(", ")
}

/// What the columns of a table were taken for.
pub(super) fn columns(taken: &ColumnsTaken) {
    let map = &taken.columns;
    println!("  its columns were taken for:");
    let width = map
        .columns
        .iter()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0)
        .min(40);
    for (name, meaning) in &map.columns {
        println!("    {name:width$}  {meaning}");
    }
    for decided in &taken.decided {
        println!("  Look: {decided}");
    }
    println!(
        "  --keep-columns FILE writes that down, and --columns FILE gives it back, put right."
    );
}

/// Shows a plan.
pub(super) fn show(plan: &Plan, verbose: bool) {
    for change in &plan.changes {
        println!();
        print_diff(change, verbose);
    }
    println!();
    remarks("There already:", &plan.same, verbose);
    remarks("Different, and left as it is:", &plan.differences, verbose);
    losses(&plan.losses, verbose);
    remarks("To look at:", &plan.remarks, verbose);
    to_fill(plan, verbose);
}

/// "3 new records, 1 changed".
pub(super) fn changes(plan: &Plan) -> String {
    let new = plan
        .changes
        .iter()
        .filter(|change| change.before.is_none())
        .count();
    let changed = plan.changes.len() - new;
    let mut parts = Vec::new();
    parts.extend((new > 0).then(|| count(new, "new record", "new records")));
    parts.extend((changed > 0).then(|| count(changed, "record changed", "records changed")));
    parts.join(", ")
}

/// What to do after writing.
pub(super) fn next(plan: &Plan, is_published: bool) {
    let drafts = if is_published { "" } else { " --drafts" };
    println!();
    println!("  distil check{drafts}     look for problems");
    println!("  distil build{drafts}     make the site in output/");
    for id in &plan.syntheses {
        println!("The evidence is at evidence/{id}.html.");
    }
    let mut changes = plan.changes.iter();
    let has_new = changes.any(|change| change.before.is_none());
    if !is_published && has_new {
        println!(
            "New records are drafts: take `status: draft` out of a record when it is ready to be shown."
        );
    }
}

/// A change as a unified diff; of a new file no more than its beginning, unless all is asked for.
fn print_diff(change: &crate::edit::Change, verbose: bool) {
    let before = change.before.as_deref().unwrap_or_default();
    let old = change
        .before
        .as_ref()
        .map_or("/dev/null", |_| change.path.as_str());
    let diff = TextDiff::from_lines(before, &change.after);
    let text = diff
        .unified_diff()
        .context_radius(2)
        .header(old, &change.path)
        .to_string();
    let lines: Vec<&str> = text.lines().collect();
    let shown = if verbose || change.before.is_some() {
        lines.len()
    } else {
        SHOWN * 2
    };
    for line in lines.iter().take(shown) {
        println!("{line}");
    }
    if lines.len() > shown {
        println!(
            "… {} (--verbose shows all)",
            count(lines.len() - shown, "more line", "more lines")
        );
    }
}

fn remarks(title: &str, remarks: &[Remark], verbose: bool) {
    if remarks.is_empty() {
        return;
    }
    println!("{title}");
    let shown = if verbose { remarks.len() } else { SHOWN };
    for remark in remarks.iter().take(shown) {
        println!("  {}: {}", remark.spot.label(), remark.text);
    }
    more(remarks.len(), shown);
}

/// Losses by field, each with its places.
fn losses(losses: &[Loss], verbose: bool) {
    if losses.is_empty() {
        return;
    }
    println!("In no record:");
    let mut by_field: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
    for loss in losses {
        let places = by_field.entry((&loss.field, &loss.why)).or_default();
        places.push(loss.spot.label());
    }
    for ((field, why), places) in by_field {
        let shown = if verbose {
            places.len()
        } else {
            SHOWN.min(places.len())
        };
        let more = match places.len() - shown {
            0 => String::new(),
            rest => format!(" and {rest} more"),
        };
        let list = places[..shown].join(", ");
        println!(
            "  {field} ({}): {why}: {list}{more}",
            count(places.len(), "time", "times")
        );
    }
}

fn to_fill(plan: &Plan, verbose: bool) {
    let lacking: Vec<_> = plan
        .to_fill
        .iter()
        .filter(|fill| !fill.keys.is_empty())
        .collect();
    if lacking.is_empty() {
        return;
    }
    println!("To fill in, because the files do not give it:");
    let shown = if verbose { lacking.len() } else { SHOWN };
    for fill in lacking.iter().take(shown) {
        println!("  {}: {}", fill.path, fill.keys.join(", "));
    }
    more(lacking.len(), shown);
}

fn more(all: usize, shown: usize) {
    if all > shown {
        println!("  … and {} more (--verbose tells all)", all - shown);
    }
}
