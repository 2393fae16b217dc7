//! The keys of a new record with their values, along the schema of its kind.

use jiff::civil;

use crate::edit::yaml::{Map, Yaml};
use crate::evidence::Evidence;
use crate::record::form::{Form, Property, Shape};
use crate::record::kind::Kind;
use crate::record::placeholder::{TO_DECIDE, TO_WRITE};
use crate::record::value::Date;

use super::given::{Given, Lacking};
use super::order;
use super::wanted::{Wanted, owned, words};

/// Keys that repeat the title in other words, which the title is good for until somebody writes them.
const AS_TITLE: [&str; 3] = ["short", "plain_name", "plural"];
/// Comments are folded here.
const WIDTH: usize = 96;

/// Makes the keys of one record.
pub struct Maker<'a> {
    kind: Kind,
    id: &'a str,
    wanted: &'a Wanted,
    evidence: &'a Evidence,
    given: &'a Given,
    today: Date,
}

/// A value, and what a person has to decide about it.
struct Made {
    value: Yaml,
    open: Option<String>,
}

impl Made {
    fn sure(value: Yaml) -> Result<Self, Lacking> {
        Ok(Self { value, open: None })
    }

    fn open(value: Yaml, what: impl Into<String>) -> Result<Self, Lacking> {
        Ok(Self {
            value,
            open: Some(what.into()),
        })
    }
}

fn plain(text: impl ToString) -> Yaml {
    Yaml::Plain(text.to_string())
}

fn to_write() -> Yaml {
    Yaml::Text(TO_WRITE.to_owned())
}

impl<'a> Maker<'a> {
    /// For a record of a kind.
    pub fn new(kind: Kind, id: &'a str, wanted: &'a Wanted, evidence: &'a Evidence) -> Self {
        Self {
            kind,
            id,
            wanted,
            evidence,
            given: &wanted.given,
            today: wanted
                .today
                .unwrap_or(Date(civil::Date::constant(2000, 1, 1))),
        }
    }

    /// The record: what it needs and what was said, each with what it is, and `status: draft`.
    ///
    /// # Errors
    /// A value that cannot be, or a record that has to be made first.
    pub fn record(&mut self) -> Result<Map, Lacking> {
        let mut map = Map::default();
        for property in Form::of(self.kind).properties() {
            if property.name == "status" {
                map.put_with(
                    "status",
                    plain("draft"),
                    "Take this line out when the record is ready to be shown.",
                );
                continue;
            }
            let is_named = property.name == self.kind.title_key();
            if property.is_needed
                || is_named
                || self.given.has(property.name)
                || self.is_useful(property.name)
            {
                self.put(&mut map, &property, property.name, true)?;
            }
        }
        Ok(map)
    }

    /// Keys that the kind has besides.
    pub fn more(&self) -> String {
        let keys = Form::of(self.kind).properties().into_iter();
        let keys = keys.filter(|property| {
            !property.is_needed
                && property.name != "status"
                && !self.given.has(property.name)
                && !self.is_useful(property.name)
        });
        let keys: Vec<&str> = keys.map(|property| property.name).collect();
        let text = format!("It can have as well: {}.", keys.join(", "));
        folded(&text)
            .lines()
            .map(|line| format!("# {line}\n"))
            .collect()
    }

    /// Keys without which a record passes and says little.
    fn is_useful(&self, key: &str) -> bool {
        matches!((self.kind, key), (Kind::Study, "population" | "aim"))
    }

    fn put(
        &self,
        map: &mut Map,
        property: &Property<'_>,
        path: &str,
        is_told: bool,
    ) -> Result<(), Lacking> {
        let made = self.value(property.form, property.name, path)?;
        let about = match property.form.shape() {
            Shape::Choice(choices) => format!("{} One of: {}.", property.about, choices.join(", ")),
            Shape::Word(name) => {
                let ids = words(self.evidence, name);
                format!("{} One of: {}.", property.about, ids.join(", "))
            }
            _ => property.about.clone(),
        };
        let mut comment = if is_told {
            folded(&about)
        } else {
            String::new()
        };
        if let Some(open) = made.open {
            comment.push_str(&format!("\n{TO_DECIDE} {open}"));
        }
        match comment.trim() {
            "" => map.put(property.name, made.value),
            comment => map.put_with(property.name, made.value, comment),
        }
        Ok(())
    }

    fn value(&self, form: Form<'_>, key: &str, path: &str) -> Result<Made, Lacking> {
        let said = self.given.get(path);
        match form.shape() {
            Shape::Text(format) => Made::sure(self.text(said, key, path, format)),
            Shape::Day => match said {
                Some(day) => Made::sure(plain(day)),
                None => Made::sure(plain(self.today)),
            },
            Shape::Record(kind) => self.record_of(kind, said),
            Shape::Finding => Made::sure(said.map_or_else(to_write, plain)),
            Shape::Choice(choices) => {
                let choices = choices.into_iter().map(str::to_owned).collect();
                Self::choice(choices, said, path)
            }
            Shape::Word(name) => Self::choice(words(self.evidence, name), said, path),
            Shape::Count(_) | Shape::Number(_) if said.is_some() => {
                Made::sure(plain(said.unwrap_or_default()))
            }
            Shape::Count(_) if key == "order" => {
                Made::sure(plain(order::next(self.kind, self.evidence)))
            }
            Shape::Count(_) if key == "importance" => {
                Made::open(plain(5), "how important it is, from 1 to 9.")
            }
            Shape::Count(lowest) => Made::open(plain(lowest.max(0)), "this number."),
            Shape::Number(_) if key == "reading_grade" => Made::open(
                plain(9),
                "the school year whose texts these readers read with ease.",
            ),
            Shape::Number(_) if key.ends_with("year") => {
                Made::open(plain(self.today.0.year()), "the year.")
            }
            Shape::Number(lowest) => Made::open(plain(lowest.max(0.0)), "this number."),
            Shape::Truth => Made::sure(plain(said.unwrap_or("false"))),
            Shape::Known(form) => self.known(form, key, path),
            Shape::List(items) => self.list(items, key, path),
            Shape::Part(properties) => self.part(&properties, path),
            Shape::Map(values) => self.map(values, key, path),
        }
    }

