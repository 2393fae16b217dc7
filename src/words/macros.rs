//! The macros with which the program speaks; each checks id and places while it is compiled.

/// A text in the language of a site: `say!(desk, "source.as-reported-in", study = &label)`.
#[macro_export]
macro_rules! say {
    ($from:expr, $id:literal $(, $place:ident = $value:expr)* $(,)?) => {
        $crate::words::HasWords::words(&$from).say(&$crate::phrase!($id $(, $place = $value)*))
    };
}

/// A text that depends on a count: `count!(desk, "count.studies", n)`. The number fills `{count}`.
#[macro_export]
macro_rules! count {
    ($from:expr, $id:literal, $n:expr $(, $place:ident = $value:expr)* $(,)?) => {
        $crate::words::HasWords::words(&$from)
            .say(&$crate::counted!($id, $n $(, $place = $value)*))
    };
}

/// A text to stand inside another one: `phrase!("line.licence")`.
#[macro_export]
macro_rules! phrase {
    ($id:literal $(, $place:ident = $value:expr)* $(,)?) => {
        $crate::words::Phrase::new(
            {
                const CHECKED_TEXT: $crate::words::TextId =
                    $crate::words::checked($id, &[$(stringify!($place)),*], false);
                CHECKED_TEXT
            },
            vec![$((stringify!($place), $crate::words::Value::from($value))),*],
        )
    };
}

/// A text with a count to stand inside another one: `counted!("count.studies", n)`.
#[macro_export]
macro_rules! counted {
    ($id:literal, $n:expr $(, $place:ident = $value:expr)* $(,)?) => {
        $crate::words::Phrase::counted(
            {
                const CHECKED_TEXT: $crate::words::TextId =
                    $crate::words::checked($id, &["count" $(, stringify!($place))*], true);
                CHECKED_TEXT
            },
            $n,
            vec![$((stringify!($place), $crate::words::Value::from($value))),*],
        )
    };
}

/// The id of a text without places, for tables: `text_id!("link.studies")`.
#[macro_export]
macro_rules! text_id {
    ($id:expr) => {{
        const CHECKED_TEXT: $crate::words::TextId = $crate::words::checked($id, &[], false);
        CHECKED_TEXT
    }};
}
