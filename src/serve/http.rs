//! HTTP as far as a preview needs it: a request, and one answer to it.
//!
//! The head of a request is read within limits of size and time, by the parser of `hyper`, and so is what the
//! editor sends; no other body is read. Every answer ends its connection, so that nothing that a request says
//! of its length or its encoding matters to the next.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use super::sent::{self, Sent};
use super::status::Status;

/// The head of a request may not be larger, in bytes.
const LARGEST_HEAD: usize = 16 << 10;
/// A request may not have more headers.
const MOST_HEADERS: usize = 64;
/// How long the head of a request may take.
const TIME_TO_ASK: Duration = Duration::from_secs(5);
/// How long an answer may take.
const TIME_TO_ANSWER: Duration = Duration::from_secs(30);
/// How much of an answer is written at once.
const PART: usize = 64 << 10;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// The path without the slash at its start, decoded: `studies/index.html`.
    pub path: String,
    /// What stands behind `?`, as it is.
    pub query: String,
    /// Whether the head of the answer is enough.
    pub head_only: bool,
    /// What a page of the editor sends; nothing for a request that only reads.
    pub sent: Option<Sent>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    pub status: Status,
    pub kind: &'static str,
    pub body: Vec<u8>,
    /// What a page may load and run, where it is not left to the page.
    pub policy: Option<&'static str>,
}

impl Answer {
    /// An answer with something in it.
    pub fn new(status: Status, kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        Self {
            status,
            kind,
            body,
            policy: None,
        }
    }

    /// The same with what the page may load and run.
    #[must_use]
    pub fn with_policy(mut self, policy: &'static str) -> Self {
        self.policy = Some(policy);
        self
    }

    /// An answer that says in a line why there is none.
    pub fn refusal(status: Status) -> Self {
        Self::new(status, "text/plain", format!("{}\n", status.line()))
    }
}

/// What bytes say that came so far.
#[derive(Debug, PartialEq, Eq)]
enum Head {
    /// The head is not whole yet.
    Partial,
    /// The request cannot be answered.
    Refused(Status),
    /// The request, and how long its head is.
    Whole(Asked, usize),
}

/// Reads a request; nothing when the other side went away. What is sent to `taker` is read as well.
///
/// # Errors
/// With what the request has to be refused.
pub(super) fn read(stream: &mut TcpStream, taker: Option<&str>) -> Result<Option<Asked>, Status> {
    let until = Instant::now() + TIME_TO_ASK;
    let mut head = Vec::new();
    loop {
        if !more(stream, &mut head, until)? {
            return Ok(None);
        }
        match parse(&head, taker) {
            Head::Whole(_, end) if end > LARGEST_HEAD => return Err(Status::HeadTooLarge),
            Head::Whole(mut asked, end) => {
                if let Some(sent) = &mut asked.sent {
                    sent.body = head.split_off(end.min(head.len()));
                    if !body(stream, sent)? {
                        return Ok(None);
                    }
                }
                return Ok(Some(asked));
            }
            Head::Refused(status) => return Err(status),
            Head::Partial if head.len() > LARGEST_HEAD => return Err(Status::HeadTooLarge),
            Head::Partial => {}
        }
    }
}

/// Reads what was announced to be sent; false when the other side went away.
fn body(stream: &mut TcpStream, sent: &mut Sent) -> Result<bool, Status> {
    let until = Instant::now() + TIME_TO_ASK;
    while sent.body.len() < sent.length {
        if !more(stream, &mut sent.body, until)? {
            return Ok(false);
        }
    }
    sent.body.truncate(sent.length);
    Ok(true)
}

/// Reads some more; false when the other side went away.
fn more(stream: &mut TcpStream, bytes: &mut Vec<u8>, until: Instant) -> Result<bool, Status> {
    let mut part = [0; 4096];
    loop {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
            return Err(Status::RequestTimeout);
        }
        match stream.read(&mut part) {
            Ok(0) => return Ok(false),
            Ok(count) => {
                bytes.extend_from_slice(&part[..count]);
                return Ok(true);
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if is_timeout(&error) => return Err(Status::RequestTimeout),
            Err(_) => return Ok(false),
        }
    }
}

fn is_timeout(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut)
}

