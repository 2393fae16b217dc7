//! Tables and figures can be named by a link, and by a reader's own briefing: each has an id of its
//! own.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use testbed::Project;

/// The ids of a page.
fn ids(page: &str) -> impl Iterator<Item = &str> {
    let parts = page.split(" id=\"").skip(1);
    parts.filter_map(|part| part.split('"').next())
}

#[test]
fn no_two_parts_of_a_page_share_an_id() {
    for (name, bytes) in Project::built().site() {
        let page = String::from_utf8_lossy(&bytes);
        if !name.ends_with(".html") {
            continue;
        }
        let mut known = BTreeSet::new();
        for id in ids(&page) {
            assert!(known.insert(id), "{name}: two parts are called `{id}`");
        }
    }
}

#[test]
fn templates_name_their_tables_and_figures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates");
    let blocks = folder.join("blocks");
    let mut seen = 0;
    for file in [folder, blocks]
        .iter()
        .flat_map(|folder| fs::read_dir(folder).unwrap())
    {
        let path = file.unwrap().path();
        let Ok(template) = fs::read_to_string(&path) else {
            continue;
        };
        for tag in ["<table", "<figure"] {
            for (at, _) in template.match_indices(tag) {
                let opening = template[at + tag.len()..]
                    .split('>')
                    .next()
                    .unwrap_or_default();
                seen += 1;
                assert!(
                    opening.contains(" id=\""),
                    "{}: {tag}{opening}>",
                    path.display()
                );
            }
        }
    }
    assert!(seen > 40, "{seen} tables and figures");
}
