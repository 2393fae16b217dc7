//! What `distil check` is asked about links to other sites.

/// Links to other sites.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Links to other sites")]
pub struct ExternalArgs {
    /// Try links to other sites too: one request at a time for each of them, as their robots.txt allows
    #[arg(long)]
    pub external: bool,
    /// Try all of them again, also those that were good within the last 30 days
    #[arg(long, requires = "external")]
    pub external_again: bool,
    /// Seconds between two requests to one site
    #[arg(long, value_name = "SECONDS", default_value_t = 1.0, value_parser = seconds)]
    pub external_delay: f64,
}

fn seconds(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(seconds) if (0.0..=60.0).contains(&seconds) => Ok(seconds),
        _ => Err("a number of seconds from 0 to 60 is needed".to_owned()),
    }
}
