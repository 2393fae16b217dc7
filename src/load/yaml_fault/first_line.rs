//! The first line of a group of lines that is further in than the others: the parser stumbles over the
//! second, which is where it should be.

use crate::diag::codes;

use super::lines::{Line, Lines};
use super::recognised::Recognised;

/// How far records are indented for each level.
const STEP: usize = 2;

/// The first line of the group, where that is the one to move.
pub(super) fn too_far_in(lines: &Lines<'_>) -> Option<Recognised> {
    behind_wide_hyphen(lines).or_else(|| {
        let (first, further) = alone_further_in(lines)?;
        let column = lines.at.indent() + 1;
        let message = format!(
            "The line starts in column {}; the line below that belongs with it starts in column {column}.",
            further + 1
        );
        let found = Recognised::line(first, &codes::YAML_INDENT, message);
        Some(found.hint(format!("Start it in column {column}, with spaces in front.")))
    })
}

/// `-   id: M1` above `  outcome: calm`: the item begins too far behind its hyphen.
fn behind_wide_hyphen(lines: &Lines<'_>) -> Option<Recognised> {
    let indent = lines.at.indent();
    let owner = lines.above.iter().find(|line| line.indent() < indent)?;
    let is_usual = owner.has_hyphen() && owner.indent() + STEP == indent;
    if !is_usual || owner.inner_indent() <= indent {
        return None;
    }
    let inner = owner.inner().1;
    let message = format!(
        "`{inner}` stands too far behind its hyphen: the line below that belongs with it starts in column {}.",
        indent + 1
    );
    let found = Recognised::line(owner, &codes::YAML_INDENT, message);
    Some(found.hint(format!(
        "Write `- {inner}`, with one space behind the hyphen."
    )))
}

/// The one line of its column above, when the lines from here on are where the next level begins.
fn alone_further_in<'a>(lines: &'a Lines<'a>) -> Option<(&'a Line<'a>, usize)> {
    let indent = lines.at.indent();
    let owner = lines
        .above
        .iter()
        .position(|line| line.indent() <= indent)
        .unwrap_or(lines.above.len());
    let (group, rest) = lines.above.split_at(owner);
    let first = group.last()?;
    let owner = rest.first();
    let is_child = owner.is_none_or(|owner| owner.indent() < indent);
    let further = first.indent();
    let is_first = group.iter().all(|line| line.indent() >= further);
    let is_alone = group.iter().filter(|line| line.indent() == further).count() == 1;
    let begins = owner.map_or(0, |owner| owner.inner_indent() + STEP);
    let is_usual = indent == begins && further != begins;
    let found = is_child && is_first && is_alone && (is_usual || goes_on_here(lines));
    found.then_some((first, further))
}

/// Whether the next line below starts in the same column.
fn goes_on_here(lines: &Lines<'_>) -> bool {
    let mut below = lines.yaml[lines.at.start..].lines().skip(1);
    let next = below.find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    next.is_some_and(|text| Line { start: 0, text }.indent() == lines.at.indent())
}
