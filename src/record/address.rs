//! Addresses that a reader can follow: of a page on the web, or of somebody's mailbox.

use fluent_uri::Iri;
use fluent_uri::component::IAuthority;

use crate::text::character::is_unseen;

use super::checked_text::{CheckedText, TextFault, checked_text};

/// An address of the web (`https`, `http`) or of a mailbox (`mailto`). Nothing else can be one: a
/// browser would run `javascript:`, show `data:` as if it were the site, and open `file:` and the
/// paths of an office network on the reader's own machine.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address(String);

/// A mailbox: `name@example.org`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

checked_text!(Address);
checked_text!(Email);

/// What a good address looks like.
const WHOLE: &str = "Write the whole address, as the browser shows it: `https://example.org/page`.";

impl CheckedText for Address {
    const FORMAT: &'static str = "address";

    fn parse(text: &str) -> Result<Self, TextFault> {
        refuse_paths(text)?;
        let iri = Iri::parse(text).map_err(|error| unparsed(text, error.index()))?;
        let scheme = iri.scheme().as_str();
        match scheme.to_ascii_lowercase().as_str() {
            "https" | "http" => check_web(text, iri.authority())?,
            "mailto" => {
                Email::parse(iri.path().as_str())?;
            }
            _ => return Err(other_scheme(text, scheme)),
        }
        let rest = &text[scheme.len()..];
        Ok(Self(format!("{}{rest}", scheme.to_ascii_lowercase())))
    }
}

impl Address {
    /// Whether it is a page of the web.
    pub fn is_web(&self) -> bool {
        self.0.starts_with("http")
    }
}

impl CheckedText for Email {
    const FORMAT: &'static str = "email";

    fn parse(text: &str) -> Result<Self, TextFault> {
        let is_part = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && !part.ends_with('.')
                && part
                    .chars()
                    .all(|c| c.is_alphanumeric() || "!#$%'*+-._~".contains(c))
        };
        let parts = text.split_once('@');
        if parts.is_some_and(|(name, host)| is_part(name) && is_part(host)) {
            return Ok(Self(text.to_owned()));
        }
        let message = format!("`{text}` is not an address of e-mail.");
        let hint = "Write one address and nothing else: `name@example.org`.";
        Err(TextFault::new(message, hint))
    }
}

/// Paths of a machine or an office network, and what is written without its beginning.
fn refuse_paths(text: &str) -> Result<(), TextFault> {
    if let Some(unseen) = text.chars().find(|c| is_unseen(*c)) {
        let what = match unseen {
            ' ' => "a space".to_owned(),
            other => format!(
                "a character that cannot be seen (U+{:04X})",
                u32::from(other)
            ),
        };
        let message = format!("The address `{}` has {what} in it.", seen(text));
        let hint = "Delete it; where a space belongs to the address, write `%20`.";
        return Err(TextFault::new(message, hint));
    }
    if text.contains('\\') {
        let message = format!("`{text}` is a place on somebody's machine or office network.");
        let hint = "Readers can open addresses of the web only. Put the file into `static/` and give its address on the site, or leave it out.";
        return Err(TextFault::new(message, hint));
    }
    if let Some(rest) = text.strip_prefix("//") {
        let message = format!("The address `{text}` lacks its beginning.");
        return Err(TextFault::new(message, format!("Write `https://{rest}`.")));
    }
    Ok(())
}

/// The text without what cannot be seen, for a message.
fn seen(text: &str) -> String {
    let shown = |c: char| if is_unseen(c) { '␣' } else { c };
    text.chars().map(shown).collect()
}

fn unparsed(text: &str, at: usize) -> TextFault {
    let odd = text.get(at..).and_then(|rest| rest.chars().next());
    let has_scheme = text.contains("://") || text.starts_with("mailto:");
    match odd {
        Some('%') => TextFault::new(
            format!(
                "In the address `{text}` a percent sign stands without two hexadecimal digits."
            ),
            "Copy the address again from the browser; a percent sign itself is written `%25`.",
        ),
        Some(odd) if has_scheme => TextFault::new(
            format!("The address `{text}` has `{odd}` where it cannot stand."),
            format!(
                "Write `{}` for it, or copy the address again from the browser.",
                encoded(odd)
            ),
        ),
        _ => {
            let begins = text.split('/').next().unwrap_or_default();
            let looks_whole = begins.contains('.') && !begins.starts_with('.');
            let hint = if looks_whole {
                format!("Write `https://{text}`.")
            } else {
                WHOLE.to_owned()
            };
            TextFault::new(format!("`{text}` is not a whole address."), hint)
        }
    }
}