    fn text(&self, said: Option<&str>, key: &str, path: &str, format: &str) -> Yaml {
        match said {
            Some(said) => Yaml::Text(said.to_owned()),
            None if path == self.kind.title_key() => Yaml::Text(self.wanted.title.clone()),
            None if AS_TITLE.contains(&key) && !path.contains('.') => {
                Yaml::Text(self.wanted.title.clone())
            }
            None if format == "id" && !path.contains('.') => Yaml::Text(self.id.to_owned()),
            None if format == "id" || key == "id" => plain("first"),
            None if key == "version" => Yaml::Text("0.1".to_owned()),
            None if key == "code" => Yaml::Text(self.id.to_owned()),
            None => to_write(),
        }
    }

    /// The id of a record: the one that was said, or the first that there is.
    fn record_of(&self, kind: Kind, said: Option<&str>) -> Result<Made, Lacking> {
        if let Some(said) = said {
            return Made::sure(plain(said));
        }
        match self.evidence.records.ids(kind).as_slice() {
            [] => Err(Lacking::new(
                format!(
                    "{} needs {}, and there is none yet.",
                    self.kind.with_article(),
                    kind.with_article()
                ),
                format!("Make it first: `distil new {} NAME`.", kind.link_prefix()),
            )),
            [only] => Made::sure(plain(only)),
            [first, ..] => Made::open(plain(first), "which one. This is the first of the list."),
        }
    }

    fn choice(choices: Vec<String>, said: Option<&str>, path: &str) -> Result<Made, Lacking> {
        match (said, choices.first()) {
            (Some(said), _) if choices.iter().any(|one| one == said) => Made::sure(plain(said)),
            (Some(said), _) => Err(Lacking::new(
                format!("`{said}` is not one of the choices for `{path}`."),
                format!("Choose: {}.", choices.join(", ")),
            )),
            (None, Some(first)) => Made::open(plain(first), "this is the first of the choices."),
            (None, None) => Made::sure(to_write()),
        }
    }

    /// What may be missing: a text to write, or the statement that it is not reported.
    fn known(&self, form: Form<'_>, key: &str, path: &str) -> Result<Made, Lacking> {
        let is_text = matches!(form.shape(), Shape::Text(_)) && key != "currency";
        if self.given.has(path) || is_text {
            return self.value(form, key, path);
        }
        let mut missing = Map::default();
        missing.put("missing", plain("not-reported"));
        Made::open(Yaml::Line(missing), "the value, or that it is missing.")
    }

    fn list(&self, items: Form<'_>, key: &str, path: &str) -> Result<Made, Lacking> {
        let shape = items.shape();
        let are_names = !matches!(shape, Shape::Text(_) | Shape::Part(_));
        let said = self.given.items(path, are_names);
        if !said.is_empty() {
            let item = |text: &&str| match are_names {
                true => plain(text),
                false => Yaml::Text((*text).to_owned()),
            };
            return Made::sure(Yaml::List(said.iter().map(item).collect()));
        }
        match shape {
            Shape::Part(properties) if key != "gaps" => {
                let one = self.part(&properties, &format!("{path}."))?;
                Made::sure(Yaml::List(vec![one.value]))
            }
            Shape::Record(Kind::Audience) => {
                let ids = owned(self.evidence.records.ids(Kind::Audience));
                let ids: Vec<Yaml> = ids.iter().map(plain).collect();
                Made::open(Yaml::List(ids), "which readers it is for.")
            }
            Shape::Text(_) if key == "key_messages" => {
                Made::sure(Yaml::List((0..4).map(|_| to_write()).collect()))
            }
            _ => Made::sure(Yaml::List(Vec::new())),
        }
    }

    fn part(&self, properties: &[Property<'_>], path: &str) -> Result<Made, Lacking> {
        let mut map = Map::default();
        for property in properties {
            let inner = format!("{}.{}", path.trim_end_matches('.'), property.name);
            if property.is_needed
                || self.given.has(&inner)
                || (self.kind == Kind::Study && self.is_of_paper(&inner))
            {
                self.put(
                    &mut map,
                    property,
                    &inner,
                    !path.ends_with('.') && property.is_needed,
                )?;
            }
        }
        Made::sure(Yaml::Map(map))
    }

    /// What is known of a paper first.
    fn is_of_paper(&self, path: &str) -> bool {
        ["bibliography.title", "population.description"].contains(&path)
    }

    /// Values by keys: an edition for each audience that was named, or for all.
    fn map(&self, values: Form<'_>, key: &str, path: &str) -> Result<Made, Lacking> {
        let mut map = Map::default();
        if key == "editions" {
            let named = self.given.items("audiences", true);
            let audiences = self.evidence.audiences();
            let all = audiences.iter().map(|audience| audience.id.as_str());
            let ids: Vec<&str> = if named.is_empty() {
                all.collect()
            } else {
                named
            };
            for id in ids {
                let made = self.value(values, id, &format!("{path}.{id}"))?;
                map.put(id, made.value);
            }
        }
        Made::sure(Yaml::Map(map))
    }
}

/// A comment in lines that fit.
fn folded(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.last().map_or(0, |line| line.chars().count());
        if last > 0 && last + word.chars().count() + 3 > WIDTH {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(word);
        }
    }
    lines.join("\n")
}