fn parse(head: &[u8], taker: Option<&str>) -> Head {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    match request.parse(head) {
        Ok(httparse::Status::Complete(end)) => match asked(&request, taker) {
            Ok(asked) => Head::Whole(asked, end),
            Err(status) => Head::Refused(status),
        },
        Ok(httparse::Status::Partial) => Head::Partial,
        Err(httparse::Error::TooManyHeaders) => Head::Refused(Status::HeadTooLarge),
        Err(_) => Head::Refused(Status::BadRequest),
    }
}

fn asked(request: &httparse::Request<'_, '_>, taker: Option<&str>) -> Result<Asked, Status> {
    if !is_local(request.headers) {
        return Err(Status::Forbidden);
    }
    let is_taken =
        taker.is_some_and(|taker| request.path.and_then(|it| it.strip_prefix('/')) == Some(taker));
    let (head_only, sent) = match request.method {
        Some("GET") => (false, None),
        Some("HEAD") => (true, None),
        Some("POST") if is_taken => (false, Some(sent::announced(request.headers)?)),
        _ => return Err(Status::MethodNotAllowed),
    };
    let target = request.path.unwrap_or_default();
    let target = target.strip_prefix('/').ok_or(Status::BadRequest)?;
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let path = decoded(path).filter(|path| is_inside(path));
    Ok(Asked {
        path: path.ok_or(Status::BadRequest)?,
        query: query.to_owned(),
        head_only,
        sent,
    })
}

/// Only this machine by its own name may ask: a page from elsewhere may point its own name here, and
/// would then read the preview as if it were its own.
fn is_local(headers: &[httparse::Header<'_>]) -> bool {
    let mut hosts = headers
        .iter()
        .filter(|header| header.name.eq_ignore_ascii_case("host"));
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return false;
    };
    let host = String::from_utf8_lossy(host.value);
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => &host,
    };
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

/// A path with `%20` and its like decoded; nothing where they are broken or are no text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: u8| char::from(byte).to_digit(16);
            let (high, low) = (digit(rest.next()?)?, digit(rest.next()?)?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Whether a path stays inside the site, on every system.
fn is_inside(path: &str) -> bool {
    let is_odd = |c: char| c.is_control() || matches!(c, '\\' | ':');
    !path.contains(is_odd)
        && !path.starts_with('/')
        && path.split('/').all(|part| part != ".." && part != ".")
}

/// Writes an answer and ends the connection. A reader who went away is no error.
pub(super) fn send(stream: &mut TcpStream, answer: &Answer, head_only: bool) {
    let shown: &[u8] = if head_only { &[] } else { &answer.body };
    if write(stream, head_of(answer).as_bytes())
        .and_then(|()| write(stream, shown))
        .is_ok()
    {
        take_leave(stream);
    }
}

/// The head of an answer. Nothing is kept, taken for something else, or shown inside another site.
fn head_of(answer: &Answer) -> String {
    let Answer {
        status,
        kind,
        body,
        policy,
    } = answer;
    let policy = policy.map_or(String::new(), |policy| {
        format!("Content-Security-Policy: {policy}\r\n")
    });
    let allow = match status {
        Status::MethodNotAllowed => "Allow: GET, HEAD\r\n",
        _ => "",
    };
    format!(
        "HTTP/1.1 {}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\n{allow}{policy}Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\nX-Frame-Options: SAMEORIGIN\r\nConnection: close\r\n\r\n",
        status.line(),
        body.len()
    )
}

/// Writes a short answer without waiting for anybody.
pub(super) fn send_quickly(stream: &mut TcpStream, answer: &Answer) {
    if stream.set_nonblocking(true).is_ok() {
        let _ = stream.write_all(head_of(answer).as_bytes());
        let _ = stream.write_all(&answer.body);
    }
}

fn write(stream: &mut TcpStream, bytes: &[u8]) -> io::Result<()> {
    let until = Instant::now() + TIME_TO_ANSWER;
    for part in bytes.chunks(PART) {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ErrorKind::TimedOut.into());
        }
        stream.set_write_timeout(Some(left))?;
        stream.write_all(part)?;
    }
    Ok(())
}

