//! The names that people and packages give to columns.

use super::grid::Grid;

/// A column that is not used.
pub const LEFT_OUT: &str = "leave-out";

/// Names that mean one thing as they stand, in small letters and digits: those of metafor and its data
/// sets, of Metapsy, and plain words.
const WHOLE: [(&str, &[&str]); 27] = [
    (
        "study",
        &[
            "study",
            "trial",
            "studyname",
            "studyid",
            "studylabel",
            "slab",
            "source",
            "authoryear",
            "studlab",
            "reference",
        ],
    ),
    ("author", &["author", "authors", "firstauthor"]),
    (
        "year",
        &[
            "year",
            "publicationyear",
            "pubyear",
            "yearpublished",
            "studyyear",
        ],
    ),
    ("doi", &["doi"]),
    ("pmid", &["pmid", "pubmedid"]),
    ("title", &["title"]),
    ("country", &["country", "countries"]),
    ("outcome", &["outcome", "outcomename"]),
    ("measured", &["measured", "outcometype", "measuredas"]),
    (
        "instrument",
        &["instrument", "scale", "measure", "outcomemeasure"],
    ),
    (
        "months",
        &["months", "followupmonths", "timemonths", "month"],
    ),
    ("weeks", &["weeks", "timeweeks", "followupweeks", "week"]),
    ("arm", &["arm", "comparison", "multiarm1"]),
    (
        "note",
        &["note", "notes", "comment", "comments", "remark", "remarks"],
    ),
    ("intervention.events", &["ai", "tpos", "xi", "x1i"]),
    ("intervention.nonevents", &["bi", "tneg"]),
    ("comparator.events", &["ci", "cpos", "x2i"]),
    ("comparator.nonevents", &["di", "cneg"]),
    ("intervention.person_time", &["t1i"]),
    ("comparator.person_time", &["t2i"]),
    ("intervention.n", &["ni"]),
    (
        "effect.estimate",
        &[
            "yi",
            "effect",
            "effectsize",
            "estimate",
            "te",
            "es",
            "smd",
            "md",
            "hedgesg",
            "g",
            "logrr",
            "logor",
            "rr",
            "or",
            "hr",
            "precalcg",
            "precalclogrr",
        ],
    ),
    ("effect.variance", &["vi", "variance", "var"]),
    (
        "effect.se",
        &[
            "sei",
            "se",
            "sete",
            "standarderror",
            "stderr",
            "precalcgse",
            "precalclogrrse",
        ],
    ),
    (
        "effect.ci_low",
        &[
            "cilow",
            "lower",
            "cilower",
            "lowerci",
            "lcl",
            "ll",
            "95cilower",
            "cilb",
            "lower95",
        ],
    ),
    (
        "effect.ci_high",
        &[
            "cihigh",
            "upper",
            "ciupper",
            "upperci",
            "ucl",
            "ul",
            "95ciupper",
            "ciub",
            "upper95",
        ],
    ),
    (
        "n",
        &["totaln", "ntotal", "samplesize", "randomised", "randomized"],
    ),
];

/// Words for the group that had the intervention, and for the other.
const ARMS: [(bool, &[&str]); 2] = [
    (
        true,
        &[
            "intervention",
            "treatment",
            "treated",
            "treat",
            "experimental",
            "exp",
            "int",
            "trt",
            "tx",
            "e",
            "t",
            "1",
        ],
    ),
    (
        false,
        &[
            "control",
            "controls",
            "comparator",
            "comparison",
            "placebo",
            "ctrl",
            "con",
            "ctl",
            "c",
            "2",
        ],
    ),
];

/// Words for what was counted or measured.
const QUANTITIES: [(&str, &[&str]); 6] = [
    ("events", &["event", "events", "cases", "responders", "r"]),
    (
        "n",
        &[
            "n",
            "total",
            "size",
            "participants",
            "people",
            "ss",
            "analysed",
            "analyzed",
            "randomised",
            "randomized",
        ],
    ),
    ("mean", &["mean", "m", "average"]),
    ("sd", &["sd", "stdev", "standarddeviation", "deviation"]),
    ("se", &["se"]),
    ("person_time", &["persontime", "personyears"]),
];

