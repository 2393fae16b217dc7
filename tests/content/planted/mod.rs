//! Errors planted in clean results, and which share of those that can be found is found, each at its
//! line. `DISTIL_PLANTED=seed` draws other ones.

mod kinds;
mod oracle;
mod row;
mod sets;
mod size;

use std::collections::BTreeSet;

use distil::Diagnostic;

use crate::mutation::rng::Rng;
use kinds::{CanBeFound, OF_ARMS, Plant, WITH_EFFECT};
use row::Row;
use sets::Set;

/// An error is put into each so manieth row that has a place for it.
const EACH: usize = 7;

/// How many errors of a kind were planted, could be found, and were found.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    planted: usize,
    could: usize,
    found: usize,
}

impl Count {
    fn add(&mut self, other: Self) {
        self.planted += other.planted;
        self.could += other.could;
        self.found += other.found;
    }

    fn share(self) -> f64 {
        self.found as f64 / self.could.max(1) as f64
    }

    fn line(self, name: &str) -> String {
        format!(
            "{name:34} {:4} planted, {:4} could be found, {:4} found ({:.0}%)",
            self.planted,
            self.could,
            self.found,
            100.0 * self.share()
        )
    }
}

const TABLE: &str = "results/planted.csv";

/// The rows, counted from 0, about which something is told at their line.
fn rows_told(set: &Set, rows: &[Row]) -> (BTreeSet<usize>, Vec<Diagnostic>) {
    let problems = set.project(rows).problems();
    let lines = problems.iter().filter_map(|problem| {
        let place = problem.place.as_ref()?;
        (place.file == TABLE).then(|| place.line.saturating_sub(2))
    });
    (lines.collect(), problems)
}

/// Plants an error of a kind in some rows of a set.
fn plant(set: &Set, can: CanBeFound, plant: Plant, rng: &mut Rng) -> Count {
    let mut rows = set.rows.clone();
    let mut planted = Vec::new();
    let mut waiting = rng.of(0..EACH);
    for (place, row) in rows.iter_mut().enumerate() {
        let before = row.clone();
        if !plant(row, rng) {
            *row = before;
            continue;
        }
        if waiting > 0 {
            waiting -= 1;
            *row = before;
            continue;
        }
        waiting = EACH - 1;
        let others = set.rows.iter().enumerate().filter(|(other, row)| {
            *other != place && row.text("outcome") == before.text("outcome")
        });
        let others: Vec<&Row> = others.map(|(_, row)| row).collect();
        let could = can == CanBeFound::Always || oracle::shows(&before, row, &others);
        planted.push((place, could));
    }
    if planted.is_empty() {
        return Count::default();
    }
    let (told, _) = rows_told(set, &rows);
    let is_told = |place: &usize| told.contains(place);
    let missed = planted
        .iter()
        .filter(|(place, could)| *could && !is_told(place));
    for (place, _) in missed {
        println!("    missed in {}: {:?}", set.name, rows[*place].cells);
    }
    let could = planted.iter().filter(|(_, could)| *could);
    Count {
        planted: planted.len(),
        could: could.clone().count(),
        found: could.filter(|(place, _)| is_told(place)).count(),
    }
}

fn seed() -> u64 {
    let seed = std::env::var("DISTIL_PLANTED").ok();
    seed.and_then(|seed| seed.parse().ok())
        .unwrap_or(20_261_130)
}

/// Plants errors of all kinds in the sets, and says how many are found of each kind.
fn found(sets: &[Set], kinds: &[(&str, CanBeFound, Plant)]) -> Count {
    let mut rng = Rng::seeded(seed());
    let mut all = Count::default();
    let mut poor = Vec::new();
    for (name, can, kind) in kinds {
        let mut count = Count::default();
        for set in sets {
            count.add(plant(set, *can, *kind, &mut rng));
        }
        println!("{}", count.line(name));
        assert!(count.planted > 0, "no row has a place for: {name}");
        // One that is missed among few says nothing.
        if count.could >= 8 && count.share() < 0.8 {
            poor.push(count.line(name));
        }
        all.add(count);
    }
    println!("{}", all.line("together"));
    assert!(poor.is_empty(), "{}", poor.join("\n"));
    all
}

#[test]
fn nine_in_ten_errors_in_the_data_of_arms_are_told_at_their_line() {
    let sets = [
        Set::of_this_site().without_effects("trials of this site"),
        Set::published(),
        Set::invented().without_effects("invented results"),
    ];
    let count = found(&sets, &OF_ARMS);
    assert!(count.share() >= 0.9, "{}", count.line("together"));
}

#[test]
fn nine_in_ten_errors_beside_a_stated_effect_are_told_at_their_line() {
    let count = found(&[Set::of_this_site()], &WITH_EFFECT);
    assert!(count.share() >= 0.9, "{}", count.line("together"));
}

#[test]
fn fewer_than_one_clean_result_in_fifty_is_doubted() {
    let sets = [
        Set::of_this_site(),
        Set::of_this_site().without_effects("trials of this site, arms alone"),
        Set::published(),
        Set::invented(),
    ];
    let (mut doubted, mut all) = (0, 0);
    for set in &sets {
        let (told, problems) = rows_told(set, &set.rows);
        println!("{}: {} of {} doubted", set.name, told.len(), set.rows.len());
        let of_rows = problems.iter().filter(|problem| {
            problem
                .place
                .as_ref()
                .is_some_and(|place| place.file == TABLE)
        });
        for problem in of_rows {
            println!("    {} {}", problem.code.id, problem.message);
        }
        doubted += told.len();
        all += set.rows.len();
    }
    assert!(doubted * 50 < all, "{doubted} of {all}");
}

/// A row with another id that was not changed, and a trial under another name.
#[test]
fn copies_of_results_are_told_in_a_trial_and_across_trials() {
    let sets = [
        Set::of_this_site().without_effects("trials of this site"),
        Set::published(),
    ];
    for set in &sets {
        for is_other_trial in [false, true] {
            let mut rows = set.rows.clone();
            let mut copies = Vec::new();
            for place in (0..set.rows.len()).step_by(9) {
                let mut copy = set.rows[place].clone();
                // Trials with hardly any event may well have the same ones.
                let events = |arm: &str| copy.number(&format!("{arm}.events")).unwrap_or(99.0);
                if events("intervention") + events("comparator") < 10.0 {
                    continue;
                }
                copy.set("id", format!("copy-{place}"));
                if is_other_trial {
                    let other = &set.rows[(place + set.rows.len() / 2) % set.rows.len()];
                    copy.set("study", other.text("study"));
                }
                copies.push(rows.len());
                rows.push(copy);
            }
            let (told, _) = rows_told(set, &rows);
            let found = copies.iter().filter(|place| told.contains(place)).count();
            println!(
                "{}, other trial {is_other_trial}: {found} of {}",
                set.name,
                copies.len()
            );
            assert_eq!(found, copies.len());
        }
    }
}
