//! Clean results in which errors are planted: of the trials of this site, of published sets, and
//! invented ones.

use std::collections::BTreeMap;

use serde_json::Value;
use testbed::{Project, Run, root};

use super::row::{Row, rows, table};

/// Clean results with the outcomes on which they are.
pub struct Set {
    pub name: &'static str,
    pub rows: Vec<Row>,
    /// Records of outcomes, by the names of their files.
    outcomes: Vec<(String, String)>,
}

impl Set {
    /// The trials of this site, without the results that are known to be in doubt.
    pub fn of_this_site() -> Self {
        let content = root().join("content");
        let read = |file: &str| std::fs::read_to_string(content.join(file)).expect("a file");
        let mut rows = rows(&read("results/metapsy-peer-support.csv"));
        // M12, M62 and M64 are at odds with other numbers; studies/*.yaml say how.
        rows.retain(|row| {
            row.text("data_status") != "in-doubt"
                && !["M12", "M62", "M64"].contains(&row.text("id"))
        });
        let names = ["clinical", "functional", "personal"];
        let files = names.map(|name| format!("outcomes/{name}-recovery.yaml"));
        Self {
            name: "trials of this site",
            rows,
            outcomes: files.map(|file| (file.clone(), read(&file))).into(),
        }
    }

    /// Published sets with data of both arms: the BCG vaccine and others, each as an outcome.
    pub fn published() -> Self {
        let file = root().join("crates/stats/tests/reference/public.json");
        let text = std::fs::read_to_string(file).expect("reference values");
        let cases: Value = serde_json::from_str(&text).expect("JSON");
        let mut sets: BTreeMap<String, &Vec<Value>> = BTreeMap::new();
        for case in cases["cases"].as_array().expect("cases") {
            let source = case["source"].as_str().unwrap_or_default();
            let invented = ["made up", "simulated", "numbers"];
            let data = case["data"].as_array();
            let Some(data) = data.filter(|_| !invented.iter().any(|word| source.starts_with(word)))
            else {
                continue;
            };
            let is_of_arms = data.iter().all(|row| !row["n1i"].is_null());
            let known = sets.get(source).map_or(0, |known| known.len());
            if is_of_arms && data.len() > known {
                sets.insert(source.to_owned(), data);
            }
        }
        let mut set = Self {
            name: "published sets",
            rows: Vec::new(),
            outcomes: Vec::new(),
        };
        for (index, data) in sets.values().enumerate() {
            let outcome = format!("published-{index}");
            for (place, row) in data.iter().enumerate() {
                set.rows.push(published_row(&outcome, place, row));
            }
            set.outcomes.push(plain_outcome(&outcome));
        }
        set
    }

    /// The invented results of `distil generate`.
    pub fn invented() -> Self {
        let project = Project::empty();
        let run: Run = project.run(&[
            "generate",
            "invented",
            "--studies",
            "60",
            "--syntheses",
            "1",
        ]);
        assert_eq!(run.code, 0, "{run:?}");
        let folder = project.path().join("invented/content/results");
        let files = std::fs::read_dir(folder).expect("a folder of tables");
        let tables = files.map(|file| std::fs::read_to_string(file.expect("a file").path()));
        let mut rows: Vec<Row> = tables
            .flat_map(|text| rows(&text.expect("a table")))
            .collect();
        for row in &mut rows {
            row.set("outcome", "invented");
        }
        Self {
            name: "invented results",
            rows,
            outcomes: vec![plain_outcome("invented")],
        }
    }

    /// The same set with the data of the arms alone.
    pub fn without_effects(mut self, name: &'static str) -> Self {
        self.name = name;
        self.rows.retain(|row| row.has_means() || row.has_events());
        self.rows = self.rows.iter().map(Row::without_effect).collect();
        self
    }

    /// A project with these rows in place of the set's, and a record for each study. `total` says for
    /// how many people a study was, where that is known.
    pub fn project(&self, rows: &[Row]) -> Project {
        let project = Project::starter();
        for (file, text) in &self.outcomes {
            project.write(file, text);
        }
        let mut studies: BTreeMap<&str, u32> = BTreeMap::new();
        for row in &self.rows {
            let people = row.number("intervention.n").zip(row.number("comparator.n"));
            let people = people.map_or(0, |(one, other)| (one + other) as u32);
            let known = studies.entry(row.text("study")).or_default();
            *known = people.max(*known);
        }
        for (study, people) in studies {
            project.write(&format!("studies/{study}.yaml"), record(study, people));
        }
        let named: Vec<Row> = rows.iter().map(|row| renamed(row)).collect();
        project.write("results/planted.csv", table(&named));
        project
    }
}

/// The comparators of the site are not in the starter.
fn renamed(row: &Row) -> Row {
    let mut row = row.clone();
    row.set("against", "breaks-alone");
    row
}

fn record(study: &str, people: u32) -> String {
    // People left before the end, so a study has a few more than any of its results.
    let people = people + people / 20;
    let population = match people {
        0 => String::new(),
        _ => format!("population: {{description: people, n: {people}}}\n"),
    };
    format!(
        "label: {study}\nheadline: A trial\ndesign: randomised-trial\ndates: 2016 to 2019\n\
         bibliography:\n  reference: A trial, {study}\n  year: 2020\n{population}"
    )
}

fn plain_outcome(id: &str) -> (String, String) {
    let record = format!(
        "name: Outcome {id}\nplain_name: {id}\ndefinition: An outcome.\ndomain: wellbeing\nbetter: higher\nimportance: 5\n"
    );
    (format!("outcomes/{id}.yaml"), record)
}

fn published_row(outcome: &str, place: usize, data: &Value) -> Row {
    let mut row = Row::default();
    let id = format!("{outcome}-{place}");
    row.set("study", &id);
    row.set("id", id.to_uppercase());
    row.set("outcome", outcome);
    row.set("months", 12);
    row.set("event", "the event");
    for (column, key) in [
        ("intervention.n", "n1i"),
        ("intervention.events", "ai"),
        ("intervention.mean", "m1i"),
        ("intervention.sd", "sd1i"),
        ("comparator.n", "n2i"),
        ("comparator.events", "ci"),
        ("comparator.mean", "m2i"),
        ("comparator.sd", "sd2i"),
    ] {
        if let Some(value) = data[key].as_f64() {
            row.set_number(column, value);
        }
    }
    row
}
