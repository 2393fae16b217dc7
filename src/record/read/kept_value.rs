//! A value of JSON as it is kept between runs, in a form that says what it is before it comes, and records
//! read from it without making the value first.
//!
//! Each value is a sign and what belongs to it: a number in eight bytes, a text or a list with its
//! length before it in four, a map with its keys as texts.

use std::fmt;

use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer};
use serde::de::{self, DeserializeOwned, DeserializeSeed, Expected, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Value;

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
const UNSIGNED: u8 = 3;
const SIGNED: u8 = 4;
const FLOAT: u8 = 5;
const TEXT: u8 = 6;
const LIST: u8 = 7;
const MAP: u8 = 8;

/// A value as it is kept; nothing for one that is longer than lengths can say.
pub(super) fn keep(value: &Value) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    add(&mut bytes, value)?;
    Some(bytes)
}

fn add(bytes: &mut Vec<u8>, value: &Value) -> Option<()> {
    match value {
        Value::Null => bytes.push(NULL),
        Value::Bool(value) => bytes.push(if *value { TRUE } else { FALSE }),
        Value::Number(number) => {
            let (sign, number) = match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => (UNSIGNED, number.to_le_bytes()),
                (None, Some(number)) => (SIGNED, number.to_le_bytes()),
                (None, None) => (FLOAT, number.as_f64()?.to_le_bytes()),
            };
            bytes.push(sign);
            bytes.extend(number);
        }
        Value::String(text) => {
            bytes.push(TEXT);
            add_text(bytes, text)?;
        }
        Value::Array(values) => {
            bytes.push(LIST);
            add_length(bytes, values.len())?;
            values.iter().try_for_each(|value| add(bytes, value))?;
        }
        Value::Object(keys) => {
            bytes.push(MAP);
            add_length(bytes, keys.len())?;
            for (key, value) in keys {
                add_text(bytes, key)?;
                add(bytes, value)?;
            }
        }
    }
    Some(())
}

fn add_text(bytes: &mut Vec<u8>, text: &str) -> Option<()> {
    add_length(bytes, text.len())?;
    bytes.extend_from_slice(text.as_bytes());
    Some(())
}

fn add_length(bytes: &mut Vec<u8>, length: usize) -> Option<()> {
    bytes.extend(u32::try_from(length).ok()?.to_le_bytes());
    Some(())
}

/// What a value that was kept says.
///
/// # Errors
/// It does not say what the type needs, or the bytes are not whole.
pub(super) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Fault> {
    T::deserialize(&mut Reader { bytes })
}

/// Why a value cannot be read.
#[derive(Debug)]
pub(super) struct Fault(String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// What is left to be read.
struct Reader<'de> {
    bytes: &'de [u8],
}

impl<'de> Reader<'de> {
    fn take(&mut self, length: usize) -> Result<&'de [u8], Fault> {
        let whole = self.bytes.split_at_checked(length);
        let (taken, rest) = whole.ok_or_else(|| Fault("It is cut off".to_owned()))?;
        self.bytes = rest;
        Ok(taken)
    }

    fn sign(&mut self) -> Result<u8, Fault> {
        Ok(self.take(1)?.first().copied().unwrap_or_default())
    }

    fn eight(&mut self) -> Result<[u8; 8], Fault> {
        self.take(8)?.try_into().map_err(Fault::of)
    }

    fn length(&mut self) -> Result<usize, Fault> {
        let four = self.take(4)?.try_into().map_err(Fault::of)?;
        Ok(u32::from_le_bytes(four) as usize)
    }

    fn text(&mut self) -> Result<&'de str, Fault> {
        let length = self.length()?;
        std::str::from_utf8(self.take(length)?).map_err(Fault::of)
    }
}

impl Fault {
    fn of(error: impl fmt::Display) -> Self {
        Self(error.to_string())
    }
}

