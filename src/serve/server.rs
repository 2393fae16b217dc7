//! The server: this machine only, a few threads, no more than the preview needs.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use tiny_http::{Method, Request as HttpRequest, Server};

use crate::compose::Request;
use crate::diag::Diagnostics;

use super::overlay;
use super::site::LiveSite;

/// After a change, how long to wait for more before building.
const SETTLE: Duration = Duration::from_millis(80);
/// How long a page waits for the next build before it asks again.
const LONGEST_WAIT: Duration = Duration::from_secs(20);
/// How many requests are answered at once; pages that wait hold one each.
const WORKERS: usize = 16;
/// How many ports are tried after the one that was asked for.
const MORE_PORTS: u16 = 20;

/// Why there is no preview.
#[derive(Debug)]
pub enum PreviewError {
    /// No port could be opened.
    NoPort(String),
    /// The content cannot be watched.
    NoWatch(String),
}

/// A live preview.
pub struct Preview {
    server: Arc<Server>,
    site: Arc<LiveSite>,
    request: Request,
    changes: Receiver<()>,
    address: String,
    // Watching ends when this is dropped.
    _watcher: RecommendedWatcher,
}

impl std::fmt::Debug for Preview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Preview")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

impl Preview {
    /// Opens a port on this machine, at or after `port`, and begins to watch the content.
    ///
    /// # Errors
    /// No port is free, or the content folder cannot be watched.
    pub fn open(request: Request, port: u16) -> Result<Self, PreviewError> {
        let (server, port) = listen(port)?;
        let (changes, watcher) = watch(&request.content)?;
        Ok(Self {
            server: Arc::new(server),
            site: Arc::new(LiveSite::default()),
            request,
            changes,
            address: format!("http://127.0.0.1:{port}/"),
            _watcher: watcher,
        })
    }

    /// The address of the preview.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Serves until the process ends. `tell` hears what every build found.
    pub fn run(self, tell: impl Fn(&Diagnostics)) {
        tell(&self.site.renew(&self.request));
        for _ in 0..WORKERS {
            let (server, site) = (Arc::clone(&self.server), Arc::clone(&self.site));
            thread::spawn(move || {
                for request in server.incoming_requests() {
                    answer(request, &site);
                }
            });
        }
        while self.changes.recv().is_ok() {
            while let Ok(()) = self.changes.recv_timeout(SETTLE) {}
            tell(&self.site.renew(&self.request));
        }
    }
}

fn listen(port: u16) -> Result<(Server, u16), PreviewError> {
    let mut cause = String::new();
    for port in port..=port.saturating_add(MORE_PORTS) {
        match Server::http(("127.0.0.1", port)) {
            Ok(server) => return Ok((server, port)),
            Err(error) => cause = error.to_string(),
        }
    }
    Err(PreviewError::NoPort(cause))
}

fn watch(content: &Path) -> Result<(Receiver<()>, RecommendedWatcher), PreviewError> {
    let (tell, changes) = channel();
    let told = |cause: notify::Error| PreviewError::NoWatch(cause.to_string());
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| !event.kind.is_access()) {
            // The receiver is gone only when the preview ends.
            let _ = tell.send(());
        }
    })
    .map_err(told)?;
    watcher
        .watch(content, RecursiveMode::Recursive)
        .map_err(told)?;
    let theme: PathBuf = content.parent().unwrap_or(Path::new(".")).join("theme");
    if theme.is_dir() {
        watcher
            .watch(&theme, RecursiveMode::Recursive)
            .map_err(told)?;
    }
    Ok((changes, watcher))
}

/// Answers one request. A reader who went away is no error.
fn answer(request: HttpRequest, site: &LiveSite) {
    if !is_local(&request) {
        send(request, 403, "text/plain", "");
        return;
    }
    let (path, query) = request.url().split_once('?').unwrap_or((request.url(), ""));
    let address = path.trim_start_matches('/').to_owned();
    match address.as_str() {
        overlay::SCRIPT_ADDRESS => send(request, 200, "text/javascript", overlay::SCRIPT),
        overlay::STYLE_ADDRESS => send(request, 200, "text/css", overlay::STYLE),
        "__distil/problems" => send(request, 200, "text/html", site.problems()),
        "__distil/wait" => {
            let seen = query
                .strip_prefix("after=")
                .and_then(|seen| seen.parse().ok());
            let build = match seen {
                Some(seen) => site.wait_after(seen, LONGEST_WAIT),
                None => site.build(),
            };
            send(request, 200, "text/plain", build.to_string());
        }
        _ => page(request, site, &address),
    }
}

/// Only this machine by its own name may ask: a foreign page that points its name here may not.
fn is_local(request: &HttpRequest) -> bool {
    let host = request
        .headers()
        .iter()
        .find(|header| header.field.equiv("Host"));
    host.is_some_and(|header| {
        let name = header
            .value
            .as_str()
            .rsplit_once(':')
            .map_or(header.value.as_str(), |(n, _)| n);
        matches!(name, "127.0.0.1" | "localhost" | "[::1]")
    })
}

fn page(request: HttpRequest, site: &LiveSite, address: &str) {
    let address = if address.is_empty() || address.ends_with('/') {
        format!("{address}index.html")
    } else {
        address.to_owned()
    };
    let kind = content_type(&address);
    match site.file(&address) {
        Some(bytes) if kind == "text/html" => {
            let html = overlay::with_script(&String::from_utf8_lossy(&bytes));
            send(request, 200, kind, html);
        }
        Some(bytes) => send(request, 200, kind, bytes),
        None => match site.file("404.html") {
            Some(bytes) => {
                let html = overlay::with_script(&String::from_utf8_lossy(&bytes));
                send(request, 404, "text/html", html);
            }
            None => {
                send(
                    request,
                    503,
                    "text/html",
                    overlay::waiting_page(&site.problems()),
                );
            }
        },
    }
}

/// Answers and asks the browser to close the connection: the library keeps a thread for each open
/// one, and a page with many parts would wait for those of parts that are long there.
fn send(request: HttpRequest, status: u16, kind: &str, body: impl Into<Vec<u8>>) {
    let body = body.into();
    let reason = match status {
        200 => "OK",
        403 => "Forbidden",
        404 => "Not Found",
        _ => "Service Unavailable",
    };
    let head = format!(
        "HTTP/1.1 {status} {reason}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let shown: &[u8] = match request.method() {
        Method::Head => &[],
        _ => &body,
    };
    let mut writer = request.into_writer();
    // A reader who went away is no error.
    let _ = writer
        .write_all(head.as_bytes())
        .and_then(|()| writer.write_all(shown))
        .and_then(|()| writer.flush());
}

fn content_type(address: &str) -> &'static str {
    match address.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        Some("xml") => "application/xml",
        Some("csv") => "text/csv",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