/// Words that say nothing.
const FILLERS: [&str; 13] = [
    "group", "arm", "in", "of", "the", "no", "number", "i", "with", "for", "standard", "post",
    "sample",
];

/// What a column of this name is, taken alone.
pub fn meaning(name: &str) -> &'static str {
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let letters = letters.to_lowercase();
    // "CI" is an interval; metafor's names are small letters.
    let is_other = letters.len() == 2 && letters.ends_with('i') && name.trim() != letters;
    let mut whole = WHOLE.iter().filter(|_| !is_other);
    let whole = whole.find(|(_, names)| names.contains(&letters.as_str()));
    if let Some((meaning, _)) = whole {
        return meaning;
    }
    let words = words(name);
    let mut words: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| !FILLERS.contains(word))
        .collect();
    let arm = take(&mut words, &ARMS);
    let quantity = take(&mut words, &QUANTITIES);
    if !words.is_empty() {
        return LEFT_OUT;
    }
    match (arm, quantity) {
        (Some(is_intervention), Some(quantity)) => of_arm(is_intervention, quantity),
        // A column for each quantity and no arm: one group.
        (None, Some("n")) => "n",
        (None, Some(quantity)) => of_arm(true, quantity),
        _ => LEFT_OUT,
    }
}

fn of_arm(is_intervention: bool, quantity: &str) -> &'static str {
    match (is_intervention, quantity) {
        (true, "events") => "intervention.events",
        (true, "n") => "intervention.n",
        (true, "mean") => "intervention.mean",
        (true, "sd") => "intervention.sd",
        (true, "se") => "intervention.se",
        (true, _) => "intervention.person_time",
        (false, "events") => "comparator.events",
        (false, "n") => "comparator.n",
        (false, "mean") => "comparator.mean",
        (false, "sd") => "comparator.sd",
        (false, "se") => "comparator.se",
        (false, _) => "comparator.person_time",
    }
}

/// Takes the first word that is in one of the lists, and gives what the list stands for.
fn take<T: Copy>(words: &mut Vec<&str>, lists: &[(T, &[&str])]) -> Option<T> {
    let found = words.iter().enumerate().find_map(|(at, word)| {
        let list = lists.iter().find(|(_, list)| list.contains(word));
        list.map(|(what, _)| (at, *what))
    });
    let (at, what) = found?;
    words.remove(at);
    Some(what)
}

/// The words of a name: "mean_arm1" gives "mean", "arm", "1"; "sd1i" gives "sd", "1", "i".
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in name.chars() {
        let is_new = !before.is_alphanumeric()
            || before.is_ascii_digit() != c.is_ascii_digit()
            || (before.is_lowercase() && c.is_uppercase());
        if c.is_alphanumeric() {
            match words.last_mut().filter(|_| !is_new) {
                Some(word) => word.extend(c.to_lowercase()),
                None => words.push(c.to_lowercase().collect()),
            }
        }
        before = c;
    }
    words
}

/// Settles what names alone leave open: a study is named by words and not by numbers, and `n` of a table
/// of one group is the size of that group.
pub fn settle(meanings: &mut [&'static str], grid: &Grid) {
    for (at, meaning) in meanings.iter_mut().enumerate() {
        if *meaning == "study" {
            let cells = grid
                .rows
                .iter()
                .take(30)
                .map(|row| grid.cell(row, at))
                .filter(|cell| !cell.is_empty());
            if cells.clone().all(|cell| cell.parse::<f64>().is_ok()) {
                *meaning = LEFT_OUT;
            }
        }
    }
    // The better of several names of studies is the one that packages use for it.
    let has =
        |meanings: &[&'static str], start: &str| meanings.iter().any(|it| it.starts_with(start));
    let has_two = has(meanings, "comparator.");
    let has_one = has(meanings, "intervention.events") || has(meanings, "intervention.mean");
    if !has_two && has_one {
        for meaning in meanings.iter_mut().filter(|meaning| **meaning == "n") {
            *meaning = "intervention.n";
        }
    }
}
