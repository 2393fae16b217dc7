//! What the rows of a network have to be: two different treatments or more in each study, each arm or
//! pair once, and every pair of the arms where pairs are given.

use crate::diag::Diagnostics;
use crate::text::number;

use super::cells::Cells;
use super::columns_held::{COMPARE, Column, Holds, column};

/// The columns of pairs, without the spread.
pub(super) const PAIRS: [Column; 4] = [
    column("study", "the name of the study", Holds::Words),
    column("treat1", "the first treatment of the pair", Holds::Words),
    column("treat2", "the second treatment of the pair", Holds::Words),
    column(
        "yi",
        "the effect of the first against the second",
        Holds::Number,
    ),
];
/// The spread of a pair.
pub(super) const STANDARD_ERROR: [Column; 1] = [column("sei", "its standard error", Holds::Above)];
/// The same as a variance.
pub(super) const VARIANCE: [Column; 1] = [column("vi", "its variance", Holds::Above)];
/// The columns of arms with means.
pub(super) const MEANS: [Column; 5] = [
    column("study", "the name of the study", Holds::Words),
    column("treatment", "the treatment of the arm", Holds::Words),
    column("mi", "the mean of the arm", Holds::Number),
    column("sdi", "its standard deviation", Holds::Above),
    column("ni", "the people in the arm", Holds::Above),
];
/// The columns of arms with events.
pub(super) const EVENTS: [Column; 4] = [
    column("study", "the name of the study", Holds::Words),
    column("treatment", "the treatment of the arm", Holds::Words),
    column("xi", "the events in the arm", Holds::Count),
    column("ni", "the people in the arm", Holds::Above),
];

/// Notes what is wrong with the arms of each study; `studies` are their lines.
pub(super) fn check_arms(cells: &Cells<'_>, studies: &[Vec<usize>], found: &mut Diagnostics) {
    for lines in studies {
        let Some(study) = cells.text(lines[0], "study") else {
            continue;
        };
        let mut seen: Vec<&str> = Vec::new();
        for line in lines {
            let Some(treatment) = cells.text(*line, "treatment") else {
                continue;
            };
            if seen.contains(&treatment) {
                let message = format!(
                    "`{study}` has two arms of `{treatment}`; each treatment of a study is one row."
                );
                let hint = "If both rows are right, put the two arms together in one row; if the second is another \
                            treatment, such as another dose, give it a name of its own.";
                found.push(cells.at_cell(*line, "treatment", message).hint(hint));
            }
            seen.push(treatment);
        }
        if let ([treatment], [line]) = (seen.as_slice(), lines.as_slice()) {
            let message =
                format!("`{study}` has one arm only, `{treatment}`, and so compares nothing.");
            let hint = "Add its other arms, each in a row of its own, or delete this row. A study goes by its name: \
                        see whether the others are spelled in the same way.";
            found.push(cells.at_cell(*line, "study", message).hint(hint));
        }
    }
}

/// Notes what is wrong with the pairs of each study.
pub(super) fn check_pairs(cells: &Cells<'_>, studies: &[Vec<usize>], found: &mut Diagnostics) {
    for lines in studies {
        let Some(study) = cells.text(lines[0], "study") else {
            continue;
        };
        let mut pairs: Vec<[&str; 2]> = Vec::new();
        for line in lines {
            let ends = ["treat1", "treat2"].map(|name| cells.text(*line, name));
            let [Some(one), Some(other)] = ends else {
                continue;
            };
            if one == other {
                let message = format!("`{study}` compares `{one}` with itself.");
                let hint = "One of the two treatments is another one.";
                found.push(cells.at_cell(*line, "treat2", message).hint(hint));
                continue;
            }
            let pair = in_order(one, other);
            if pairs.contains(&pair) {
                let message = format!("`{study}` gives the pair `{one}` and `{other}` twice.");
                let hint = "Delete one of the two rows, whichever way round it is.";
                found.push(cells.at_cell(*line, "treat1", message).hint(hint));
            } else {
                pairs.push(pair);
            }
        }
        check_every_pair(cells, (lines[0], study), &pairs, found);
    }
}

/// Notes which pairs of the treatments of a study are not given.
fn check_every_pair(
    cells: &Cells<'_>,
    (line, study): (usize, &str),
    pairs: &[[&str; 2]],
    found: &mut Diagnostics,
) {
    let mut treatments: Vec<&str> = pairs.iter().flatten().copied().collect();
    treatments.sort_unstable();
    treatments.dedup();
    let all = treatments.iter().enumerate().flat_map(|(at, one)| {
        let others = treatments[at + 1..].iter();
        others.map(move |other| in_order(one, other))
    });
    let lacking: Vec<String> = all
        .filter(|pair| !pairs.contains(pair))
        .map(|[one, other]| format!("`{one}` with `{other}`"))
        .collect();
    if lacking.is_empty() {
        return;
    }
    let needed = treatments.len() * (treatments.len() - 1) / 2;
    let message = format!(
        "`{study}` compares {} treatments and so needs {needed} rows, one for each pair; there is none for {}.",
        treatments.len(),
        lacking.join(", ")
    );
    let hint = format!(
        "Add {}, or give the study by its arms: columns `treatment`, `xi`, `ni` or `treatment`, `mi`, `sdi`, `ni`.",
        number::count(lacking.len(), "row", "rows")
    );
    found.push(
        cells
            .at_cell(line, "study", message)
            .hint(hint)
            .hint(COMPARE),
    );
}

fn in_order<'a>(one: &'a str, other: &'a str) -> [&'a str; 2] {
    if one < other {
        [one, other]
    } else {
        [other, one]
    }
}
