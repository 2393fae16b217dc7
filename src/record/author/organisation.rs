//! Names that only organisations have.

use super::affix::are_initials;
use super::places::PLACES;

/// Words that only names of organisations have, in small letters.
const OF_ORGANISATIONS: &[&str] = &[
    "of",
    "for",
    "the",
    "group",
    "government",
    "council",
    "committee",
    "network",
    "team",
    "teams",
    "centre",
    "center",
    "centro",
    "department",
    "division",
    "directorate",
    "university",
    "universität",
    "université",
    "universidad",
    "università",
    "universiteit",
    "universitet",
    "collaboration",
    "collaborative",
    "collaborators",
    "organization",
    "organisation",
    "organización",
    "organisations",
    "agency",
    "agence",
    "agencia",
    "institute",
    "institut",
    "instituto",
    "istituto",
    "institutet",
    "instituttet",
    "institution",
    "ministry",
    "ministère",
    "ministerio",
    "society",
    "société",
    "sociedad",
    "gesellschaft",
    "association",
    "asociación",
    "associazione",
    "foundation",
    "fondation",
    "fundación",
    "fondazione",
    "stiftung",
    "stichting",
    "federation",
    "commission",
    "comisión",
    "bureau",
    "authority",
    "authorities",
    "autorité",
    "alliance",
    "consortium",
    "hospital",
    "hospitals",
    "hôpital",
    "academy",
    "académie",
    "laboratory",
    "laboratories",
    "programme",
    "company",
    "corporation",
    "ltd",
    "limited",
    "inc",
    "llc",
    "gmbh",
    "plc",
    "nhs",
    "research",
    "health",
    "healthcare",
    "medicines",
    "sciences",
    "science",
    "statistics",
    "investigators",
    "trialists",
    "registry",
    "secretariat",
    "executive",
    "administration",
    "parliament",
    "initiative",
    "partnership",
    "partners",
    "forum",
    "taskforce",
    "guideline",
    "guidelines",
    "nations",
    "cancer",
    "education",
    "sport",
    "sports",
    "housing",
    "international",
    "national",
    "charity",
    "charities",
    "trustees",
    "college",
    "colleges",
    "school",
    "schools",
    "services",
    "police",
    "library",
    "libraries",
    "museum",
    "museums",
    "unit",
    "observatory",
    "inspectorate",
    "ombudsman",
    "panel",
    "publishing",
    "verein",
];

/// Words of organisations that are family names too: they count where three words or more stand.
const FAMILY_NAMES_TOO: &[&str] = &[
    "bank", "board", "press", "service", "fund", "trust", "union", "clinic", "house", "study",
    "trial", "trials", "party", "force", "office", "court", "project", "program", "campaign",
    "works", "church", "records", "survey", "review", "assembly", "care", "club", "co",
];

/// Words with which only names of organisations begin.
const AT_THE_START: &[&str] = &[
    "british",
    "american",
    "european",
    "national",
    "international",
    "royal",
    "federal",
    "welsh",
    "irish",
    "australian",
    "canadian",
    "world",
    "global",
    "united",
    "public",
    "central",
    "nordic",
    "african",
    "asian",
    "swedish",
    "norwegian",
    "danish",
    "dutch",
    "japanese",
    "chinese",
    "indian",
    "italian",
];

/// Countries and unions that stand behind the names of organisations, and look like initials.
pub(super) fn is_region(word: &str) -> bool {
    matches!(word, "UK" | "USA" | "EU" | "(UK)" | "(USA)" | "(EU)")
}

/// Whether a text is a place and no given name.
pub(super) fn is_place(text: &str) -> bool {
    PLACES.contains(&text.to_lowercase().as_str())
}

/// Whether a name can only be that of an organisation. `words` are its words; a comma may stand
/// behind one of them.
pub(super) fn is_organisation(words: &[&str]) -> bool {
    let Some(last) = words.last() else {
        return false;
    };
    let ends_in_initials = are_initials(last) && !is_region(last);
    // "Health AB", "Research, Jane": a family name like any other.
    if words[0].ends_with(',') {
        return names_a_part(&words[1..]);
    }
    if words.len() == 2 && ends_in_initials {
        return false;
    }
    let small: Vec<String> = words.iter().flat_map(|word| parts(word)).collect();
    let has = |list: &[&str]| small.iter().any(|word| list.contains(&word.as_str()));
    let starts = small
        .first()
        .is_some_and(|word| AT_THE_START.contains(&word.as_str()))
        || matches!(words[0], "UK" | "US" | "USA" | "EU" | "UN");
    let has_number = words[..words.len() - 1]
        .iter()
        .any(|word| word.contains(|c: char| c.is_ascii_digit()));
    has(OF_ORGANISATIONS)
        || (has(FAMILY_NAMES_TOO) && words.len() > 2 && !ends_in_initials)
        || (starts && words.len() > 1 && !ends_in_initials)
        || words.contains(&"&")
        || has_number
        || (is_region(last) && words.len() > 1)
}

/// Whether what stands behind a comma is a part of an organisation, "WHO, Regional Office for Europe", and
/// no given name.
fn names_a_part(words: &[&str]) -> bool {
    let small = || words.iter().flat_map(|word| parts(word));
    words.len() > 1 && small().any(|word| OF_ORGANISATIONS.contains(&word.as_str()))
}

/// A word in small letters without brackets and signs; the parts of one with a hyphen each.
fn parts(word: &str) -> Vec<String> {
    let parts = word.split(['-', '–', '/', '(', ')', ',', '.', ':']);
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect()
}
