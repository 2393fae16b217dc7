//! Every target over its kept inputs, and over seeded changes of them. `DISTIL_FUZZ_RUNS` makes more
//! than the few that the tests make.

#![allow(
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};

use fuzzing::mutate::{Draws, changed};
use fuzzing::{TARGETS, Target};

/// Changes a target, when nothing else is asked for.
const RUNS: usize = 300;

fn kept(name: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(name);
    let entries = fs::read_dir(folder).expect("kept inputs");
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    let bytes = |path: PathBuf| {
        let bytes = fs::read(&path).expect("a readable input");
        (path, bytes)
    };
    paths.into_iter().map(bytes).collect()
}

/// Runs a target, and says of which input when it stops.
fn run((name, target): Target, input: &[u8], what: &str) {
    let held = std::panic::catch_unwind(|| target(input));
    assert!(
        held.is_ok(),
        "{name} stopped at {what}: {}",
        input.escape_ascii()
    );
}

#[test]
fn no_target_stops_at_any_input() {
    let runs = std::env::var("DISTIL_FUZZ_RUNS")
        .ok()
        .and_then(|runs| runs.parse().ok());
    let runs = runs.unwrap_or(RUNS);
    let only = std::env::var("DISTIL_FUZZ_TARGET").ok();
    for target in TARGETS
        .into_iter()
        .filter(|(name, _)| only.as_deref().is_none_or(|only| only == *name))
    {
        let kept = kept(target.0);
        assert!(!kept.is_empty(), "{} has no kept inputs", target.0);
        for (path, input) in &kept {
            run(target, input, &path.display().to_string());
        }
        let inputs: Vec<Vec<u8>> = kept.into_iter().map(|(_, input)| input).collect();
        for seed in 0..runs {
            let input = changed(&inputs, &mut Draws::seeded(seed as u64));
            run(target, &input, &format!("change {seed}"));
        }
        println!("{}: {} kept inputs, {runs} changes", target.0, inputs.len());
    }
}
