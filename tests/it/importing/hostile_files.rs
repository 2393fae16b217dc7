//! Files that were made to do harm, or that a disk or a mail program has spoilt: nothing panics, nothing
//! is endless, nothing is written that does not pass the checks.

use super::tables::archive;
use super::with;

#[test]
fn bombs_and_nonsense_are_refused_with_a_word() {
    let zeros = vec![0u8; 40 << 20];
    let many: Vec<(&str, Vec<u8>)> = (0..8).map(|_| ("0-data-rows.csv", zeros.clone())).collect();
    let named: Vec<(String, Vec<u8>)> = many
        .iter()
        .enumerate()
        .map(|(at, (name, bytes))| (format!("{at}{name}"), bytes.clone()))
        .collect();
    let bomb = archive(
        &named
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.clone()))
            .collect::<Vec<_>>(),
    );
    let entities =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><xml>&b;</xml>";
    let deep = format!("{}{}", "<a>".repeat(200_000), "</a>".repeat(200_000));
    let lists = "[".repeat(200_000);
    let braces = format!(
        "@article{{a, title = {}x{} }}",
        "{".repeat(50_000),
        "}".repeat(50_000)
    );
    let files: [(&str, Vec<u8>, &str); 8] = [
        ("bomb.zip", bomb, "when it is unpacked"),
        ("entities.xml", entities.into(), "declares entities"),
        ("deep.xml", deep.into(), "kind that is not known"),
        ("lists.json", lists.into(), "cannot be read"),
        (
            "old.xls",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(),
            "save it as .xlsx",
        ),
        ("empty.ris", Vec::new(), "nothing in the file"),
        (
            "words.txt",
            b"Only words here.\nAnd here.\n".to_vec(),
            "cannot be told what form",
        ),
        (
            "picture.zip",
            archive(&[("a.png", vec![1, 2, 3])]),
            "archive",
        ),
    ];
    for (name, bytes, word) in files {
        let project = with(name, bytes);
        let run = project.run(&["import", name, "--yes"]);
        assert_eq!(run.code, 1, "{name}: {}\n{}", run.out, run.err);
        assert!(run.err.contains(word), "{name}: {}", run.err);
    }
    let project = with("braces.bib", braces);
    let run = project.run(&["import", "braces.bib", "--yes"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out.contains("braces stand in braces too deep"),
        "{}",
        run.out
    );
}
