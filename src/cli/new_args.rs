//! What `distil new` is asked.

use std::path::PathBuf;

use crate::record::kind::Kind;
use crate::text::suggest;

/// `distil new`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  distil new study \"Finch 2024\" --set design=randomised-trial
  distil new study --doi 10.1000/tea --from refs.ris   the reference is filled in
  distil new question \"Do longer breaks help?\" --set audiences=staff
  distil new update \"A new trial\" --set kind=new-evidence

Kinds: audience, question, synthesis, study, outcome, intervention, action, risk, open-issue,
resource, economic, policy, example, update, term, page, tool, vocabulary.

The record is a draft with a remark above each key. At a terminal, what has to be chosen is asked;
elsewhere, what nobody chose is marked `To be decided:`. Nothing is ever overwritten.")]
pub struct NewArgs {
    /// What kind of record
    #[arg(value_name = "KIND", value_parser = kind)]
    pub kind: Kind,
    /// Its title or name; for a study, how it is cited: `Finch 2024`
    #[arg(value_name = "TITLE")]
    pub title: Option<String>,
    /// Its id, which is the name of its file [default: made from the title]
    #[arg(long)]
    pub id: Option<String>,
    /// A value: `design=randomised-trial`, `bibliography.year=2024`; several of a list in turn
    #[arg(long = "set", value_name = "KEY=VALUE", value_parser = pair)]
    pub set: Vec<(String, String)>,
    /// The DOI of a new study
    #[arg(long)]
    pub doi: Option<String>,
    /// The PubMed number of a new study
    #[arg(long)]
    pub pmid: Option<String>,
    /// A file of references that holds the new study (RIS, MEDLINE, BibTeX, CSL-JSON, EndNote XML)
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    /// Ask nothing, at a terminal either
    #[arg(long, short)]
    pub yes: bool,
    /// The folder with the records
    #[arg(long, value_name = "FOLDER", default_value = "content")]
    pub content: PathBuf,
}

fn kind(text: &str) -> Result<Kind, String> {
    let small = text.to_lowercase();
    let names = |kind: &Kind| kind.link_prefix() == small || kind.folder() == small;
    if let Some(kind) = Kind::WITH_FOLDER.into_iter().find(names) {
        return Ok(kind);
    }
    let all = Kind::WITH_FOLDER.map(Kind::link_prefix);
    let near = suggest::nearest(&small, all);
    let near = near.map(|near| format!("Did you mean `{near}`? "));
    Err(format!(
        "{}Kinds are: {}.",
        near.unwrap_or_default(),
        all.join(", ")
    ))
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() => {
            Ok((key.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err("a key, `=` and its value are needed: `design=randomised-trial`".to_owned()),
    }
}
