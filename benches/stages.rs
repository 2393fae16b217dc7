//! How long the stages of a build take on the real content: `cargo bench`.
#![allow(missing_docs)]

use distil::compose::{Request, evidence, prepare, rehearse};
use distil::load::walk::read_content;
use distil::record::kind::Kind;
use distil::record::read::read;
use distil::synthesis::Findings;

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
fn load_files() -> usize {
    let folders = Kind::WITH_FOLDER.map(Kind::folder);
    read_content("content".as_ref(), &folders).0.sources.len()
}

#[divan::bench]
fn read_records(bencher: divan::Bencher<'_, '_>) {
    let folders = Kind::WITH_FOLDER.map(Kind::folder);
    let sources = read_content("content".as_ref(), &folders).0.sources;
    bencher
        .with_inputs(|| sources.clone())
        .bench_values(|sources| read(sources).0.count());
}

#[divan::bench]
fn link_evidence() -> usize {
    evidence(&request())
        .0
        .map_or(0, |evidence| evidence.results.len())
}

#[divan::bench]
fn work_out_findings(bencher: divan::Bencher<'_, '_>) {
    let evidence = evidence(&request()).0;
    bencher.bench(|| {
        let evidence = evidence.as_ref()?;
        Some(Findings::of(evidence))
    });
}

#[divan::bench]
fn make_pages(bencher: divan::Bencher<'_, '_>) {
    let site = prepare(&request()).0;
    bencher.bench(|| site.as_ref().map(rehearse));
}
