//! Pictures and other files of the project in texts.

use distil::Place;
use testbed::Project;

const PIXEL: &[u8] = b"\x89PNG not a whole picture";

fn with_text(text: &str) -> Project {
    let project = Project::starter();
    project
        .write("static/cup.png", PIXEL)
        .write("static/forms/a form.pdf", "%PDF");
    project.write(
        "pages/pictures.md",
        format!("---\ntitle: Pictures\nlede: A.\n---\n{text}\n"),
    );
    project
}

#[test]
fn texts_show_pictures_and_link_files_wherever_they_stand() {
    let project = with_text(
        "![A cup](static:cup.png) and [a form](<static:forms/a form.pdf>) or [it](static:forms/a%20form.pdf)",
    );
    let text = project.read("studies/wren-2023.yaml");
    project.write(
        "studies/wren-2023.yaml",
        format!("{text}aim: \"See ![A cup](static:cup.png)\"\n"),
    );
    let site = project.build();
    let page = site.file("pictures.html");
    assert!(
        page.contains("<img src=\"cup.png\" alt=\"A cup\""),
        "{page}"
    );
    assert_eq!(
        page.matches("href=\"forms/a%20form.pdf\"").count(),
        2,
        "{page}"
    );
    assert!(
        site.file("studies/wren-2023.html")
            .contains("<img src=\"../cup.png\" alt=\"A cup\"")
    );
    assert!(site.has("cup.png") && site.has("forms/a form.pdf"));
}

#[test]
fn what_cannot_be_shown_is_told_at_its_line() {
    for (text, code, words) in [
        ("![](static:cup.png)", "E0412", "no words"),
        (
            "![A cup](static:cpu.png)",
            "E0404",
            "There is no file `static/cpu.png`.",
        ),
        (
            "[A form](static:none.pdf)",
            "E0404",
            "There is no file `static/none.pdf`.",
        ),
        (
            "![A form](<static:forms/a form.pdf>)",
            "E0404",
            "is no picture",
        ),
        (
            "![A cup](https://example.org/cup.png)",
            "E0404",
            "cannot be shown",
        ),
        ("![A cup](cup.png)", "E0404", "cannot be shown"),
        ("![A cup](study:wren-2023)", "E0404", "cannot be shown"),
        ("[A form](static:../site.yaml)", "E0404", "There is no file"),
    ] {
        let problems = with_text(&format!("One.\n\nTwo {text}.")).problems();
        assert_eq!(problems.len(), 1, "{text}: {problems:?}");
        assert_eq!(problems[0].code.id, code, "{text}");
        assert!(problems[0].message.contains(words), "{problems:?}");
        let place = problems[0]
            .place
            .as_ref()
            .map(Place::label)
            .unwrap_or_default();
        assert!(place.contains("pictures.md:7:"), "{text}: {place}");
    }
    let problems = with_text("![A cup](https://example.org/cup.png)").problems();
    assert!(
        problems[0]
            .hints
            .iter()
            .any(|hint| hint.contains("another site")),
        "{problems:?}"
    );
}

/// A limit of 0.997 is on one side of no difference, and "1.00" would say that it reaches it.
#[test]
fn no_drawing_rounds_a_limit_onto_no_difference() {
    let project = Project::everything();
    let table = project.read("results/trials.csv");
    let own = table
        .lines()
        .find(|line| line.starts_with("L01,"))
        .expect("the row");
    let stated = "L01,robin-2015,left-early,left before the end of a shift,duty rota,,3,breaks-alone,,30,,,,31,,,,\
                  left early,RR,0.77,,0.59,0.997,,higher-with-intervention,,,,,,robin-2015,Table 2 (invented)";
    project.write("results/trials.csv", table.replace(own, stated));
    project.replace(
        "syntheses/tea-break-trials.yaml",
        "outcome: left-early\n",
        "outcome: left-early\n        results: [L01]\n",
    );
    let site = project.build();
    let rounded: Vec<&str> = site
        .files()
        .filter(|(_, text)| text.contains("0.59 to 1.00") || text.contains("0.59–1.00"))
        .map(|(name, _)| name)
        .collect();
    assert!(rounded.is_empty(), "{rounded:?}");
    let drawn = |end: &str| {
        let files = site.ending(end).into_iter();
        files
            .filter(|(_, text)| text.contains("0.59 to 0.997"))
            .count()
    };
    assert!(
        drawn(".svg") >= 2,
        "{} drawings say the limit",
        drawn(".svg")
    );
    let page = site.file("evidence/tea-break-trials/shared-or-alone-left-early.html");
    let said = page
        .split("<svg")
        .skip(1)
        .filter(|svg| svg.contains("0.997"))
        .count();
    assert!(said > 0 || page.contains("0.59 to 0.997"), "{page}");
}
