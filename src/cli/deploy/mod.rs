//! `distil deploy-recipe`: what a host needs to be told to serve a site well.

use anstream::println;

use super::deploy_args::{DeployArgs, Host};
use super::exit::Exit;

/// What every page says of itself: nothing comes from another origin.
const OF_PAGES: &str = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";
/// What only a header can say, and what holds for every file. A drawing that is opened by itself has its
/// styles inside, so the rest is said for pages alone.
const OF_ALL: &str =
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
/// Pages and feeds may change with each publication.
const PAGES: &str = "public, max-age=300, stale-while-revalidate=86400";
/// Scripts, styles and the search: no fingerprint stands in their names, so they are never `immutable`.
const ASSETS: &str = "public, max-age=3600, stale-while-revalidate=86400";
/// Tables, documents and cards.
const DATA: &str = "public, max-age=86400";

/// Prints the recipe of a host.
pub(super) fn run(args: &DeployArgs) -> Exit {
    println!("{}", recipe(args.host).trim_end());
    Exit::Good
}

/// The recipe with the headers of every site in their places.
fn recipe(host: Host) -> String {
    let text = match host {
        Host::Netlify => include_str!("netlify.txt"),
        Host::CloudflarePages => include_str!("cloudflare-pages.txt"),
        Host::GithubPages => include_str!("github-pages.txt"),
        Host::GitlabPages => include_str!("gitlab-pages.txt"),
        Host::S3Cloudfront => include_str!("s3-cloudfront.txt"),
        Host::Nginx => include_str!("nginx.txt"),
        Host::Apache => include_str!("apache.txt"),
    };
    text.replace("@OF_PAGES@", &format!("{OF_PAGES}; frame-ancestors 'self'"))
        .replace("@OF_ALL@", OF_ALL)
        .replace("@PAGES@", PAGES)
        .replace("@ASSETS@", ASSETS)
        .replace("@DATA@", DATA)
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;

    #[test]
    fn a_recipe_says_what_pages_say_and_where_its_limits_were_read() {
        for theme in [
            include_str!("../../../themes/default/templates/base.html"),
            include_str!("../../../themes/plain/templates/base.html"),
        ] {
            assert!(theme.contains(&format!("Content-Security-Policy\" content=\"{OF_PAGES}\"")));
        }
        for host in Host::value_variants() {
            let text = recipe(*host);
            assert!(
                !text.contains('@'),
                "{host:?} has a place that is not filled:\n{text}"
            );
            assert!(
                text.contains("Looked up on") && text.contains("https://"),
                "{host:?}"
            );
            let has_headers = !matches!(host, Host::GithubPages | Host::GitlabPages);
            assert_eq!(
                text.contains("frame-ancestors 'self'"),
                has_headers,
                "{host:?}"
            );
            assert_eq!(text.contains(PAGES), has_headers, "{host:?}");
        }
    }

    /// The names of the headers that a block sets itself.
    fn headers(block: &str) -> Vec<&str> {
        let lines = block.lines().map(str::trim);
        let set = lines.filter_map(|line| line.strip_prefix("add_header "));
        set.filter_map(|rest| rest.split(' ').next()).collect()
    }

    #[test]
    fn a_location_of_nginx_repeats_every_header_of_its_server() {
        let text = recipe(Host::Nginx);
        let (server, locations) = text.split_once("    location ").expect("locations");
        let of_server = headers(server);
        assert_eq!(of_server.len(), 4);
        for location in locations.split("    location ") {
            let own = headers(location);
            assert!(own.is_empty() || own == of_server, "{location}");
        }
    }

    #[test]
    fn a_recipe_sends_only_folders_that_are_there() {
        let text = recipe(Host::S3Cloudfront);
        let of_folders = text
            .lines()
            .filter(|line| line.contains("sync output/$folder/"));
        let of_folders: Vec<&str> = of_folders.collect();
        assert_eq!(of_folders.len(), 2);
        for line in of_folders {
            assert!(
                line.trim().starts_with("if [ -d output/$folder ]; then"),
                "{line}"
            );
        }
    }
}
