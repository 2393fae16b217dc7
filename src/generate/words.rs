//! The words of which invented records are made. They belong to no field.

use super::random::Random;

/// Family names of invented authors.
pub(super) const NAMES: &[&str] = &[
    "Abbot", "Barrow", "Calder", "Dexter", "Elwood", "Farrow", "Garner", "Halden", "Ingram",
    "Jarvis", "Kemble", "Lander", "Marlow", "Norris", "Orchard", "Palmer", "Quinton", "Ramsden",
    "Selby", "Thorne", "Upton", "Varley", "Wardle", "Yardley", "Ashdown", "Birkett", "Colling",
    "Denholm", "Everard", "Fenwick", "Goddard", "Hartley",
];
/// Invented journals.
pub(super) const JOURNALS: &[&str] = &[
    "Journal of Things That Do Not Exist",
    "Invented Annals of Practice",
    "Proceedings of the Society for Made-up Trials",
    "Archives of Imagined Research",
    "Letters on Nothing in Particular",
];
/// Invented countries. The first two are known as places.
pub(super) const COUNTRIES: &[&str] = &[
    "Norland",
    "Westmark",
    "Estavia",
    "Sudoria",
    "Maravel",
    "Ostrany",
    "Talvia",
    "Quessland",
];
/// Values of the vocabulary of kinds of setting.
pub(super) const SETTINGS: &[&str] = &[
    "hospital",
    "outpatient",
    "primary-care",
    "community",
    "home",
    "residential",
    "school",
    "workplace",
    "online",
];
/// Values of the vocabulary of stages.
pub(super) const STAGES: &[&str] = &[
    "plan", "employ", "recruit", "prepare", "start", "run", "support", "sustain", "national",
    "decide",
];
/// Themes of findings.
pub(super) const THEMES: &[&str] = &[
    "time",
    "training",
    "trust",
    "money",
    "rooms",
    "choice",
    "privacy",
    "leadership",
    "working together",
    "keeping it going",
];
/// What findings do.
pub(super) const ROLES: &[&str] = &["lever", "barrier", "finding", "need"];
/// The readers of the site.
pub(super) const READERS: &[&str] = &["planner", "adviser", "visitor"];
/// Who took part.
pub(super) const PEOPLE: &[&str] = &[
    "adults who asked for it",
    "people over 60",
    "members of staff",
    "families with children",
    "people on a waiting list",
    "first-year students",
    "night workers",
    "people living alone",
];

const MANNERS: &[&str] = &[
    "Weekly", "Shared", "Guided", "Short", "Early", "Planned", "Outdoor", "Written", "Evening",
    "Paired", "Repeated", "Gradual", "Seated", "Open", "Quiet", "Monthly",
];
const PRACTICES: &[&str] = &[
    "walks",
    "reminders",
    "lessons",
    "visits",
    "calls",
    "letters",
    "exercises",
    "meetings",
    "diaries",
    "songs",
    "games",
    "workshops",
    "breaks",
    "rounds",
    "briefings",
    "gardens",
];
const WAYS: &[&str] = &[
    "",
    " at home",
    " in groups",
    " by telephone",
    " with a partner",
    " in the morning",
    " with a leader",
    " in small steps",
];

/// The name of the practice at a place, without a capital; 2,048 have a name of their own, and
/// further ones a number.
pub(super) fn practice(place: usize) -> String {
    let manner = MANNERS[place % 16].to_lowercase();
    let name = format!(
        "{manner} {}{}",
        PRACTICES[(place / 16 + place) % 16],
        WAYS[(place / 256) % 8]
    );
    match place / 2048 {
        0 => name,
        form => format!("{name}, form {}", form + 1),
    }
}

/// The first letter as a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

const METHODS: &[&str] = &[
    "People were asked at the beginning, after three months and after a year.",
    "Those who asked the questions did not know who had been offered {practice}.",
    "A person outside the study drew the groups from a list.",
    "Answers that were missing were left out, and the number of them is told.",
    "The plan of the study had been written down before the first person was asked.",
    "Two people read every answer, and a third decided where they differed.",
    "Groups were much alike in age, in education and in {outcome} at the beginning.",
    "Some people in the other group heard of {practice} and tried it on their own.",
    "The instrument had been used before in {country}, where it gave steady answers.",
    "Nobody was paid for taking part, and travel was paid back.",
    "The number of people was chosen so that a small difference could be seen.",
    "About one in ten left before the end, as many in the one group as in the other.",
    "What was done was written down week by week, and most of it was done as planned.",
    "The people who offered {practice} had been shown how for two days.",
];
const REMARKS: &[&str] = &[
    "More than half of those who were asked would do it again.",
    "It was easier where a room was at hand and the time was agreed with everybody.",
    "Some found the beginning hard, and most of them were glad later that they had stayed.",
    "Those who came more often spoke of it more warmly.",
    "A quiet hour in the week was what people missed most.",
    "Staff said that the first month took more time than they had been told.",
    "Several people asked for a shorter form of {practice}.",
    "Nobody could say whether {outcome} would have changed anyway.",
    "Where the leader changed, fewer people came back.",
    "People in {country} knew {practice} from elsewhere and needed less explaining.",
    "Letters that named a date brought more people than letters that did not.",
    "The people who gained most were those who had begun lowest.",
];

/// What a text of a study speaks of.
#[derive(Debug)]
pub(super) struct Subject<'a> {
    /// What is studied.
    pub practice: &'a str,
    /// What is measured.
    pub outcome: &'a str,
    /// Where.
    pub country: &'a str,
}

/// Some sentences on how a study was done.
pub(super) fn methods(random: &mut Random, sentences: usize, about: &Subject<'_>) -> String {
    some(METHODS, random, sentences, about)
}

/// Some sentences on what people said.
pub(super) fn remarks(random: &mut Random, sentences: usize, about: &Subject<'_>) -> String {
    some(REMARKS, random, sentences, about)
}

/// Sentences that follow each other, from a place that is drawn.
fn some(from: &[&str], random: &mut Random, sentences: usize, about: &Subject<'_>) -> String {
    let first = random.below(from.len());
    let step = *random.one_of(&[1, 5]);
    let told =
        (0..sentences.min(from.len())).map(|place| from[(first + place * step) % from.len()]);
    let text = told.collect::<Vec<_>>().join(" ");
    text.replace("{practice}", about.practice)
        .replace("{outcome}", about.outcome)
        .replace("{country}", about.country)
}
