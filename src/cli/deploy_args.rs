//! What `distil deploy-recipe` is asked.

use clap::ValueEnum;

/// `distil deploy-recipe`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  distil deploy-recipe cloudflare-pages > content/static/_headers

The recipe is printed: the headers of a site (its policy, how long files are kept, compression), where they go, and
the limits of the host with the page on which they were read and the day. Limits change: look again.")]
pub struct DeployArgs {
    /// The host
    #[arg(value_enum)]
    pub host: Host,
}

/// A place that serves files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Host {
    /// Netlify
    Netlify,
    /// Cloudflare Pages
    CloudflarePages,
    /// GitHub Pages
    GithubPages,
    /// GitLab Pages
    GitlabPages,
    /// A bucket of S3 behind CloudFront
    S3Cloudfront,
    /// A server of one's own with nginx
    Nginx,
    /// A server of one's own with Apache
    Apache,
}
