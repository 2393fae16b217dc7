//! Lists of the addresses that pages had before, for servers that can send readers on by themselves.

use std::fmt::Write as _;

use crate::plan::{PageKind, Planned};
use crate::view::Desk;

use super::output_file::OutputFile;
use super::piece::{MadeFrom, Piece};

/// For Netlify, Cloudflare Pages and GitLab Pages.
const FOR_HOSTS: &str = "_redirects";
/// For Apache.
const FOR_APACHE: &str = ".htaccess";
/// For nginx: the lines of a `map`.
const FOR_NGINX: &str = "nginx-redirects.map";

/// The three lists, where a page has an earlier address. A file of `static/` with the name of one stays.
pub(super) fn piece<'a>(desk: &'a Desk<'a>, pages: &[Planned]) -> Option<Piece<'a>> {
    let moved = moved(desk, pages);
    if moved.is_empty() {
        return None;
    }
    let given = format!("{moved:?}");
    Some(Piece::new("redirects", MadeFrom::Given(given), move || {
        let files = [
            (FOR_HOSTS, for_hosts(&moved)),
            (FOR_APACHE, for_apache(&moved)),
            (FOR_NGINX, for_nginx(&moved)),
        ];
        let own = &desk.evidence.records.static_files;
        let files = files.into_iter().filter(|(name, _)| !own.contains(*name));
        files
            .map(|(name, text)| OutputFile::text(name, text))
            .collect()
    }))
}

/// Paths on the server, before and now, in the order of the paths before.
fn moved(desk: &Desk<'_>, pages: &[Planned]) -> Vec<(String, String)> {
    let base = desk.evidence.site.value.base_url.as_deref();
    let folder = folder_of(base.unwrap_or_default());
    let of = |page: &Planned| match &page.page {
        PageKind::Redirect(target) => {
            let path = |address: &str| format!("{folder}{address}");
            Some((path(&page.address), path(target)))
        }
        _ => None,
    };
    let mut moved: Vec<_> = pages.iter().filter_map(of).collect();
    moved.sort();
    moved
}

/// The folder of the server in which a site is published: "/" or "/evidence/".
fn folder_of(base_url: &str) -> String {
    let after_host = base_url.split_once("://").map_or("", |(_, rest)| rest);
    let path = after_host.split_once('/').map_or("", |(_, path)| path);
    match path.trim_matches('/') {
        "" => "/".to_owned(),
        path => format!("/{path}/"),
    }
}

fn for_hosts(moved: &[(String, String)]) -> String {
    lines("", moved, |from, to| format!("{from} {to} 301"))
}

fn for_apache(moved: &[(String, String)]) -> String {
    lines("", moved, |from, to| format!("Redirect 301 {from} {to}"))
}

fn for_nginx(moved: &[(String, String)]) -> String {
    let head = "# map $uri $moved { include nginx-redirects.map; }\n# if ($moved) { return 301 $moved; }\n";
    lines(head, moved, |from, to| format!("{from} {to};"))
}

fn lines(head: &str, moved: &[(String, String)], line: impl Fn(&str, &str) -> String) -> String {
    let mut text = head.to_owned();
    for (from, to) in moved {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{}", line(from, to));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::folder_of;

    #[test]
    fn paths_begin_where_the_site_is_published() {
        assert_eq!(folder_of(""), "/");
        assert_eq!(folder_of("https://example.org"), "/");
        assert_eq!(folder_of("https://example.org/a/b/"), "/a/b/");
    }
}
