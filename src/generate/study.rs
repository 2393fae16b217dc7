//! Studies of every design.

use super::design;
use super::layout::{Layout, Sort, finding_id, practice_id};
use super::lines::{Lines, row};
use super::outcome::Outcome;
use super::random::Random;
use super::result;
use super::words::{self, Subject};

/// The record of a study.
pub(super) fn study(layout: &Layout, study: usize) -> String {
    let mut random = Random::of(layout.seed, "study", study);
    let home = layout.home_of(study);
    let practice = words::practice(layout.practice_of(home));
    let outcomes = result::outcomes(layout, home);
    let outcome = outcomes
        .first()
        .map_or_else(|| "daily life".to_owned(), |first| first.name());
    let country = *random.one_of(words::COUNTRIES);
    let about = Subject {
        practice: &practice,
        outcome: &outcome,
        country,
    };
    let design = design::of(layout, study);

    let mut lines = bibliography(layout, study, design, &about, &mut random);
    who_and_how(&mut lines, layout, study, design, &about, &mut random);
    lines.add(result::results(layout, study));
    if design == "systematic-review" || design == "umbrella-review" {
        reviewed(&mut lines, layout, study, &mut random);
    }
    findings(&mut lines, study, &about, &mut random);
    lines.add(super::appraisal::appraisal(design, &mut random));
    the_end(&mut lines, layout, study, &about, &mut random);
    lines.done()
}

fn bibliography(
    layout: &Layout,
    study: usize,
    design: &str,
    about: &Subject<'_>,
    random: &mut Random,
) -> Lines {
    let (name, year) = layout.name_and_year(study);
    let (practice, outcome) = (about.practice, about.outcome);
    let others = random.between(0, 5);
    let mut authors = vec![format!("{name} A")];
    authors.extend((0..others).map(|place| {
        let initial = char::from(b'B' + place as u8);
        format!("{} {initial}", random.one_of(words::NAMES))
    }));
    let first_page = random.between(1, 900);
    Lines::new(format!(
        "label: \"{label}\"\nheadline: \"{title} in {country} (invented)\"\ndesign: {design}\nbibliography:\n\
         \x20 authors: {authors}\n  year: {year}\n  title: \"{title} and {outcome}: no. {study} of many studies that were never done\"\n\
         \x20 container: {journal}\n  volume: {volume}\n  issue: {issue}\n  pages: {first_page}-{last_page}\n\
         \x20 doi: 10.5555/invented.{study}\n  licence: CC0 1.0\ncountries: [{country}]\nsetting: places of several kinds in {country}\n\
         setting_kinds: [{setting}]\ndates: spring and summer of {earlier}",
        label = layout.study_label(study),
        title = words::capital(practice),
        country = about.country,
        authors = row(authors),
        journal = random.one_of(words::JOURNALS),
        volume = year - 1980,
        issue = random.between(1, 12),
        last_page = first_page + random.between(4, 20),
        setting = random.one_of(words::SETTINGS),
        earlier = year - 2,
    ))
}

