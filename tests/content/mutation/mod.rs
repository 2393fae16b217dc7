//! Single slips in the content of this repository, each made on purpose, and what the report says of
//! them: of what a machine can know, nothing may stay silent, and the line must be the right one.
//!
//! A slip is made from its number alone. `DISTIL_FAULTS=2000` makes so many in place of a sample,
//! `DISTIL_FIRST_FAULT=300` begins with another number, and `DISTIL_FAULT=1234` makes one and shows all that is
//! reported.

mod fault;
mod files;
mod layout;
mod numbers;
mod prose;
pub mod rng;
mod spot;
mod tables;
mod tree;
mod values;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use distil::{Date, Diagnostic, Request, Settings, Severity};
use testbed::{Project, files_of, root};

use fault::{Edit, Fault};
use rng::Rng;
use spot::Corpus;

/// Makes a slip, where the draw allows one.
type Maker = fn(&mut Rng, &Corpus) -> Option<Fault>;

/// Every kind of slip.
const KINDS: [(&str, Maker); 60] = [
    ("key misspelt", layout::key_misspelt),
    ("key twice", layout::key_twice),
    ("key moved", layout::key_moved),
    ("key without colon", layout::key_without_colon),
    ("indentation", layout::indentation),
    ("indentation of an item", layout::item_indentation),
    ("tab", layout::tab),
    ("quotation mark open", layout::quote_open),
    ("bracket open", layout::bracket_open),
    ("quotation marks lost", layout::quotes_lost),
    ("special sign", layout::special_sign),
    ("not UTF-8", layout::not_utf8),
    ("control character", layout::control_character),
    ("invisible character", layout::invisible_character),
    ("key missing", values::key_missing),
    ("value empty", values::value_empty),
    ("wrong make", values::wrong_make),
    ("word for number", values::word_for_number),
    ("word for truth", values::word_for_truth),
    ("unknown choice", values::unknown_choice),
    ("unknown reference", values::unknown_reference),
    ("unknown map key", values::unknown_map_key),
    ("unknown name", values::unknown_name),
    ("no date", values::no_date),
    ("date to come", values::date_to_come),
    ("out of range", numbers::out_of_range),
    ("sum", numbers::sum),
    ("interval", numbers::interval),
    ("id twice", values::id_twice),
    ("named twice", values::named_twice),
    ("study in two lists", values::study_in_two_lists),
    ("alias clash", values::alias_clash),
    ("address", values::address),
    ("domain missing", values::domain_missing),
    ("link to nothing", prose::link_to_nothing),
    ("link that cannot work", prose::link_that_cannot_work),
    ("link not closed", prose::link_not_closed),
    ("bold not closed", prose::bold_not_closed),
    ("note without text", prose::note_without_text),
    ("HTML", prose::html),
    ("front matter", prose::front_matter),
    ("column renamed", tables::column_renamed),
    ("column removed", tables::column_removed),
    ("column twice", tables::column_twice),
    ("decimal comma", tables::decimal_comma),
    ("no number", tables::no_number),
    ("unknown word", tables::unknown_word),
    ("needed cell empty", tables::needed_cell_empty),
    ("cells swapped", tables::cells_swapped),
    ("headers swapped", tables::headers_swapped),
    ("impossible number", tables::impossible_number),
    ("row twice", tables::row_twice),
    ("row cut", tables::row_cut),
    ("quotation mark open in a table", tables::quote_open),
    ("other divider", tables::other_divider),
    ("file removed", files::removed),
    ("file copied", files::copied),
    ("other folder", files::other_folder),
    ("other ending", files::other_ending),
    ("odd name, depth, or nothing in it", odd_file),
];

fn odd_file(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let makers: [Maker; 3] = [files::odd_name, files::a_level_deeper, files::emptied];
    makers[rng.of(0..3)](rng, corpus)
}

/// Draws until a slip of the kind of this number can be made.
fn fault_of(number: usize, corpus: &Corpus) -> (&'static str, Fault) {
    let (kind, maker) = KINDS[number % KINDS.len()];
    let mut rng = Rng::seeded(number as u64 + 1);
    let mut draws = (0..2000).filter_map(|_| maker(&mut rng, corpus));
    (
        kind,
        draws
            .next()
            .unwrap_or_else(|| panic!("no draw gives: {kind}")),
    )
}

/// What a report says of a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    RightLine,
    WrongLine,
    WrongFile,
    Silent,
}

/// A copy of the content with the problems that it has as it stands.
struct Trial {
    project: Project,
    known: BTreeSet<(String, String)>,
}

impl Trial {
    fn new() -> Self {
        let mut trial = Self {
            project: Project::real(),
            known: BTreeSet::new(),
        };
        trial.known = trial.problems().iter().map(Self::name).collect();
        trial
    }

    fn name(problem: &Diagnostic) -> (String, String) {
        (problem.code.id.to_owned(), problem.message.clone())
    }

    /// All problems but notes; those of addresses are only looked for when the records are sound.
    fn problems(&self) -> Vec<Diagnostic> {
        let day = Date(jiff::civil::date(2026, 11, 21));
        let settings = Settings {
            today: Some(day),
            ..Settings::default()
        };
        let request = Request {
            content: self.project.content(),
            settings,
            ..Request::default()
        };
        let mut problems = distil::check(&request);
        if !problems
            .iter()
            .any(|problem| problem.severity != Severity::Note)
        {
            let (_, found) = distil::prepare(&request);
            problems = found.sorted().into_iter().cloned().collect();
        }
        problems.retain(|problem| problem.severity != Severity::Note);
        let inside = format!("{}/", self.project.content().display());
        for place in problems
            .iter_mut()
            .filter_map(|problem| problem.place.as_mut())
        {
            place.file = place.file.replace(&inside, "");
        }
        problems
    }