/// A character as it is written in an address.
fn encoded(character: char) -> String {
    let mut bytes = [0; 4];
    let bytes = character.encode_utf8(&mut bytes).bytes();
    bytes.map(|byte| format!("%{byte:02X}")).collect()
}

fn check_web(text: &str, authority: Option<IAuthority<'_>>) -> Result<(), TextFault> {
    let Some(authority) = authority.filter(|it| !it.host().is_empty()) else {
        let message = format!("The address `{text}` names no site.");
        return Err(TextFault::new(message, WHOLE));
    };
    if authority.has_userinfo() {
        let message = format!("The address `{text}` has a name or a password before `@`.");
        let hint = "Take it out up to the `@`: it would be public, and it can make one site look like another.";
        return Err(TextFault::new(message, hint));
    }
    if authority.port_to_u16().is_err() {
        let message = format!("The address `{text}` has a port that does not exist.");
        return Err(TextFault::new(
            message,
            "A port is 65535 at most; most addresses have none.",
        ));
    }
    Ok(())
}

fn other_scheme(text: &str, scheme: &str) -> TextFault {
    let message = format!("`{text}` begins with `{scheme}:`, which no page of the site opens.");
    let hint = match scheme.to_ascii_lowercase().as_str() {
        "doi" => "Write the DOI under `doi`, or its address: `https://doi.org/10.…`.".to_owned(),
        "http" | "https" => WHOLE.to_owned(),
        _ => "Addresses begin with `https://`, `http://` or `mailto:`.".to_owned(),
    };
    TextFault::new(message, hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hint(text: &str) -> String {
        Address::parse(text).expect_err(text).hint
    }

    #[test]
    fn pages_and_mailboxes_are_addresses() {
        for text in [
            "https://example.org",
            "http://example.org:8080/a/b?c=d&e=%20#f",
            "https://de.wikipedia.org/wiki/Köln",
            "https://[2001:db8::1]/",
            "mailto:name@example.org",
            "mailto:name@example.org?subject=Question",
        ] {
            assert_eq!(&*Address::parse(text).expect(text), text);
        }
        assert_eq!(
            &*Address::parse("HTTPS://Example.org/A").expect("good"),
            "https://Example.org/A"
        );
    }

    #[test]
    fn nothing_else_is_one() {
        for text in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            " javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:https://example.org/1",
            "\\\\server\\share",
            "C:\\Users\\me",
            "C:/Users/me",
            "//example.org",
            "https:example.org",
            "https://",
            "https:///path",
            "https://example.org@evil.example/",
            "https://example.org:99999/",
            "https://example.org/a b",
            "https://example.org/<b>",
            "https://example.org/\"onclick",
            "https://example.org/%zz",
            "https://exa\u{200B}mple.org/",
            "mailto:",
            "mailto:a@b,c@d",
            "page.html",
            "",
        ] {
            assert!(Address::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_fault_says_what_to_write() {
        assert_eq!(
            hint("www.example.org/page"),
            "Write `https://www.example.org/page`."
        );
        assert_eq!(hint("//example.org"), "Write `https://example.org`.");
        assert!(hint("https://example.org/<b>").starts_with("Write `%3C`"));
    }

    #[test]
    fn a_mailbox_is_one_name_at_one_host() {
        assert!(Email::parse("o'neil+x@example.org").is_ok());
        for text in [
            "a",
            "a@",
            "@b",
            "a@b?bcc=c@d",
            "a@b@c",
            "a b@c",
            "\"><script>@b",
            "a@.b",
        ] {
            assert!(Email::parse(text).is_err(), "{text}");
        }
    }
}
