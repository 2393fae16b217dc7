//! What came of files without faults, as it is kept between runs of the program: their values as in
//! JSON, and their references and texts with places. It is read in a fraction of the time that the
//! YAML takes.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Number, Value};

use crate::load::Source;
use crate::record::kind::Kind;
use crate::record::records::FileLinks;
use crate::record::schema::{Chosen, Day, Findings, Prose, Quoting, Reference};
use crate::record::value::Date;

use super::typed::{File, typed};

/// Files by their fingerprints, one behind the other: the fingerprint, the length, the file.
#[derive(Debug, Default)]
pub(super) struct Store {
    bytes: Vec<u8>,
    places: HashMap<u128, Range<usize>>,
}

const PRINT: usize = size_of::<u128>();
const HEAD: usize = PRINT + size_of::<u32>();

impl Store {
    /// The store that was kept as these bytes; as far as they are whole.
    pub fn of(bytes: Vec<u8>) -> Self {
        let mut places = HashMap::new();
        let mut at = 0;
        while let Some((print, inside)) = entry_at(&bytes, at) {
            at = inside.end;
            places.insert(print, inside);
        }
        Self { bytes, places }
    }

    /// The file with this fingerprint.
    pub fn get(&self, print: u128) -> Option<&[u8]> {
        self.bytes.get(self.places.get(&print)?.clone())
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Adds a file.
    pub fn add(&mut self, print: u128, file: &[u8]) {
        let Ok(length) = u32::try_from(file.len()) else {
            return;
        };
        self.bytes.extend_from_slice(&print.to_le_bytes());
        self.bytes.extend_from_slice(&length.to_le_bytes());
        let start = self.bytes.len();
        self.bytes.extend_from_slice(file);
        self.places.insert(print, start..self.bytes.len());
    }

    /// The store as it is kept.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

fn entry_at(bytes: &[u8], at: usize) -> Option<(u128, Range<usize>)> {
    let head = bytes.get(at..at + HEAD)?;
    let (print, length) = head.split_at_checked(PRINT)?;
    let print = u128::from_le_bytes(print.try_into().ok()?);
    let length = u32::from_le_bytes(length.try_into().ok()?) as usize;
    let start = at + HEAD;
    (start + length <= bytes.len()).then(|| (print, start..start + length))
}

/// A file as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    value: KeptValue,
    references: Vec<Reference>,
    chosen: Vec<Chosen>,
    prose: Vec<Prose>,
    quoting: Vec<Quoting>,
    /// Days as texts, with the first byte and one past the last.
    days: Vec<KeptDay>,
}

/// A day: as it is written, whether work was done on it, and where it stands.
type KeptDay = (String, bool, usize, usize);

/// A value of JSON, in a form that says what it is before it comes.
#[derive(Serialize, Deserialize)]
enum KeptValue {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text(String),
    List(Vec<KeptValue>),
    Map(Vec<(String, KeptValue)>),
}

/// A file as it is kept; nothing for one that is not to be kept.
pub(super) fn keep(value: &Value, findings: &Findings) -> Option<Vec<u8>> {
    let kept = Kept {
        value: kept(value)?,
        references: findings.references.clone(),
        chosen: findings.chosen.clone(),
        prose: findings.prose.clone(),
        quoting: findings.quoting.clone(),
        days: findings.days.iter().map(kept_day).collect(),
    };
    postcard::to_stdvec(&kept).ok()
}

/// What came of a file that was kept.
pub(super) fn restore(source: &Arc<Source>, kind: Kind, bytes: &[u8]) -> Option<File> {
    let kept: Kept = postcard::from_bytes(bytes).ok()?;
    let record = typed(kind, source, restored(kept.value)?).ok()?;
    let findings = Findings {
        faults: Vec::new(),
        references: kept.references,
        chosen: kept.chosen,
        prose: kept.prose,
        quoting: kept.quoting,
        days: kept.days.iter().map(restored_day).collect::<Option<_>>()?,
    };
    Some(File {
        typed: Some(record),
        links: Some(FileLinks {
            source: Arc::clone(source),
            kind,
            offset: source.yaml_start(),
            findings: Arc::new(findings),
        }),
        ..File::default()
    })
}

fn kept_day(day: &Day) -> KeptDay {
    (day.day.to_string(), day.is_of_work, day.start, day.end)
}

fn restored_day((day, is_of_work, start, end): &KeptDay) -> Option<Day> {
    Some(Day {
        day: Date(day.parse().ok()?),
        is_of_work: *is_of_work,
        start: *start,
        end: *end,
    })
}

fn kept(value: &Value) -> Option<KeptValue> {
    Some(match value {
        Value::Null => KeptValue::Null,
        Value::Bool(value) => KeptValue::Bool(*value),
        Value::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(number), _) => KeptValue::Unsigned(number),
            (None, Some(number)) => KeptValue::Signed(number),
            (None, None) => KeptValue::Float(number.as_f64()?),
        },
        Value::String(text) => KeptValue::Text(text.clone()),
        Value::Array(values) => KeptValue::List(values.iter().map(kept).collect::<Option<_>>()?),
        Value::Object(keys) => {
            let keys = keys
                .iter()
                .map(|(key, value)| Some((key.clone(), kept(value)?)));
            KeptValue::Map(keys.collect::<Option<_>>()?)
        }
    })
}

fn restored(value: KeptValue) -> Option<Value> {
    Some(match value {
        KeptValue::Null => Value::Null,
        KeptValue::Bool(value) => Value::Bool(value),
        KeptValue::Unsigned(number) => Value::Number(number.into()),
        KeptValue::Signed(number) => Value::Number(number.into()),
        KeptValue::Float(number) => Value::Number(Number::from_f64(number)?),
        KeptValue::Text(text) => Value::String(text),
        KeptValue::List(values) => {
            Value::Array(values.into_iter().map(restored).collect::<Option<_>>()?)
        }
        KeptValue::Map(keys) => {
            let keys = keys
                .into_iter()
                .map(|(key, value)| Some((key, restored(value)?)));
            Value::Object(keys.collect::<Option<Map<_, _>>>()?)
        }
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_is_read_back_as_it_was() {
        let value = json!({"z": [null, true, 3, -4, 0.1, 1.0, 1e300], "a": {"é": ""}});
        let again = kept(&value).and_then(restored).expect("a value");
        assert_eq!(again.to_string(), value.to_string());
    }

    #[test]
    fn a_store_that_is_cut_short_has_what_is_whole() {
        let mut store = Store::default();
        store.add(7, b"seven");
        store.add(8, b"eight");
        let mut bytes = store.bytes().to_vec();
        bytes.pop();
        let cut = Store::of(bytes);
        assert_eq!((cut.get(7), cut.get(8)), (Some(&b"seven"[..]), None));
    }
}
