//! The names that people and packages give to columns.

/// A column that is not used.
pub const LEFT_OUT: &str = "leave-out";

/// Names that mean one thing as they stand, in small letters and digits: those of metafor and its data
/// sets, of Metapsy, and plain words.
const WHOLE: [(&str, &[&str]); 28] = [
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
    ("intervention.events", &["ai", "tpos", "x1i", "xt", "ee"]),
    ("intervention.nonevents", &["bi", "tneg"]),
    ("comparator.events", &["ci", "cpos", "x2i", "xc", "ec"]),
    ("comparator.nonevents", &["di", "cneg"]),
    ("intervention.n", &["ne", "nt"]),
    ("comparator.n", &["nc"]),
    ("intervention.person_time", &["t1i"]),
    ("comparator.person_time", &["t2i"]),
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
        &[
            "totaln",
            "ntotal",
            "nall",
            "noverall",
            "samplesize",
            "totalsamplesize",
            "randomised",
            "randomized",
        ],
    ),
];

/// The names of metafor for numbers of one group, and of `ni`, which counts both where there are two.
const ONE_GROUP: [(&str, &str); 5] = [
    ("n", "ni"),
    ("events", "xi"),
    ("mean", "mi"),
    ("sd", "sdi"),
    ("person_time", "ti"),
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
            "1",
            "t",
            "i",
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
            "cont",
            "con",
            "ctl",
            "plac",
            "c",
            "2",
        ],
    ),
];

/// Words for what was counted or measured.
const QUANTITIES: [(&str, &[&str]); 7] = [
    (
        "events",
        &["events", "event", "ev", "cases", "responders", "r", "x"],
    ),
    (
        "nonevents",
        &["nonevents", "nonevent", "nonresponders", "noncases"],
    ),
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
const FILLERS: [&str; 11] = [
    "group", "arm", "in", "of", "the", "number", "with", "for", "standard", "post", "sample",
];

/// Letters that say what was counted only beside the name of an arm: `r` alone is a correlation.
const NOTHING_ALONE: [&str; 3] = ["r", "m", "x"];

/// What a name claims for its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// Nothing that is known.
    Nothing,
    /// This, whatever the other columns are.
    This(&'static str),
    /// This of a group, and the name does not say of which: `n`, "events", `xi`.
    OfNoArm(&'static str),
}

/// What a column of this name claims, taken alone, and how exact the name is: 0 is the most exact.
pub fn claim(name: &str) -> (Claim, usize) {
    let letters = letters(name);
    // "CI" is an interval; metafor's names are small letters.
    let is_other = letters.len() == 2 && letters.ends_with('i') && name.trim() != letters;
    if !is_other {
        let whole = WHOLE.iter().find_map(|(meaning, names)| {
            let at = names.iter().position(|known| *known == letters)?;
            Some((*meaning, at))
        });
        if let Some((meaning, at)) = whole {
            let is_all = meaning == "n";
            let claim = if is_all {
                Claim::OfNoArm(meaning)
            } else {
                Claim::This(meaning)
            };
            return (claim, at);
        }
        if let Some((quantity, _)) = ONE_GROUP.iter().find(|(_, known)| *known == letters) {
            return (Claim::OfNoArm(quantity), 0);
        }
    }
    by_words(name)
}

/// As exact as this at most is a name that is put together from words.
const OF_WORDS: usize = 100;

fn by_words(name: &str) -> (Claim, usize) {
    let words = joined_words(name);
    let is_number = ["no.", "no of", "# of"]
        .iter()
        .any(|start| name.to_lowercase().contains(start));
    let is_filler = |word: &str| FILLERS.contains(&word) || (is_number && word == "no");
    let mut words: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| !is_filler(word))
        .collect();
    // metafor's `i` behind the number of an arm says nothing: `sd1i`.
    if words.iter().any(|word| ["1", "2"].contains(word)) {
        words.retain(|word| *word != "i");
    }
    let arm = take(&mut words, &ARMS);
    let is_letter = words
        .first()
        .is_some_and(|word| NOTHING_ALONE.contains(word));
    let quantity = take(&mut words, &QUANTITIES);
    if !words.is_empty() {
        return (Claim::Nothing, 0);
    }
    match (arm, quantity) {
        (Some((is_intervention, arm)), Some((quantity, at))) => {
            let meaning = of_arm(is_intervention, quantity);
            (Claim::This(meaning), OF_WORDS + 20 * arm + at)
        }
        (None, Some((quantity, at))) if !is_letter => (Claim::OfNoArm(quantity), OF_WORDS + at),
        _ => (Claim::Nothing, 0),
    }
}

/// The letters and digits of a name.
pub fn letters(name: &str) -> String {
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    letters.to_lowercase()
}

/// What a quantity is in an arm.
pub fn of_arm(is_intervention: bool, quantity: &str) -> &'static str {
    match (is_intervention, quantity) {
        (true, "events") => "intervention.events",
        (true, "nonevents") => "intervention.nonevents",
        (true, "n") => "intervention.n",
        (true, "mean") => "intervention.mean",
        (true, "sd") => "intervention.sd",
        (true, "se") => "intervention.se",
        (true, _) => "intervention.person_time",
        (false, "events") => "comparator.events",
        (false, "nonevents") => "comparator.nonevents",
        (false, "n") => "comparator.n",
        (false, "mean") => "comparator.mean",
        (false, "sd") => "comparator.sd",
        (false, "se") => "comparator.se",
        (false, _) => "comparator.person_time",
    }
}

/// Takes the first word that is in one of the lists, and gives what the list stands for, and the place
/// of the word in it.
fn take<T: Copy>(words: &mut Vec<&str>, lists: &[(T, &[&str])]) -> Option<(T, usize)> {
    let found = words.iter().enumerate().find_map(|(at, word)| {
        lists.iter().find_map(|(what, list)| {
            let place = list.iter().position(|known| known == word)?;
            Some((at, *what, place))
        })
    });
    let (at, what, place) = found?;
    words.remove(at);
    Some((what, place))
}

/// The words of a name; what is no event is one word: "non-events".
fn joined_words(name: &str) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for word in words(name) {
        match joined.last_mut().filter(|last| *last == "non") {
            Some(last) => last.push_str(&word),
            None => joined.push(word),
        }
    }
    joined
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