fn who_and_how(
    lines: &mut Lines,
    layout: &Layout,
    study: usize,
    design: &str,
    about: &Subject<'_>,
    random: &mut Random,
) {
    let has_arms = design.contains("trial") || design == "non-randomised-comparison";
    let is_of_people = has_arms
        || matches!(
            design,
            "before-after" | "cross-sectional" | "qualitative" | "evaluation"
        );
    let who = *random.one_of(words::PEOPLE);
    lines.text(
        0,
        "aim",
        &format!(
            "To see whether {} change {} among {who} in {}. (Invented.)",
            about.practice, about.outcome, about.country
        ),
    );
    let sentences = random.between(5, 9);
    lines.text(0, "methods", &words::methods(random, sentences, about));
    if !is_of_people {
        return;
    }
    let people = result::people(layout, study);
    lines.add(format!(
        "population:\n  description: Invented {who}\n  n: {}\n  recruitment: by a notice and by word of mouth\n\
         \x20 percent_women: {}\n  mean_age: {}",
        people.treated + people.compared,
        random.between(30, 80),
        random.between(20, 70),
    ));
    if !has_arms {
        return;
    }
    let practice = practice_id(layout.practice_of(layout.home_of(study)));
    let allocation = if design == "non-randomised-comparison" {
        "by choice"
    } else {
        *random.one_of(&["by list", "by envelope"])
    };
    lines.add(format!(
        "arms:\n  - {{intervention: {practice}, n: {}}}\n  - {{intervention: {}, n: {}}}\nrole_type: {}\n\
         delivery:\n  format: {}\n  mode: {}\n  structure: {}\n  duration: 3 months\n\
         groups: {{allocation: {allocation}}}\nnumbers: {{sessions: {}}}",
        people.treated,
        people.against,
        people.compared,
        random.one_of(&["added", "in-place", "both", "not-described"]),
        random.one_of(&["one to one", "in a group", "mixed"]),
        random.one_of(&["face to face", "by telephone", "over the internet"]),
        random.one_of(&["structured", "unstructured"]),
        random.between(4, 24),
    ));
}

/// What a review includes and found.
fn reviewed(lines: &mut Lines, layout: &Layout, study: usize, random: &mut Random) {
    let mut included: Vec<usize> = (0..random.between(4, 10))
        .map(|place| layout.some_study(study + place))
        .filter(|other| *other != study && layout.sort_of(layout.home_of(*other)) == Sort::Trials)
        .collect();
    included.sort_unstable();
    included.dedup();
    lines.add(format!(
        "includes: {}",
        row(included.iter().map(|other| layout.study_id(*other)))
    ));
    let (estimate, half) = (0.1 + 0.3 * random.part(), 0.1 + 0.1 * random.part());
    let outcome = Outcome(random.below(layout.outcomes()))
        .name()
        .replace(',', "");
    lines.add(format!(
        "pooled_results:\n  - outcome: {outcome}\n    studies: {}\n    n: {}\n    measure: SMD\n    estimate: {estimate:.2}\n\
         \x20   ci_low: {:.2}\n    ci_high: {:.2}\n    benefit: above 0\n    certainty: low\n\
         \x20   source: {{record: {}, where: Figure 2 (invented)}}",
        included.len().max(2),
        included.len().max(2) * 150,
        estimate - half,
        estimate + half,
        layout.study_id(study),
    ));
}

fn findings(lines: &mut Lines, study: usize, about: &Subject<'_>, random: &mut Random) {
    lines.add("findings:");
    for place in 0..random.between(2, 5) {
        let sentences = random.between(1, 2);
        let text = words::remarks(random, sentences, about);
        lines.add(format!("  - id: {}", finding_id(study, place)));
        lines.text(4, "text", &text);
        lines.add(format!(
            "    basis: {}\n    kind: {}\n    audiences: [{}]\n    themes: [{}]\n    where: page {} (invented)",
            random.one_of(&["primary", "primary", "cited", "argument"]),
            random.one_of(words::ROLES),
            random.one_of(words::READERS),
            random.one_of(words::THEMES),
            place + 3,
        ));
    }
}

fn the_end(
    lines: &mut Lines,
    layout: &Layout,
    study: usize,
    about: &Subject<'_>,
    random: &mut Random,
) {
    if random.happens(30) {
        lines.add("involvement: People who take part helped to write the questions. (Invented.)");
    }
    lines.add(
        "funding: {missing: not-reported}\nlimitations_stated:\n  - Few people were asked after a year.\n\
         limitations_seen:\n  - All data are invented.",
    );
    let sentences = random.between(2, 4);
    let told = words::remarks(random, sentences, about);
    let other = layout.some_study(study + 1);
    lines.text(0, "note", &format!(
        "This study was invented by a program. {told} Another invented study is [{}](study:{}).",
        layout.study_label(other),
        layout.study_id(other),
    ));
}
