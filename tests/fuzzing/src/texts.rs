//! Texts of records: read, linked, checked and made into HTML as those of a site are.

use distil::stages::try_text;

/// A record in YAML; the first byte says of which kind.
pub(crate) fn yaml(data: &[u8]) {
    const FILES: [&str; 8] = [
        "studies/a.yaml",
        "syntheses/a.yaml",
        "questions/a.yaml",
        "outcomes/a.yaml",
        "economics/a.yaml",
        "audiences/a.yaml",
        "site.yaml",
        "wording.yaml",
    ];
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    let file = FILES[usize::from(*first) % FILES.len()];
    let _ = try_text(file, &String::from_utf8_lossy(rest));
}

/// A page in Markdown with its front matter.
pub(crate) fn markdown(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let _ = try_text("pages/a.md", &text);
    let below = format!("---\ntitle: A\nlede: B\n---\n{text}");
    let _ = try_text("pages/a.md", &below);
}

/// A table of results.
pub(crate) fn table(data: &[u8]) {
    let _ = try_text("results/a.csv", &String::from_utf8_lossy(data));
}

/// A file of another program: what is made of it has to be records without errors.
pub(crate) fn import(data: &[u8]) {
    if let Some((_, errors)) = distil::try_import(data) {
        assert!(errors.is_empty(), "records with errors: {errors:?}");
    }
}
