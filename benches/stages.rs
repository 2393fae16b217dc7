//! How long the stages of a build take on invented evidence: `cargo bench --bench stages`.
#![allow(missing_docs)]
#![allow(
    clippy::expect_used,
    reason = "a measurement that cannot be set up has failed"
)]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use distil::{Request, invented_files, prepare, rehearse, stages};

/// The records of 500 studies in 50 syntheses.
static CONTENT: LazyLock<(tempfile::TempDir, PathBuf)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let content = folder.path().join("content");
    for (path, text) in invented_files(500, 50, 1) {
        let path = content.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a written file");
    }
    (folder, content)
});

fn main() {
    divan::main();
}

fn request() -> Request {
    Request {
        content: CONTENT.1.clone(),
        ..Request::default()
    }
}

#[divan::bench]
fn invent_records() -> usize {
    invented_files(500, 50, 1).map(|(_, text)| text.len()).sum()
}

#[divan::bench]
fn read_files() -> usize {
    stages::read_files(&CONTENT.1)
}

#[divan::bench]
fn read_records() -> usize {
    stages::read_records(&CONTENT.1)
}

#[divan::bench]
fn read_and_link_records() -> bool {
    stages::link(&request()).is_some()
}

#[divan::bench]
fn work_out_findings(bencher: divan::Bencher<'_, '_>) {
    let linked = stages::link(&request());
    bencher.bench(|| linked.as_ref().map(stages::work_out));
}

#[divan::bench]
fn make_pages(bencher: divan::Bencher<'_, '_>) {
    let site = prepare(&request()).0;
    bencher.bench(|| site.as_ref().map(rehearse));
}