    /// Makes a slip, gives what is new in the report, and puts everything back.
    fn try_out(&self, fault: &Fault) -> Vec<Diagnostic> {
        let folder = self.project.content();
        let names = fault.edits.iter().map(|edit| match edit {
            Edit::Write(name, _) | Edit::Remove(name) => name,
        });
        let before: Vec<_> = names
            .map(|name| (name, fs::read(folder.join(name)).ok()))
            .collect();
        for edit in &fault.edits {
            match edit {
                Edit::Write(name, bytes) => drop(self.project.write(name, bytes)),
                Edit::Remove(name) => drop(self.project.remove(name)),
            }
        }
        let mut problems = self.problems();
        for (name, bytes) in before {
            match bytes {
                Some(bytes) => drop(self.project.write(name, bytes)),
                None => self.forget(name),
            }
        }
        problems.retain(|problem| !self.known.contains(&Self::name(problem)));
        problems
    }

    /// Removes a file, and its folder where nothing else is in it.
    fn forget(&self, name: &str) {
        self.project.remove(name);
        if let Some((folder, _)) = name.rsplit_once('/') {
            let _ = fs::remove_dir(self.project.content().join(folder));
        }
    }
}

fn told(fault: &Fault, problems: &[Diagnostic]) -> Told {
    let places: Vec<_> = problems
        .iter()
        .filter_map(|problem| problem.place.as_ref())
        .collect();
    let is_file = |file: &str| fault.at.iter().any(|at| at.file == file);
    let is_right = |place: &distil::Place| {
        fault
            .at
            .iter()
            .any(|at| at.file == place.file && at.line.is_none_or(|line| line == place.line))
    };
    if places.iter().any(|place| is_right(place)) {
        Told::RightLine
    } else if places.iter().any(|place| is_file(&place.file)) {
        Told::WrongLine
    } else if problems.is_empty() {
        Told::Silent
    } else {
        Told::WrongFile
    }
}

fn corpus() -> Corpus {
    let schemas = files_of(&root().join("docs/schema"))
        .into_iter()
        .map(|(name, bytes)| {
            let kind = name.trim_end_matches(".json").to_owned();
            (kind, serde_json::from_slice(&bytes).unwrap())
        });
    Corpus::new(files_of(&root().join("content")), schemas.collect())
}

fn number(name: &str) -> Option<usize> {
    std::env::var(name).ok()?.parse().ok()
}

fn shown(kind: &str, number: usize, fault: &Fault, problems: &[Diagnostic]) -> String {
    let line = |problem: &Diagnostic| {
        let place = problem
            .place
            .as_ref()
            .map_or_else(|| "nowhere".to_owned(), distil::Place::label);
        format!("      {} {place}: {}", problem.code.id, problem.message)
    };
    let at: Vec<String> = fault
        .at
        .iter()
        .take(4)
        .map(|at| format!("{}:{}", at.file, at.line.unwrap_or(0)))
        .collect();
    let lines: Vec<String> = problems.iter().take(4).map(line).collect();
    format!(
        "  {number} {kind}: {} | expected {}\n{}",
        fault.what,
        at.join(" "),
        lines.join("\n")
    )
}

#[test]
fn single_slips_are_told_where_they_are() {
    let corpus = corpus();
    let trial = Trial::new();
    if let Some(one) = number("DISTIL_FAULT") {
        let (kind, fault) = fault_of(one, &corpus);
        let problems = trial.try_out(&fault);
        println!(
            "{:?}\n{}",
            told(&fault, &problems),
            shown(kind, one, &fault, &problems)
        );
        return;
    }
    let mut counts: BTreeMap<(&str, Told), usize> = BTreeMap::new();
    let mut missed = Vec::new();
    let total = number("DISTIL_FAULTS").unwrap_or(2 * KINDS.len());
    let first = number("DISTIL_FIRST_FAULT").unwrap_or(0);
    for one in first..first + total {
        let (kind, fault) = fault_of(one, &corpus);
        let problems = trial.try_out(&fault);
        let told = told(&fault, &problems);
        *counts.entry((kind, told)).or_default() += 1;
        if told != Told::RightLine {
            missed.push((told, shown(kind, one, &fault, &problems)));
        }
    }
    report(&counts, &missed, total);
    let right = total - missed.len();
    let silent = missed
        .iter()
        .filter(|(told, _)| *told == Told::Silent)
        .count();
    assert_eq!(silent, 0, "slips that nothing tells");
    assert!(
        right * 100 >= total * 98,
        "{right} of {total} slips are told at their line"
    );
}

fn report(counts: &BTreeMap<(&str, Told), usize>, missed: &[(Told, String)], total: usize) {
    println!(
        "{:34} right line, wrong line, wrong file, silent",
        "kind of slip"
    );
    for (kind, _) in KINDS {
        let count = |told| counts.get(&(kind, told)).copied().unwrap_or_default();
        let row = [
            Told::RightLine,
            Told::WrongLine,
            Told::WrongFile,
            Told::Silent,
        ]
        .map(count);
        println!(
            "{kind:34} {:4} {:4} {:4} {:4}",
            row[0], row[1], row[2], row[3]
        );
    }
    let of = |told| missed.iter().filter(|(how, _)| *how == told).count();
    let (line, file, silent) = (of(Told::WrongLine), of(Told::WrongFile), of(Told::Silent));
    println!(
        "{:34} {:4} {line:4} {file:4} {silent:4}",
        "together",
        total - missed.len()
    );
    for (told, shown) in missed {
        println!("{told:?}\n{shown}");
    }
}
