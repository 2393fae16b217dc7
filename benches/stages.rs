//! How long the stages of a build take on the real content: `cargo bench`.
#![allow(missing_docs)]

use distil::{Request, prepare, rehearse, stages};

fn main() {
    divan::main();
}

fn request() -> Request {
    Request {
        content: "content".into(),
        ..Request::default()
    }
}

#[divan::bench]
fn read_files() -> usize {
    stages::read_files("content".as_ref())
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
