//! Every place speaks of an outcome in one direction, size and certainty: pages of outcomes, questions,
//! audiences, comparisons, the map and the home page, data and feeds, slides, newsletters and Word files. And
//! the harms of a question are told in the same words wherever they stand.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use testbed::{Project, Site, plain, root, sentences_told_otherwise, spoken, whole, words};

#[test]
fn no_page_says_another_sentence_of_an_outcome_than_its_analyses_lead_to() {
    let site = Site::everything();
    let spoken = spoken(site, &root().join("examples/everything/content"));
    assert!(spoken.len() > 5, "{spoken:?}");
    let (read, wrong) = sentences_told_otherwise(site, &spoken);
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(read > 120, "only {read} sentences were read");
    for (start, least) in [
        ("index.html", 1),
        ("compare", 1),
        ("outcomes/", 5),
        ("staff/", 5),
        ("managers/", 5),
        ("questions/", 3),
        ("data/", 1),
    ] {
        let mut wrong = Vec::new();
        let pages = site.files().filter(|(name, _)| name.starts_with(start));
        let said: usize = pages
            .flat_map(|(name, text)| {
                let text = whole(&words(text));
                let said: Vec<usize> = spoken
                    .iter()
                    .map(|one| one.check(name, &text, &mut wrong))
                    .collect();
                said
            })
            .sum();
        println!("{start}: {said}");
        assert!(
            said >= least || start == "index.html" || start == "data/",
            "{start}: {said}"
        );
    }
}

#[test]
fn a_page_that_says_another_sentence_is_found() {
    let spoken = spoken(
        Site::everything(),
        &root().join("examples/everything/content"),
    );
    let calm = spoken
        .iter()
        .find(|one| one.outcome == "calm")
        .expect("the outcome");
    for other in [
        "Shared tea break probably improves calm at work slightly.",
        "Shared tea break may worsen calm at work slightly.",
        "Shared tea break may improve calm at work.",
        "The evidence is very uncertain about the effect of shared tea break on calm at work.",
    ] {
        let mut wrong = Vec::new();
        assert_eq!(calm.check("here", other, &mut wrong), 1, "{other}");
        assert_eq!(wrong.len(), 1, "{other}");
    }
    let mut wrong = Vec::new();
    let right = "Shared tea break may improve calm at work slightly.";
    assert_eq!(calm.check("here", right, &mut wrong), 1);
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn slides_newsletters_and_word_files_speak_as_the_pages_do() {
    let site = Site::everything();
    let spoken = spoken(site, &root().join("examples/everything/content"));
    let project = Project::everything();
    let (mut wrong, mut read) = (Vec::new(), 0);
    for audience in ["manager", "staff", "board"] {
        let run = project.run(&[
            "slides",
            "does-it-help",
            "--audience",
            audience,
            "--output",
            "slides.html",
            "--overwrite",
        ]);
        assert_eq!(run.code, 0, "{run:?}");
        let text = std::fs::read_to_string(project.path().join("slides.html")).expect("slides");
        let text = whole(&words(&text));
        read += spoken
            .iter()
            .map(|one| one.check(audience, &text, &mut wrong))
            .sum::<usize>();
    }
    assert!(read > 5, "slides say {read} sentences");
    let before = Project::everything();
    let file = "syntheses/tea-break-trials.yaml";
    let earlier = before.read(file);
    let earlier = earlier.replacen("level: low", "level: very-low", 1);
    before.write(file, earlier.replacen("change: -1", "change: -2", 1));
    let since = before.path().to_string_lossy().into_owned();
    let run = project.run(&["digest", "--since", &since]);
    let letters = files(&project.path().join("digest"), "");
    assert!(run.code == 0 && !letters.is_empty(), "{run:?}");
    let mut earlier = Vec::new();
    for letter in letters {
        let text = std::fs::read_to_string(&letter).expect("a letter");
        let text = whole(&words(&text));
        spoken.iter().for_each(|one| {
            one.check(&letter.display().to_string(), &text, &mut earlier);
        });
    }
    // A newsletter says what was said before, and of that outcome alone.
    let is_earlier = |told: &&String| told.contains("of calm: [\"The evidence is very uncertain");
    wrong.extend(earlier.iter().filter(|told| !is_earlier(told)).cloned());
    project.build();
    let mut documents = 0;
    for file in files(&project.output(), "docx") {
        let text = whole(&words(&document(&file)));
        documents += 1;
        spoken.iter().for_each(|one| {
            one.check(&file.display().to_string(), &text, &mut wrong);
        });
    }
    assert!(documents > 0, "no Word file");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The files below a folder with an ending.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match path.is_dir() {
                true => folders.push(path),
                false if path.to_string_lossy().ends_with(ending) => found.push(path),
                false => {}
            }
        }
    }
    found
}

fn document(file: &Path) -> String {
    let mut archive = zip::ZipArchive::new(File::open(file).expect("a file")).expect("a Word file");
    let mut text = String::new();
    let mut part = archive.by_name("word/document.xml").expect("its text");
    part.read_to_string(&mut text).expect("its letters");
    text.replace("</w:p>", " </w:p>")
}

/// The answer on harms in the strip at the top of an edition, its sheet and its slides.
#[test]
fn the_harms_of_a_question_are_told_in_the_same_words_everywhere() {
    let site = Site::everything();
    let content = root().join("examples/everything/content/questions");
    let mut read = 0;
    for entry in std::fs::read_dir(content).expect("questions").flatten() {
        let id = entry.file_name().to_string_lossy().replace(".yaml", "");
        let record = std::fs::read_to_string(entry.path()).expect("a question");
        let Some(harms) = record
            .lines()
            .find_map(|line| line.strip_prefix("  harms: {question: "))
        else {
            continue;
        };
        let (asked, rest) = harms.split_once(", answer: ").expect("an answer");
        let (answer, detail) = rest
            .trim_end_matches('}')
            .split_once(", detail: ")
            .expect("a detail");
        let of_question = site.pages().filter(|(name, _)| {
            let file = name.rsplit('/').next().unwrap_or_default();
            file == format!("{id}.html") || file == format!("{id}-sheet.html")
        });
        for (name, page) in of_question {
            let text = whole(&plain(&words(page)));
            for (at, _) in text.match_indices(asked) {
                let rest = text[at + asked.len()..].trim_start();
                let told = rest.starts_with(answer) || rest.starts_with(detail);
                assert!(
                    told,
                    "{name}: {}",
                    rest.chars().take(120).collect::<String>()
                );
                read += 1;
            }
        }
    }
    assert!(read > 10, "harms were read in {read} places only");
}
