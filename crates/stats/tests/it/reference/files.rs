//! Finding and classifying reference files.

use serde_json::Value;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// A parsed reference file.
pub struct File {
    pub name: String,
    pub content: Value,
}

/// What a file holds.
pub enum Kind {
    Cases,
    Absolute,
    Scripts,
    Formulas,
    Unknown,
}

impl File {
    pub fn kind(&self) -> Kind {
        let format = self
            .content
            .get("format")
            .and_then(Value::as_str)
            .unwrap_or("");
        if format.starts_with("meta-analysis reference values") {
            Kind::Cases
        } else if format.starts_with("absolute effects") {
            Kind::Absolute
        } else if format.starts_with("R scripts") {
            Kind::Scripts
        } else if self.content.get("bcg.data").is_some() {
            Kind::Formulas
        } else if self.first_case_has("analysis") {
            Kind::Cases
        } else if self.first_case_has("comparator_risk") {
            Kind::Absolute
        } else {
            Kind::Unknown
        }
    }

    fn first_case_has(&self, key: &str) -> bool {
        self.cases()
            .next()
            .is_some_and(|case| case.get(key).is_some())
    }

    pub fn cases(&self) -> impl Iterator<Item = &Value> {
        let list = self.content.get("cases").unwrap_or(&self.content);
        list.as_array().into_iter().flatten()
    }
}

/// All JSON files under `tests/reference`, in order of their names.
pub fn all() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    assert!(
        !paths.is_empty(),
        "no reference files under {}",
        root.display()
    );
    paths.iter().map(|path| parse(path)).collect()
}

/// Every case of every file that has an `analysis`, by its id.
pub fn cases_by_id(files: &[File]) -> HashMap<String, Value> {
    let cases = files.iter().flat_map(File::cases);
    let usable = cases.filter(|case| case.get("analysis").is_some());
    usable
        .filter_map(|case| Some((case["id"].as_str()?.to_owned(), case.clone())))
        .collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|e| e == "json") {
            paths.push(path);
        }
    }
}

fn parse(path: &Path) -> File {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).unwrap();
    let content = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
    File { name, content }
}
