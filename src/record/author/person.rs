//! An author: a person with the parts of the name, or an organisation.

/// An author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// A person.
    Person(Person),
    /// An organisation, or a name whose parts cannot be told apart.
    Organisation(String),
}

/// The name of a person in its parts. Parts that the name does not have are empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// "García Márquez".
    pub family: String,
    /// "Steve G", or initials with points: "J. T.".
    pub given: String,
    /// Small words before the family name, which belong to it: "van den".
    pub particle: String,
    /// What stands behind the name: "Jr.", "3rd".
    pub suffix: String,
}

impl Person {
    /// The family name with the small words before it: "van den Berg", "’t Hoen".
    pub fn whole_family(&self) -> String {
        match self.particle.as_str() {
            "" => self.family.clone(),
            particle => format!("{particle} {}", self.family),
        }
    }
}

impl Author {
    /// The name as it is said: "Vincent van den Berg", "Martin Luther King Jr.".
    pub fn said(&self) -> String {
        match self {
            Self::Organisation(name) => name.clone(),
            Self::Person(person) => [&person.given, &person.whole_family(), &person.suffix]
                .into_iter()
                .filter(|part| !part.is_empty())
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join(" "),
        }
    }
}
