//! Tables and figures can be named by a link, and by a reader's own briefing: each has an id of its
//! own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use distil::Place;
use testbed::{Project, Site, all_between};

/// The ids of a page.
fn ids(page: &str) -> impl Iterator<Item = &str> {
    let parts = page.split(" id=\"").skip(1);
    parts.filter_map(|part| part.split('"').next())
}

/// Ids stand once in their page, and links that stay on a page or go to another find their place.
fn check_places(site: &Site) {
    let pages: BTreeMap<&str, BTreeSet<&str>> = site
        .ending(".html")
        .into_iter()
        .map(|(name, page)| {
            let mut known = BTreeSet::new();
            for id in ids(page) {
                assert!(!id.is_empty(), "{name}: an empty id");
                assert!(known.insert(id), "{name}: two parts are called `{id}`");
            }
            (name, known)
        })
        .collect();
    let mut links = 0;
    // The page for lost readers stands at any address, so its links begin at the top of the host.
    let pages_with_links = site.ending(".html").into_iter();
    for (name, page) in pages_with_links.filter(|(name, _)| *name != "404.html") {
        for href in all_between(page, " href=\"", "\"") {
            let Some((address, place)) = href.split_once('#') else {
                continue;
            };
            if address.contains(':') || place.is_empty() || address.contains('?') {
                continue;
            }
            let target = target(name, address);
            let known = pages.get(target.as_str());
            let known = known.unwrap_or_else(|| panic!("{name}: no page {target}"));
            assert!(known.contains(place), "{name}: {target} has no `{place}`");
            links += 1;
        }
    }
    assert!(links > 20, "{links} links to places");
}

/// The page to which a link on another page leads.
fn target(page: &str, address: &str) -> String {
    if address.is_empty() {
        return page.to_owned();
    }
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    for part in address.split('/') {
        match part {
            ".." => drop(folders.pop()),
            part => folders.push(part),
        }
    }
    folders.join("/")
}

#[test]
fn no_two_parts_of_a_page_share_an_id_and_no_link_leads_to_no_place() {
    check_places(&Site::of(&Project::built()));
    check_places(Site::everything());
}

/// Three texts of a question with a note and a heading of the same name each.
#[test]
fn texts_that_meet_on_a_page_keep_their_places_apart() {
    let project = Project::starter();
    let text = project.read("questions/tea-breaks.yaml");
    let texts = "displacement: |\n  Time.[^1] More.[^1]\n\n  ## Details\n\n  See [here](#details).\n\n  ## 康复\n\n  ## !?\n\n  [^1]: Of displacement.\nfor_whom: |\n  For all.[^1]\n\n  ## Details\n\n  See [here](#details).\n\n  ## Glance\n\n  [^1]: Of for whom.\n";
    let lines: Vec<&str> = text.lines().collect();
    let is_own = |line: &str| line.starts_with("displacement:") || line.starts_with("for_whom:");
    let mut kept = Vec::new();
    let mut dropped = false;
    for line in lines {
        if !line.starts_with(' ') {
            dropped = is_own(line);
        }
        if !dropped {
            kept.push(line);
        }
    }
    project.write(
        "questions/tea-breaks.yaml",
        format!("{}\n{texts}", kept.join("\n")),
    );
    let audience = project.read("audiences/manager.yaml");
    let blocks = "  - block: displacement\n    heading: What stops?\n    open: true\n  - block: for-whom\n    heading: For whom?\n    open: true\n";
    let audience = match audience.contains("block: for-whom") {
        true => audience,
        false => audience.replacen("blocks:\n", &format!("blocks:\n{blocks}"), 1),
    };
    project.write("audiences/manager.yaml", audience);
    let site = project.build();
    check_places(&site);
    let page = site.file("managers/tea-breaks.html");
    for (note, words) in [("note-1", "Of displacement."), ("note-1-2", "Of for whom.")] {
        let start = page.find(&format!("id=\"{note}\"")).expect(note);
        assert!(page[start..start + 200].contains(words), "{note}");
    }
    let here = all_between(page, "See <a href=\"#", "\"");
    assert_eq!(here, ["details", "details-2"]);
    assert!(page.contains("id=\"康复\"") && page.contains("id=\"section\""));
    assert_eq!(page.matches("footnote-back").count(), 2);
}

#[test]
fn a_link_to_a_place_that_is_not_there_is_told_at_its_line() {
    for (link, hint) in [
        ("#detials", "Did you mean `#details`?"),
        ("#nowhere-at-all", "Its headings are `#details`."),
    ] {
        let project = Project::starter();
        let page =
            format!("---\ntitle: Places\nlede: A.\n---\n## Details\n\nSee [there]({link}).\n");
        project.write("pages/places.md", page);
        let problems = project.problems();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(problems[0].code.id, "E0413");
        let place = problems[0]
            .place
            .as_ref()
            .map(Place::label)
            .unwrap_or_default();
        assert!(place.contains("pages/places.md:7:"), "{place}");
        assert!(
            problems[0].hints.iter().any(|own| own == hint),
            "{problems:?}"
        );
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
