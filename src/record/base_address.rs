//! The address at which a site is published.

use fluent_uri::Uri;

use super::address::Address;
use super::checked_text::{CheckedText, TextFault, checked_text};

/// The address at which a site is published: scheme, host and, where it is not the top of the host,
/// a path. It is kept in one form: small letters in scheme and host, no port that goes without
/// saying, no slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseAddress(String);

checked_text!(BaseAddress);

impl CheckedText for BaseAddress {
    const FORMAT: &'static str = "base-address";

    fn parse(text: &str) -> Result<Self, TextFault> {
        let address = Address::parse(text)?;
        if !address.is_web() {
            let message = format!("`{text}` is not the address of a site.");
            return Err(TextFault::new(
                message,
                "Write it as `https://example.org`.",
            ));
        }
        // Pages, feeds and citations are made by writing the address of a page behind it.
        if text.contains(['?', '#']) {
            let message = format!("The address of the site, `{text}`, has `?` or `#` in it.");
            return Err(TextFault::new(message, "Write it up to that sign."));
        }
        let last = text
            .trim_end_matches('/')
            .rsplit('/')
            .next()
            .unwrap_or_default();
        let last = last.to_ascii_lowercase();
        if [".html", ".htm", ".php", ".aspx"]
            .iter()
            .any(|end| last.ends_with(end))
            && !is_host(text)
        {
            let message = format!("The address of the site, `{text}`, is that of a page.");
            return Err(TextFault::new(
                message,
                "Write the address of the folder in which the page stands.",
            ));
        }
        let uri = Uri::parse(&*address)
            .map_err(|_| not_ascii(text))?
            .normalize();
        let uri = uri.as_str().trim_end_matches('/');
        let (scheme, rest) = uri.split_once("://").unwrap_or(("https", uri));
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let usual = if scheme == "https" { ":443" } else { ":80" };
        let host = host
            .strip_suffix(usual)
            .unwrap_or(host)
            .trim_end_matches(':');
        Ok(Self(format!("{scheme}://{host}{path}")))
    }
}

/// Ends of hosts that are kept for examples and tests, so that no site ever stands there (RFC 2606, RFC 6761).
const NOWHERE: &[&str] = &[
    "example",
    "example.com",
    "example.net",
    "example.org",
    "invalid",
    "localhost",
    "test",
];

impl BaseAddress {
    /// Whether a site can be published there; addresses for examples and tests lead nowhere.
    pub fn can_be_reached(&self) -> bool {
        let rest = self.0.split_once("://").map_or(&*self.0, |(_, rest)| rest);
        let host = rest.split(['/', ':']).next().unwrap_or_default();
        !NOWHERE.iter().any(|end| {
            let before = host.strip_suffix(*end);
            before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
        })
    }
}

/// Whether an address has nothing behind its host.
fn is_host(text: &str) -> bool {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    !rest.trim_end_matches('/').contains('/')
}

fn not_ascii(text: &str) -> TextFault {
    let message = format!("The address of the site, `{text}`, has letters other than a to z.");
    let hint = "Write the host in the form that begins with `xn--`, and other letters in the path as the browser copies them, with `%`.";
    TextFault::new(message, hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_kept_in_one_form() {
        for (text, kept) in [
            ("https://example.org", "https://example.org"),
            ("https://example.org/", "https://example.org"),
            (
                "HTTPS://Example.ORG:443/Evidence//",
                "https://example.org/Evidence",
            ),
            ("http://example.org:80", "http://example.org"),
            ("https://example.html", "https://example.html"),
            ("http://localhost:8080/a/../b/", "http://localhost:8080/b"),
        ] {
            assert_eq!(&*BaseAddress::parse(text).expect(text), kept);
        }
    }

    #[test]
    fn addresses_for_examples_and_tests_lead_nowhere() {
        for (text, can_be_reached) in [
            ("https://evidence.gov.scot/peers", true),
            ("https://myexample.org", true),
            ("https://example.org", false),
            ("https://www.example.com/a", false),
            ("https://peer-evidence.example", false),
            ("http://localhost:8080/a", false),
        ] {
            let address = BaseAddress::parse(text).expect(text);
            assert_eq!(address.can_be_reached(), can_be_reached, "{text}");
        }
    }

    #[test]
    fn what_is_no_address_of_a_site_is_refused() {
        for text in [
            "example.org",
            "ftp://example.org",
            "javascript:alert(1)//",
            "mailto:a@b.org",
            "https://example.org/?a=b",
            "https://example.org/#a",
            "https://user@example.org",
            "https://münchen.example",
            "https://example.org/index.html",
            "https://example.org/tea/index.htm/",
            "https://example.org/a b",
            "https://example.org/\"><script>",
        ] {
            assert!(BaseAddress::parse(text).is_err(), "{text}");
        }
    }
}
