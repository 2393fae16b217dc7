//! The R scripts that a site offers give the numbers that its pages show: every script is run by R with
//! metafor, and every number that it says is compared with the file of analyses, within a millionth.
//!
//! Without R the tests say that they are skipped; `bash tests/run scripts` installs it.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should stop"
)]

mod numbers;
mod sites;
mod tables;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Whether R with metafor is there. The part of `tests/run` asks for it, so that it cannot be missed.
fn has_r() -> bool {
    let found = Command::new("Rscript")
        .args(["-e", "library(metafor)"])
        .output()
        .is_ok_and(|run| run.status.success());
    assert!(
        found || std::env::var_os("DISTIL_NEEDS_R").is_none(),
        "R with metafor is missing"
    );
    if !found {
        eprintln!("skipped: R with metafor is missing");
    }
    found
}

/// What each script says, all run one after the other in one process.
fn said_by(scripts: &[PathBuf]) -> BTreeMap<PathBuf, String> {
    let runner = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts/run.R");
    let run = Command::new("Rscript")
        .arg(runner)
        .args(scripts)
        .output()
        .expect("a run of R");
    let out = String::from_utf8(run.stdout).expect("text");
    assert!(
        run.status.success(),
        "{out}\n{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let parts = out.split("\n## script ");
    parts
        .filter_map(|part| part.split_once('\n'))
        .map(|(script, said)| (PathBuf::from(script), said.to_owned()))
        .collect()
}
