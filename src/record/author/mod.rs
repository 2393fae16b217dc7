//! Authors as records name them: in parts, or as a plain text that is read with care.

mod affix;
mod organisation;
mod person;
mod places;
mod plain;

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

pub use person::{Author, Person};
pub use plain::read;

/// What schemas call a plain text that names an author under `x-format`.
pub const FORMAT: &str = "author";

/// An author in parts: a person.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PersonAsAuthor {
    /// The family name, all of it: "García Márquez", "Della Porta".
    family: String,
    /// Given names, or initials: "Gabriel", "G. J.".
    given: Option<String>,
    /// Small words before the family name: "van den", "de la".
    particle: Option<String>,
    /// What stands behind the name: "Jr.", "3rd".
    suffix: Option<String>,
}

/// An author in parts: an organisation, whose name is never taken apart.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct OrganisationAsAuthor {
    /// Its name: "World Health Organization".
    organisation: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Plain(String),
    Organisation(OrganisationAsAuthor),
    Person(PersonAsAuthor),
}

impl<'de> Deserialize<'de> for Author {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tidy = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let part = |text: Option<String>| text.map(tidy).unwrap_or_default();
        Ok(match Written::deserialize(deserializer)? {
            Written::Plain(text) => read(&text).author,
            Written::Organisation(parts) => Author::Organisation(tidy(parts.organisation)),
            Written::Person(parts) => Author::Person(Person {
                family: tidy(parts.family),
                given: affix::spaced(&part(parts.given)),
                particle: part(parts.particle),
                suffix: part(parts.suffix),
            }),
        })
    }
}

impl JsonSchema for Author {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Author".into()
    }

    fn json_schema(schemas: &mut SchemaGenerator) -> Schema {
        let person = schemas.subschema_for::<PersonAsAuthor>();
        let organisation = schemas.subschema_for::<OrganisationAsAuthor>();
        json_schema!({
            "anyOf": [{ "type": "string", "x-format": FORMAT }, person, organisation]
        })
    }
}
