//! Texts that can hold nothing but what their type promises: an address, a DOI, a language.
//!
//! Such a type has one way in, [`CheckedText::parse`]. Typed reading goes through it, and so does the
//! check of a file against its schema (`schema/formats.rs`), where `x-format` names the type.

/// Why a text cannot be what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFault {
    /// What is wrong, as a whole sentence.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl TextFault {
    pub(super) fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: hint.into(),
        }
    }
}

impl std::error::Error for TextFault {}

impl std::fmt::Display for TextFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.message, self.hint)
    }
}

/// A text that can hold nothing but what its type promises.
pub trait CheckedText: Sized {
    /// What schemas call it under `x-format`.
    const FORMAT: &'static str;

    /// The text as this type.
    ///
    /// # Errors
    /// The text is something else; the fault says what is wrong with it and what to do.
    fn parse(text: &str) -> Result<Self, TextFault>;
}

/// A type of checked text: how it is read, written and described. It is read as a text wherever a
/// text is wanted. Behind it stand the types of JSON that an editor should take for it; of those the
/// text is the first.
macro_rules! checked_text {
    ($type:ident) => {
        checked_text!($type, "string");
    };
    ($type:ident, $($json:literal),+) => {
        impl std::ops::Deref for $type {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $type {
            type Err = crate::record::checked_text::TextFault;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                crate::record::checked_text::CheckedText::parse(text)
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl schemars::JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let format = <Self as crate::record::checked_text::CheckedText>::FORMAT;
                let types = match [$($json),+].as_slice() {
                    [one] => serde_json::json!(one),
                    several => serde_json::json!(several),
                };
                schemars::json_schema!({ "type": types, "x-format": format })
            }
        }
    };
}

pub(super) use checked_text;
