//! Invented evidence of any size, to try and to measure the program with.
//!
//! Every kind of record is made, and records refer to each other as real ones do: studies with the
//! data of their arms, with findings and appraisals; syntheses of about ten studies each, and one of
//! up to a thousand; questions with an answer for each reader. The same numbers asked for give the
//! same bytes. All of it says that it is invented.

mod appraisal;
mod design;
mod economic;
mod guidance;
mod layout;
mod lines;
mod outcome;
mod question;
mod random;
mod result;
mod study;
mod synthesis;
mod words;

use include_dir::{Dir, include_dir};

use layout::{Layout, synthesis_id};

/// Records that are the same at every size: the site, its readers, its pages and its vocabularies.
static BASE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/generate/base");

/// A file of the content: its path in the folder of records, and what it holds.
pub type File = (String, String);

/// The files of an invented site of so many studies and syntheses, one after another; the same seed
/// gives the same files.
pub fn files(studies: usize, syntheses: usize, seed: u64) -> impl Iterator<Item = File> {
    let layout = Layout::new(studies, syntheses, seed);
    let sizes = Shelf::ALL.map(|shelf| (shelf, shelf.count(&layout)));
    let invented = sizes
        .into_iter()
        .flat_map(|(shelf, count)| (0..count).map(move |place| (shelf, place)));
    base_files().chain(invented.filter_map(move |(shelf, place)| shelf.file(&layout, place)))
}

fn base_files() -> impl Iterator<Item = File> {
    let mut files = Vec::new();
    let mut folders = vec![&BASE];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let (path, text) = (file.path().to_str(), file.contents_utf8());
            if let (Some(path), Some(text)) = (path, text) {
                files.push((path.to_owned(), text.to_owned()));
            }
        }
    }
    files.into_iter()
}

/// Records of one kind that differ with the size of the site.
#[derive(Debug, Clone, Copy)]
enum Shelf {
    Outcomes,
    Practices,
    Comparators,
    Studies,
    Table,
    Syntheses,
    Questions,
    Accounts,
    Models,
    Guidance(&'static str, &'static str, fn(&Layout, usize) -> String),
}

impl Shelf {
    const ALL: [Shelf; 17] = [
        Shelf::Outcomes,
        Shelf::Practices,
        Shelf::Comparators,
        Shelf::Studies,
        Shelf::Table,
        Shelf::Syntheses,
        Shelf::Questions,
        Shelf::Accounts,
        Shelf::Models,
        Shelf::Guidance("implementation", "action", guidance::action),
        Shelf::Guidance("risks", "risk", guidance::risk),
        Shelf::Guidance("resources", "resource", guidance::resource),
        Shelf::Guidance("open-issues", "issue", guidance::open_issue),
        Shelf::Guidance("policies", "policy", guidance::policy),
        Shelf::Guidance("examples", "house", guidance::example),
        Shelf::Guidance("glossary", "term", guidance::term),
        Shelf::Guidance("updates", "news", guidance::update),
    ];

    /// How many places there are; not each has a record.
    fn count(self, layout: &Layout) -> usize {
        match self {
            Shelf::Outcomes => layout.outcomes(),
            Shelf::Practices => layout.practices(),
            Shelf::Comparators => outcome::COMPARATORS.len(),
            Shelf::Studies | Shelf::Accounts => layout.studies,
            Shelf::Table => 1,
            Shelf::Syntheses => layout.syntheses(),
            Shelf::Questions => layout.questions(),
            Shelf::Models => economic::models(layout),
            Shelf::Guidance(folder, ..) => guidance::count(layout, folder),
        }
    }

    fn file(self, layout: &Layout, place: usize) -> Option<File> {
        let yaml = |folder: &str, id: String, text| (format!("{folder}/{id}.yaml"), text);
        Some(match self {
            Shelf::Outcomes => yaml(
                "outcomes",
                outcome::Outcome(place).id(),
                outcome::outcome(layout, place),
            ),
            Shelf::Practices => yaml(
                "interventions",
                layout::practice_id(place),
                outcome::practice(layout, place),
            ),
            Shelf::Comparators => yaml(
                "interventions",
                outcome::COMPARATORS[place].0.to_owned(),
                outcome::comparator(place),
            ),
            Shelf::Studies => yaml(
                "studies",
                layout.study_id(place),
                study::study(layout, place),
            ),
            Shelf::Table => ("results/largest.csv".to_owned(), result::table(layout)),
            Shelf::Syntheses => yaml(
                "syntheses",
                synthesis_id(place),
                synthesis::synthesis(layout, place),
            ),
            Shelf::Questions => yaml(
                "questions",
                layout::question_id(place),
                question::question(layout, place),
            ),
            Shelf::Accounts if !economic::has_account(layout, place) => return None,
            Shelf::Accounts => yaml(
                "economics",
                economic::account_id(place),
                economic::account(layout, place),
            ),
            Shelf::Models => yaml(
                "economics",
                economic::model_id(place),
                economic::model(layout, place),
            ),
            Shelf::Guidance(folder, id, text) => {
                let ending = if matches!(folder, "resources" | "updates") {
                    "md"
                } else {
                    "yaml"
                };
                (
                    format!("{folder}/{id}-{place}.{ending}"),
                    text(layout, place),
                )
            }
        })
    }
}
