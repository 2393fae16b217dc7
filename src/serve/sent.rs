//! What a page of the editor sends, and who may send it.

use super::status::Status;

/// What the editor sends may not be larger, in bytes.
const LARGEST: usize = 8 << 20;

/// What a page of the editor sends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sent {
    /// How long it is, in bytes.
    pub length: usize,
    /// Which page it is.
    pub page: String,
    /// The JSON.
    pub body: Vec<u8>,
}

/// What is announced to be sent. Only a page of this very server may send something: a page from elsewhere
/// would name itself as its origin, and could not call it JSON without asking first.
///
/// # Errors
/// With what it has to be refused.
pub(super) fn announced(headers: &[httparse::Header<'_>]) -> Result<Sent, Status> {
    let host = only(headers, "host").ok_or(Status::Forbidden)?;
    if only(headers, "origin") != Some(format!("http://{host}").as_str()) {
        return Err(Status::Forbidden);
    }
    let kind = only(headers, "content-type").unwrap_or_default();
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        return Err(Status::WrongKind);
    }
    let is_coded = headers
        .iter()
        .any(|header| header.name.eq_ignore_ascii_case("transfer-encoding"));
    let length = only(headers, "content-length").filter(|_| !is_coded);
    let length = length.ok_or(Status::LengthRequired)?;
    let length = length.parse().map_err(|_| Status::BadRequest)?;
    if length > LARGEST {
        return Err(Status::BodyTooLarge);
    }
    let page = only(headers, "x-distil-page")
        .unwrap_or_default()
        .to_owned();
    Ok(Sent {
        length,
        page,
        body: Vec::new(),
    })
}

/// A header that is there once.
fn only<'h>(headers: &[httparse::Header<'h>], name: &str) -> Option<&'h str> {
    let mut found = headers
        .iter()
        .filter(|header| header.name.eq_ignore_ascii_case(name));
    match (found.next(), found.next()) {
        (Some(header), None) => std::str::from_utf8(header.value).ok().map(str::trim),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(headers: &str) -> Result<Sent, Status> {
        let head = format!("POST /edit/api HTTP/1.1\r\nHost: localhost:1\r\n{headers}\r\n");
        let mut places = [httparse::EMPTY_HEADER; 16];
        let mut request = httparse::Request::new(&mut places);
        assert!(
            request
                .parse(head.as_bytes())
                .is_ok_and(|it| it.is_complete())
        );
        announced(request.headers)
    }

    #[test]
    fn only_a_page_of_this_server_may_send_something() {
        let own = "Origin: http://localhost:1\r\n";
        let json = "Content-Type: application/json; charset=utf-8\r\n";
        let two = "Content-Length: 2\r\n";
        assert_eq!(
            of(&format!("{own}{json}{two}")).map(|sent| sent.length),
            Ok(2)
        );
        for (headers, status) in [
            (format!("{json}{two}"), Status::Forbidden),
            (format!("Origin: null\r\n{json}{two}"), Status::Forbidden),
            (
                format!("Origin: http://evil.example\r\n{json}{two}"),
                Status::Forbidden,
            ),
            (
                format!("Origin: http://localhost:2\r\n{json}{two}"),
                Status::Forbidden,
            ),
            (format!("{own}{own}{json}{two}"), Status::Forbidden),
            (
                format!("{own}Content-Type: text/plain\r\n{two}"),
                Status::WrongKind,
            ),
            (format!("{own}{two}"), Status::WrongKind),
            (format!("{own}{json}"), Status::LengthRequired),
            (format!("{own}{json}{two}{two}"), Status::LengthRequired),
            (
                format!("{own}{json}{two}Transfer-Encoding: chunked\r\n"),
                Status::LengthRequired,
            ),
            (
                format!("{own}{json}Content-Length: -1\r\n"),
                Status::BadRequest,
            ),
            (
                format!("{own}{json}Content-Length: 99999999\r\n"),
                Status::BodyTooLarge,
            ),
        ] {
            assert_eq!(of(&headers), Err(status), "{headers}");
        }
    }
}
