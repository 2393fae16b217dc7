//! Names of authors: family name and given names, where they can be told apart.

/// An author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// A person: family name, then given names or initials.
    Person {
        /// "van Busschbach".
        family: String,
        /// "Steve G", or initials with stops: "J. T.".
        given: String,
    },
    /// An organisation, or a name whose parts cannot be told apart.
    Whole(String),
}

/// Words that only names of organisations have.
const ORGANISATION: [&str; 18] = [
    "of",
    "for",
    "the",
    "and",
    "group",
    "government",
    "council",
    "committee",
    "network",
    "team",
    "board",
    "service",
    "services",
    "centre",
    "center",
    "department",
    "university",
    "collaboration",
];

/// Small words that belong to the family name after them.
const PARTICLES: [&str; 12] = [
    "van", "von", "de", "der", "den", "del", "della", "di", "da", "la", "le", "ter",
];

/// The name that a record gives as "Given Family", "Family I" or "Family, Given".
pub fn name(text: &str) -> Name {
    let text = text.trim();
    if let Some((family, given)) = text.split_once(',') {
        return person(family, &spaced(given));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_organisation = words.len() > 5
        || words
            .iter()
            .any(|word| ORGANISATION.contains(&word.to_lowercase().as_str()));
    let Some((last, before)) = words.split_last().filter(|(_, b)| !b.is_empty()) else {
        return Name::Whole(text.to_owned());
    };
    if is_organisation {
        return Name::Whole(text.to_owned());
    }
    if are_initials(last) {
        return person(&before.join(" "), &spaced(last));
    }
    let particles = before
        .iter()
        .rev()
        .take_while(|word| PARTICLES.contains(word))
        .count();
    let (given, particles) = before.split_at(before.len() - particles);
    if given.is_empty() {
        return Name::Whole(text.to_owned());
    }
    let family = [particles, &[*last]].concat().join(" ");
    person(&family, &given.join(" "))
}

fn person(family: &str, given: &str) -> Name {
    Name::Person {
        family: family.trim().to_owned(),
        given: given.to_owned(),
    }
}

/// "JT", "J.T.", "J-P": a few capitals and nothing else.
fn are_initials(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_plain = |c: char| c.is_uppercase() || c == '.' || c == '-';
    (1..=4).contains(&letters) && word.chars().all(is_plain)
}

/// Initials apart and with stops: "JT" becomes "J. T."; given names stay as they are.
fn spaced(given: &str) -> String {
    let given = given.trim();
    if !given.split_whitespace().all(are_initials) {
        return given.to_owned();
    }
    let mut text = String::new();
    for c in given.chars().filter(|c| c.is_alphabetic() || *c == '-') {
        if c == '-' {
            text.truncate(text.trim_end().len());
            text.push('-');
        } else {
            text.push(c);
            text.push_str(". ");
        }
    }
    text.trim_end().to_owned()
}

/// The initials of given names, one per name: "Jean-Paul R" gives "J-P" and "R".
fn initials(given: &str) -> Vec<String> {
    let initial = |word: &str| {
        let parts = word.split('-').filter_map(|part| part.chars().next());
        parts.map(String::from).collect::<Vec<_>>().join("-")
    };
    given.split_whitespace().map(initial).collect()
}

impl Name {
    /// As Vancouver has it: "van Busschbach JT".
    pub fn vancouver(&self) -> String {
        match self {
            Self::Person { family, given } => {
                let initials: String = initials(given).concat().replace('-', "");
                format!("{family} {initials}").trim_end().to_owned()
            }
            Self::Whole(name) => name.clone(),
        }
    }

    /// As Harvard has it: "van Busschbach, J.T.".
    pub fn harvard(&self) -> String {
        self.with_stops("")
    }

    /// As APA has it: "van Busschbach, J. T.".
    pub fn apa(&self) -> String {
        self.with_stops(" ")
    }

    fn with_stops(&self, between: &str) -> String {
        match self {
            Self::Person { family, given } if !given.is_empty() => {
                let stop = |part: String| part.replace('-', ".-") + ".";
                let initials: Vec<String> = initials(given).into_iter().map(stop).collect();
                format!("{family}, {}", initials.join(between))
            }
            Self::Person { family, .. } => family.clone(),
            Self::Whole(name) => name.clone(),
        }
    }

    /// As files for reference managers have it: "van Busschbach, J. T.".
    pub fn inverted(&self) -> String {
        match self {
            Self::Person { family, given } if !given.is_empty() => format!("{family}, {given}"),
            Self::Person { family, .. } => family.clone(),
            Self::Whole(name) => name.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (String, String) {
        match name(text) {
            Name::Person { family, given } => (family, given),
            Name::Whole(name) => (name, String::new()),
        }
    }

    #[test]
    fn family_and_given_names_are_told_apart() {
        for (text, family, given) in [
            ("Berry C", "Berry", "C."),
            ("van Busschbach JT", "van Busschbach", "J. T."),
            ("van der Gaag M", "van der Gaag", "M."),
            ("Rachael Collins", "Collins", "Rachael"),
            ("Ada G Lovell", "Lovell", "Ada G"),
            ("Jim van Os", "van Os", "Jim"),
            ("Rüsch, Nicolas", "Rüsch", "Nicolas"),
            ("O'Connell MJ", "O'Connell", "M. J."),
            ("Sartre J-P", "Sartre", "J.-P."),
            ("Welsh Government", "Welsh Government", ""),
            ("Centre for Better Breaks", "Centre for Better Breaks", ""),
            ("WHO", "WHO", ""),
        ] {
            assert_eq!(parts(text), (family.to_owned(), given.to_owned()), "{text}");
        }
    }

    #[test]
    fn each_style_has_its_own_initials() {
        let sartre = name("Jean-Paul Sartre");
        assert_eq!(sartre.vancouver(), "Sartre JP");
        assert_eq!(sartre.harvard(), "Sartre, J.-P.");
        let lovell = name("Ada G Lovell");
        assert_eq!(lovell.vancouver(), "Lovell AG");
        assert_eq!(lovell.harvard(), "Lovell, A.G.");
        assert_eq!(lovell.apa(), "Lovell, A. G.");
        assert_eq!(name("Sartre J-P").apa(), "Sartre, J.-P.");
    }
}
