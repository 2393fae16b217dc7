//! The preview on this machine: no request ends it, holds it up, or gets more out of it than the site.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Stdio};
use std::time::Duration;

use testbed::Project;

/// A preview of the starter.
struct Preview {
    process: Child,
    address: SocketAddr,
    _project: Project,
}

impl Preview {
    fn open() -> Self {
        let project = Project::starter();
        let mut process = project
            .distil(&["serve", "--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a preview");
        let mut line = String::new();
        let told = process.stdout.take().expect("its words");
        BufReader::new(told).read_line(&mut line).expect("a line");
        let address = line.split("http://").nth(1).expect("an address");
        let address = address.trim().trim_end_matches('/').parse();
        Self {
            process,
            address: address.expect("an address"),
            _project: project,
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("a connection");
        let limit = Some(Duration::from_secs(60));
        stream.set_read_timeout(limit).expect("a limit");
        stream
    }

    /// Sends bytes as they are, and gives the whole answer.
    fn ask(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        // The other side may have answered before it has heard everything.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.ask(format!("GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.address).as_bytes())
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}

#[test]
fn no_request_ends_it() {
    let preview = Preview::open();
    let host = format!("Host: {}", preview.address);
    let long = "a".repeat(20_000);
    let cases = [
        (
            format!("GET / HTTP/1.1\r\n{host}\r\nContent-Length: 99999999999\r\n\r\n"),
            "200",
        ),
        (
            format!("POST / HTTP/1.1\r\n{host}\r\nContent-Length: 99999999999\r\n\r\nabc"),
            "405",
        ),
        (
            format!("DELETE /index.html HTTP/1.1\r\n{host}\r\n\r\n"),
            "405",
        ),
        (
            format!(
                "GET / HTTP/1.1\r\n{host}\r\nContent-Length: -1\r\nTransfer-Encoding: x\r\n\r\n"
            ),
            "200",
        ),
        (format!("GET /{long} HTTP/1.1\r\n{host}\r\n\r\n"), "431"),
        (
            format!("GET / HTTP/1.1\r\n{host}\r\nA: {long}\r\n\r\n"),
            "431",
        ),
        (
            format!("GET /../../etc/passwd HTTP/1.1\r\n{host}\r\n\r\n"),
            "400",
        ),
        (
            format!("GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n{host}\r\n\r\n"),
            "400",
        ),
        (format!("GET /%00 HTTP/1.1\r\n{host}\r\n\r\n"), "400"),
        (format!("GET /%E0%A4%A HTTP/1.1\r\n{host}\r\n\r\n"), "400"),
        (
            format!("GET http://example.org/ HTTP/1.1\r\n{host}\r\n\r\n"),
            "400",
        ),
        (
            "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n".to_owned(),
            "403",
        ),
        ("GET / HTTP/1.1\r\n\r\n".to_owned(), "403"),
        ("\0\0\0\0\r\n\r\n".to_owned(), "400"),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(), "400"),
    ];
    for (request, wanted) in cases {
        let shown: String = request.chars().take(60).collect();
        assert_eq!(
            status(&preview.ask(request.as_bytes())),
            wanted,
            "{shown:?}"
        );
    }
    assert_eq!(status(&preview.get("/")), "200", "it is still there");
}

#[test]
fn connections_that_say_nothing_hold_up_nobody() {
    let preview = Preview::open();
    let silent: Vec<TcpStream> = (0..100).map(|_| preview.connect()).collect();
    assert_eq!(status(&preview.get("/")), "200");
    drop(silent);
    // Beyond the limit the answer comes at once as well.
    let silent: Vec<TcpStream> = (0..200).map(|_| preview.connect()).collect();
    let answer = preview.get("/");
    assert!(matches!(status(&answer), "503" | "200"), "{answer}");
    drop(silent);
}

#[test]
fn fifty_pages_that_wait_for_the_next_build_hold_up_nobody() {
    let preview = Preview::open();
    assert!(preview.get("/__distil/wait").ends_with("\r\n\r\n1"));
    let ask = format!(
        "GET /__distil/wait?after=1 HTTP/1.1\r\nHost: {}\r\n\r\n",
        preview.address
    );
    let waiting: Vec<TcpStream> = (0..50)
        .map(|_| {
            let mut stream = preview.connect();
            stream.write_all(ask.as_bytes()).expect("a question");
            stream
        })
        .collect();
    // None of them was answered, and who asks for a page is.
    assert_eq!(status(&preview.get("/")), "200");
    for stream in &waiting {
        stream.set_nonblocking(true).expect("no wait");
        assert!(stream.peek(&mut [0]).is_err(), "it waits");
    }
}

#[test]
fn nothing_is_taken_without_the_editor() {
    let preview = Preview::open();
    for path in ["/", "/edit/api", "/edit/"] {
        let answer = preview.ask(
            format!(
                "POST {path} HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}",
                preview.address
            )
            .as_bytes(),
        );
        assert_eq!(status(&answer), "405", "{path}");
    }
    assert_eq!(status(&preview.get("/edit/")), "404");
}

#[test]
fn only_the_head_where_that_is_asked_for() {
    let preview = Preview::open();
    let head =
        preview.ask(format!("HEAD / HTTP/1.1\r\nHost: {}\r\n\r\n", preview.address).as_bytes());
    assert_eq!(status(&head), "200");
    assert!(head.ends_with("\r\n\r\n"), "{head}");
    let whole = preview.get("/");
    assert!(whole.starts_with(head.trim_end()), "one head for both");
}

#[test]
fn a_page_knows_its_build_and_one_connection_waits_for_all() {
    let preview = Preview::open();
    let page = preview.get("/studies/index.html");
    assert!(
        page.contains("src=\"/__distil/preview.js\" data-build=\"1\""),
        "{page}"
    );
    assert!(preview.get("/__distil/preview.js").contains("SharedWorker"));
    assert_eq!(status(&preview.get("/__distil/worker.js")), "200");
    assert!(preview.get("/__distil/wait").ends_with("\r\n\r\n1"));
    assert!(
        preview.get("/__distil/wait?after=0").ends_with("\r\n\r\n1"),
        "it does not wait"
    );
    assert_eq!(status(&preview.get("/no/such%20page.html")), "404");
}
