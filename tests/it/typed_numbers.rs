//! Numbers that somebody typed beside a record are told where the record holds them, and where it holds
//! no such number; years, names and small numbers are not.

use testbed::{Project, listed};

/// Problems of a text at the end of the page about the site, as code and the number that is meant.
fn told(text: &str) -> Vec<(&'static str, String)> {
    let project = Project::everything();
    let file = "pages/about.md";
    project.write(file, project.read(file) + "\n" + text + "\n");
    let problems = project.problems();
    let told = problems.iter().map(|problem| {
        let place = problem.place.as_ref().expect("a place");
        assert!(place.file.ends_with(file), "{}", listed(&problems));
        let letters = place.excerpt.chars().skip(place.column - 1);
        (problem.code.id, letters.take(place.length).collect())
    });
    told.collect()
}

#[test]
fn a_number_that_a_linked_record_holds_is_to_be_quoted() {
    let text = "In [Egret 2019](study:egret-2019) 14 of 75 left early. It was good.";
    assert_eq!(
        told(text),
        [("W0409", "14".to_owned()), ("W0409", "75".to_owned())]
    );
    let text = "It cost £192 ([Crane 2020](economic:crane-2020-costs)).";
    assert_eq!(told(text), [("W0409", "192".to_owned())]);
}

#[test]
fn a_number_beside_one_link_that_the_record_does_not_hold_is_told() {
    let text = "In [Egret 2019](study:egret-2019) 7,777 of them left early.";
    assert_eq!(told(text), [("W0410", "7,777".to_owned())]);
}

#[test]
fn what_is_no_value_is_left_alone() {
    for text in [
        "In 2019 [Egret 2019](study:egret-2019) was read: paragraph 7.12, page 75, Table 14.",
        "In [Egret 2019](study:egret-2019) three of 9 said \u{201c}about 14 of us\u{201d}.",
        "In [Egret 2019](study:egret-2019) <study:egret-2019/L04/intervention/of> left early.",
        "14 of 75 left early, and nobody says where.",
        "In [Egret 2019](study:egret-2019) `14` is code, L04 a row and the 14th a day.",
    ] {
        assert_eq!(told(text), [], "{text}");
    }
}

#[test]
fn a_count_beside_an_analysis_is_that_of_the_analysis() {
    let calm = "It is <synthesis:tea-break-trials/calm/effect> in";
    for (count, told_at) in [
        ("9 trials.", "9"),
        ("12 randomised trials of calm.", "12"),
        ("8 trials of 700 people.", "700"),
        (
            "<synthesis:tea-break-trials/studies/number> trials.",
            "<synthesis:tea-break-trials/studies/number>",
        ),
        (
            "<synthesis:tea-break-trials/calm/results/number> trials.",
            "<synthesis:tea-break-trials/calm/results/number>",
        ),
        (
            "<synthesis:tea-break-trials/stress/trials>.",
            "<synthesis:tea-break-trials/stress/trials>",
        ),
    ] {
        let text = format!("{calm} {count}");
        assert_eq!(told(&text), [("W0419", told_at.to_owned())], "{text}");
    }
    let all = "[The trials](synthesis:tea-break-trials) were 77 trials of 9,999 people.";
    assert_eq!(
        told(all),
        [("W0419", "77".to_owned()), ("W0419", "9,999".to_owned())]
    );
    for right in [
        "<synthesis:tea-break-trials/calm/trials>.",
        "8 trials with <synthesis:tea-break-trials/calm/results>.",
        "<synthesis:tea-break-trials/calm/people> in 8 trials. Others had 5 trials.",
        "5 of the trials, 3 other trials and <study:egret-2019/L04/intervention/of> people.",
    ] {
        assert_eq!(told(&format!("{calm} {right}")), [], "{right}");
    }
}

#[test]
fn a_record_can_accept_such_numbers_in_its_texts() {
    let project = Project::everything();
    let file = "risks/tea-near-books.yaml";
    let accept = "accept:\n  - check: W0409\n    reason: Another 14. (Invented.)\n";
    let text = project.read(file).replacen(
        "cause: ",
        "cause: In [Egret 2019](study:egret-2019) 14 left. ",
        1,
    );
    project.write(file, &text);
    let codes = |project: &Project| project.codes();
    assert_eq!(
        codes(&project),
        ["W0409"],
        "{}",
        listed(&project.problems())
    );
    project.write(file, text + accept);
    assert!(
        codes(&project).is_empty(),
        "{}",
        listed(&project.problems())
    );
}

#[test]
fn a_number_beside_two_links_that_neither_record_holds_is_told() {
    let links = "[Egret 2019](study:egret-2019) and [Swift 2020](study:swift-2020)";
    let text = format!("In {links} 7,777 of them left early.");
    assert_eq!(told(&text), [("W0410", "7,777".to_owned())]);
}

/// The signs of estimates of a study, turned in a sentence that links it.
#[test]
fn a_number_with_the_other_sign_is_told() {
    let swift = "In [Swift 2020](study:swift-2020) it";
    for (words, told_at) in [
        ("is −0.45.", "0.45"),
        ("is –0.45 in all.", "0.45"),
        ("is MD = 0.24.", "0.24"),
    ] {
        let text = format!("{swift} {words}");
        assert_eq!(told(&text), [("W0410", told_at.to_owned())], "{text}");
    }
    // Words can say on which side it is.
    assert_eq!(told(&format!("{swift} fell by 0.24.")), []);
}

#[test]
fn a_count_in_words_is_that_of_the_analysis() {
    let calm = "It is <synthesis:tea-break-trials/calm/effect> in";
    for (count, told_at) in [
        ("nine trials.", "nine"),
        ("twelve randomised trials of calm.", "twelve"),
        ("Eighty-one results.", "Eighty-one"),
    ] {
        let text = format!("{calm} {count}");
        assert_eq!(told(&text), [("W0419", told_at.to_owned())], "{text}");
    }
    let all = "[The trials](synthesis:tea-break-trials) were seventy-seven trials.";
    assert_eq!(told(all), [("W0419", "seventy-seven".to_owned())]);
    for right in [
        "eight trials.",
        "two of the trials, and two trials left staff alone.",
        "the trials, and in other trials too. Others had five trials.",
    ] {
        assert_eq!(told(&format!("{calm} {right}")), [], "{right}");
    }
}
