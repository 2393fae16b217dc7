//! What the preview answers: pages of the site with its script in them, other files as they are, and
//! its own addresses.

use std::time::Duration;

use super::desk::Desk;
use super::http::{Answer, Asked};
use super::overlay;
use super::site::LiveSite;
use super::status::Status;

/// How long a browser waits for the next build before it asks again.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// The answer to a request.
pub(super) fn answer(asked: &Asked, site: &LiveSite, desk: Option<&Desk>) -> Answer {
    if let Some(answer) = desk.and_then(|desk| desk.answer(asked, site)) {
        return answer;
    }
    let good = |kind, body: Vec<u8>| Answer::new(Status::Ok, kind, body);
    match asked.path.as_str() {
        overlay::SCRIPT_ADDRESS => good("text/javascript", overlay::SCRIPT.into()),
        overlay::WORKER_ADDRESS => good("text/javascript", overlay::WORKER.into()),
        overlay::STYLE_ADDRESS => good("text/css", overlay::STYLE.into()),
        overlay::PROBLEMS_ADDRESS => good("text/html", site.problems().into()),
        overlay::WAIT_ADDRESS => good("text/plain", wait(&asked.query, site).into()),
        path => page(path, site),
    }
}

/// The number of the last build, once it is another than the one that the browser knows.
fn wait(query: &str, site: &LiveSite) -> String {
    let seen = query.strip_prefix("after=");
    let seen = seen.and_then(|seen| seen.parse().ok());
    let build = match seen {
        Some(seen) => site.wait_after(seen, LONGEST_WAIT),
        None => site.build(),
    };
    build.to_string()
}

fn page(path: &str, site: &LiveSite) -> Answer {
    // The number comes first: a page that is newer than its number is loaded once more, and one that
    // is older would stay.
    let build = site.build();
    let address = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    let with_script = |bytes: &[u8]| overlay::with_script(&String::from_utf8_lossy(bytes), build);
    let kind = content_type(&address);
    match (site.file(&address), kind) {
        (Some(bytes), "text/html") => Answer::new(Status::Ok, kind, with_script(&bytes)),
        (Some(bytes), _) => Answer::new(Status::Ok, kind, bytes),
        (None, _) => match site.file("404.html") {
            Some(bytes) => Answer::new(Status::NotFound, "text/html", with_script(&bytes)),
            None => {
                let page = overlay::waiting_page(&site.problems(), build);
                Answer::new(Status::Unavailable, "text/html", page)
            }
        },
    }
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
        Some("txt" | "R" | "bib" | "ris") => "text/plain",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("woff2") => "font/woff2",
        Some("pdf") => "application/pdf",
        _ => "application/octet-stream",
    }
}
