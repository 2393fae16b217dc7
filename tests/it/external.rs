//! Links to other sites are tried politely, against a server of the test: nothing leaves this machine.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

use testbed::{Project, Run};

/// A site of the test: what it was asked for, in order.
struct Site {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Site {
    fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let first = lines.next().unwrap().unwrap();
                while lines.next().is_some_and(|line| !line.unwrap().is_empty()) {}
                let line = first.trim_end_matches(" HTTP/1.1").to_owned();
                noted.lock().unwrap().push(line.clone());
                let (status, more, body) = match line.as_str() {
                    "GET /robots.txt" => ("200 OK", "", "User-agent: *\nDisallow: /private\n"),
                    "HEAD /there" | "GET /no-heads" | "HEAD /new" => ("200 OK", "", ""),
                    "HEAD /no-heads" => ("405 Method Not Allowed", "", ""),
                    "HEAD /old" => ("301 Moved Permanently", "Location: /new\r\n", ""),
                    "HEAD /busy" | "GET /busy" => ("503 Service Unavailable", "", ""),
                    _ => ("404 Not Found", "", ""),
                };
                let length = body.len();
                let answer = format!(
                    "HTTP/1.1 {status}\r\n{more}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
                );
                stream.write_all(answer.as_bytes()).unwrap();
            }
        });
        Self { address, asked }
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }
}

fn linking_to(site: &Site) -> Project {
    let project = Project::starter();
    let about = project.read("pages/about.md");
    let links = ["there", "no-heads", "old", "gone", "private/x", "busy"];
    let links = links.map(|page| format!("[{page}]({}/{page})", site.address));
    project.write(
        "pages/about.md",
        format!("{about}\nSee {}.\n", links.join(", ")),
    );
    project
}

fn check(project: &Project, more: &[&str]) -> Run {
    let mut command = project.distil(&[
        "check",
        "--external",
        "--external-delay",
        "0",
        "--format",
        "json",
    ]);
    Run::of(command.args(more).env("SOURCE_DATE_EPOCH", "1772323200"))
}

#[test]
fn a_link_that_leads_nowhere_is_told_with_a_copy_and_nobody_is_asked_twice() {
    let site = Site::open();
    let project = linking_to(&site);
    let run = check(&project, &[]);
    assert_eq!(run.code, 0, "{run:?}");
    let report = run.json();
    let problems = report["problems"].as_array().unwrap();
    let told = |code: &str| -> Vec<String> {
        let of = problems.iter().filter(|it| it["code"] == code);
        of.map(|it| format!("{} {}", it["message"], it["hints"]))
            .collect()
    };
    let dead = told("W0710");
    assert_eq!(dead.len(), 1, "{run:?}");
    assert!(
        dead[0].contains("/gone` leads nowhere: the site answers 404"),
        "{dead:?}"
    );
    assert!(
        dead[0].contains("https://web.archive.org/web/http://127.0.0.1"),
        "{dead:?}"
    );
    let moved = told("N0711");
    assert!(moved.len() == 1 && moved[0].contains("/new`"), "{moved:?}");
    let asked = site.asked();
    assert_eq!(asked[0], "GET /robots.txt", "{asked:?}");
    assert!(asked.iter().all(|it| !it.contains("private")), "{asked:?}");
    assert!(
        !asked.contains(&"GET /there".to_owned()),
        "the head is enough: {asked:?}"
    );
    // Of the same day nothing is asked again, and what was found is told again.
    let run = check(&project, &[]);
    assert_eq!(run.codes(), ["W0710"], "{run:?}");
    assert_eq!(site.asked(), Vec::<String>::new());
    check(&project, &["--external-again"]);
    assert!(site.asked().contains(&"HEAD /there".to_owned()));
    let status = project.run(&["status"]);
    assert!(
        status
            .out
            .contains("Links to other sites that lead nowhere: 1"),
        "{}",
        status.out
    );
}

#[test]
fn no_build_asks_other_sites() {
    let site = Site::open();
    let project = linking_to(&site);
    assert_eq!(project.run(&["build", "--strict"]).code, 0);
    assert_eq!(project.run(&["check"]).code, 0);
    assert_eq!(site.asked(), Vec::<String>::new());
}
