//! The theme `plain`: every page can be made with it, it is used for all of them, and a site can
//! override one file of it.

use std::fs;

use testbed::Project;

/// The pages of a site by address, without those that only lead to another.
fn pages(project: &Project) -> Vec<(String, String)> {
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let files = project.site().into_iter();
    files
        .filter(|(name, _)| name.ends_with(".html"))
        .map(|(name, bytes)| (name, text(bytes)))
        .filter(|(_, page)| !page.contains("http-equiv=\"refresh\""))
        .collect()
}

#[test]
fn every_kind_of_page_is_made_with_it() {
    let project = Project::everything();
    let run = project.run(&["build", "-q", "--theme", "plain"]);
    assert_eq!(run.code, 0, "{run:?}");
    let pages = pages(&project);
    assert!(pages.len() > 150, "{} pages", pages.len());
    for (name, page) in &pages {
        assert!(page.contains("assets/plain.css\""), "{name}");
        assert!(!page.contains("assets/site.css\""), "{name}");
        assert!(
            !page.contains(" style=\"") && !page.contains("<style"),
            "{name}"
        );
        assert!(page.contains("default-src 'self'"), "{name}");
    }
    let evidence = pages
        .iter()
        .find(|(name, _)| name == "evidence/tea-break-trials.html");
    let (_, evidence) = evidence.expect("the page of the trials");
    assert!(evidence.contains("<section class=\"credits\""));
}

#[test]
fn a_site_overrides_one_template_one_asset_and_one_word_of_it() {
    let project = Project::starter();
    let theme = project.path().join("theme");
    let files = [
        (
            "templates/update.html",
            "{% extends \"default/update.html\" %}{% block lede %}<p>Ours.</p>{% endblock %}",
        ),
        ("assets/plain.css", "body { color: black; }\n"),
        ("strings/en.yaml", "menu:\n  studies: Trials\n"),
    ];
    for (name, text) in files {
        let path = theme.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a written file");
    }
    project.replace(
        "site.yaml",
        "language: en-GB",
        "language: en-GB\ntheme: plain",
    );
    let run = project.run(&["build", "-q"]);
    assert_eq!(run.code, 0, "{run:?}");
    let pages = pages(&project);
    let has = |words: &str| {
        pages
            .iter()
            .filter(|(_, page)| page.contains(words))
            .count()
    };
    assert_eq!(has("<p>Ours.</p>"), 1, "the template of one update");
    assert_eq!(
        has(">Trials</a>"),
        pages.len(),
        "the word in the menu of every page"
    );
    let style = project
        .site()
        .into_iter()
        .find(|(name, _)| name == "assets/plain.css");
    assert_eq!(
        style.expect("the style sheet").1,
        b"body { color: black; }\n"
    );
}