/// Ends our side, and takes in what the other side had still to say: the system would otherwise throw
/// the answer away with it. Longer than a head is not listened to.
fn take_leave(stream: &mut TcpStream) {
    let until = Instant::now() + Duration::from_secs(1);
    let mut part = [0; 4096];
    let mut taken = 0;
    if stream.shutdown(Shutdown::Write).is_err() {
        return;
    }
    while taken < LARGEST_HEAD {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
            return;
        }
        match stream.read(&mut part) {
            Ok(count) if count > 0 => taken += count,
            _ => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(target: &str) -> Head {
        parse(
            format!("GET {target} HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n").as_bytes(),
            None,
        )
    }

    fn path(target: &str) -> Option<String> {
        match get(target) {
            Head::Whole(asked, _) => Some(asked.path),
            _ => None,
        }
    }

    #[test]
    fn a_path_is_decoded() {
        assert_eq!(path("/a%20b/c.html?q=%").as_deref(), Some("a b/c.html"));
        assert_eq!(path("/k%C3%B6ln").as_deref(), Some("köln"));
        assert_eq!(path("/").as_deref(), Some(""));
    }

    #[test]
    fn no_path_leaves_the_site() {
        for target in [
            "/../etc/passwd",
            "/a/../../b",
            "/%2e%2e/etc/passwd",
            "/..%2fetc",
            "/a/%2E%2E/b",
            "/..%5cetc",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/c:/windows",
            "/a%00b",
            "/%",
            "/%zz",
            "/%E0%A4%A",
            "/%ff",
            "http://example.org/",
            "*",
        ] {
            assert_eq!(get(target), Head::Refused(Status::BadRequest), "{target}");
        }
    }

    #[test]
    fn only_reading_is_allowed() {
        for method in [
            "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get",
        ] {
            let head = format!("{method} / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            let refused = Head::Refused(Status::MethodNotAllowed);
            assert_eq!(
                parse(head.as_bytes(), Some("edit/api")),
                refused,
                "{method}"
            );
        }
    }

    #[test]
    fn only_this_machine_by_its_own_name_may_ask() {
        let with =
            |headers: &str| parse(format!("GET / HTTP/1.1\r\n{headers}\r\n").as_bytes(), None);
        for host in [
            "127.0.0.1",
            "127.0.0.1:80",
            "localhost:8080",
            "[::1]:8080",
            "[::1]",
        ] {
            assert!(
                matches!(with(&format!("Host: {host}\r\n")), Head::Whole(..)),
                "{host}"
            );
        }
        for headers in [
            "",
            "Host: evil.example\r\n",
            "Host: 127.0.0.1.evil.example\r\n",
            "Host: 127.0.0.1:80@evil.example\r\n",
            "Host: localhost\r\nHost: evil.example\r\n",
        ] {
            assert_eq!(with(headers), Head::Refused(Status::Forbidden), "{headers}");
        }
    }

    #[test]
    fn what_a_request_says_of_its_body_does_not_matter() {
        let head = "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\nTransfer-Encoding: chunked\r\n\r\n";
        assert!(matches!(
            parse(head.as_bytes(), Some("edit/api")),
            Head::Whole(..)
        ));
    }

    #[test]
    fn too_many_headers_are_refused() {
        let headers = "A: b\r\n".repeat(MOST_HEADERS + 1);
        let head = format!("GET / HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n");
        assert_eq!(
            parse(head.as_bytes(), Some("edit/api")),
            Head::Refused(Status::HeadTooLarge)
        );
    }

    #[test]
    fn something_is_taken_at_one_address_only() {
        let post = |target: &str, taker| {
            let head = format!(
                "POST {target} HTTP/1.1\r\nHost: localhost:1\r\nOrigin: http://localhost:1\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}"
            );
            parse(head.as_bytes(), taker)
        };
        let taker = Some("edit/api");
        assert!(matches!(post("/edit/api", taker), Head::Whole(..)));
        let refused = Head::Refused(Status::MethodNotAllowed);
        for target in ["/edit/", "/edit/api/", "/", "/edit/api?a"] {
            assert_eq!(post(target, taker), refused, "{target}");
        }
        assert_eq!(post("/edit/api", None), refused);
    }
}