impl<'de> de::Deserializer<'de> for &mut Reader<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.sign()? {
            NULL => visitor.visit_unit(),
            FALSE => visitor.visit_bool(false),
            TRUE => visitor.visit_bool(true),
            UNSIGNED => visitor.visit_u64(u64::from_le_bytes(self.eight()?)),
            SIGNED => visitor.visit_i64(i64::from_le_bytes(self.eight()?)),
            FLOAT => visitor.visit_f64(f64::from_le_bytes(self.eight()?)),
            TEXT => visitor.visit_borrowed_str(self.text()?),
            LIST => {
                let left = self.length()?;
                let mut list = Items { reader: self, left };
                let made = visitor.visit_seq(&mut list)?;
                list.end().map(|()| made)
            }
            MAP => {
                let left = self.length()?;
                let mut map = Items { reader: self, left };
                let made = visitor.visit_map(&mut map)?;
                map.end().map(|()| made)
            }
            sign => Err(Fault(format!("There is no sign {sign}"))),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.bytes.first() == Some(&NULL) {
            self.take(1)?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.sign()? {
            TEXT => visitor.visit_enum(BorrowedStrDeserializer::new(self.text()?)),
            MAP => {
                let left = self.length()?;
                let map = Items { reader: self, left };
                visitor.visit_enum(MapAccessDeserializer::new(map))
            }
            sign => Err(Fault(format!("A choice has the sign {sign}"))),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// The items of a list, or the keys of a map with their values, that are left.
struct Items<'r, 'de> {
    reader: &'r mut Reader<'de>,
    left: usize,
}

impl Items<'_, '_> {
    /// That nothing is left, so that what follows is read from its beginning.
    fn end(&self) -> Result<(), Fault> {
        match self.left {
            0 => Ok(()),
            left => Err(de::Error::invalid_length(
                left,
                &"nothing more" as &dyn Expected,
            )),
        }
    }
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

impl<'de> MapAccess<'de> for Items<'_, 'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        let key = self.reader.text()?;
        seed.deserialize(BorrowedStrDeserializer::new(key))
            .map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(&mut *self.reader)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_is_read_back_as_it_was() {
        let value = json!({"z": [null, true, 3, -4, 0.1, 1.0, 1e300], "a": {"é": ""}});
        let bytes = keep(&value).expect("bytes");
        let again: Value = read(&bytes).expect("a value");
        assert_eq!(again.to_string(), value.to_string());
        for length in 0..bytes.len() {
            assert!(read::<Value>(&bytes[..length]).is_err(), "{length}");
        }
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Choice {
        OfTwo,
        Of(f64),
        Each { n: u8 },
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Own {
        choices: Vec<Choice>,
        pair: (i16, String),
        #[serde(default)]
        missing: Option<u8>,
        null: Option<u8>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Whole {
        own: Own,
        #[serde(flatten)]
        rest: BTreeMap<String, Either>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(untagged)]
    enum Either {
        Number(f64),
        Words(String),
    }

    #[test]
    fn every_form_of_type_is_read_as_from_json() {
        let value = json!({
            "own": {
                "choices": ["of-two", {"of": 3}, {"each": {"n": 4}}],
                "pair": [-1, "two"],
                "null": null,
            },
            "a": 7, "b": "seven",
        });
        let bytes = keep(&value).expect("bytes");
        let expected: Whole = serde_json::from_value(value).expect("a value");
        assert_eq!(read::<Whole>(&bytes).expect("a value"), expected);
    }

    #[test]
    fn what_does_not_fit_a_type_is_refused() {
        let refused = |value: Value| read::<Own>(&keep(&value).expect("bytes")).is_err();
        assert!(refused(
            json!({"choices": [], "pair": [1, "a", 3], "null": null})
        ));
        assert!(refused(
            json!({"choices": ["none"], "pair": [1, "a"], "null": null})
        ));
        assert!(refused(
            json!({"choices": [], "pair": [1, "a"], "null": null, "own": 1})
        ));
        assert!(!refused(
            json!({"choices": [], "pair": [1, "a"], "null": 1})
        ));
    }
}
