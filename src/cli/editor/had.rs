//! Where the editor comes from: it is no part of this program.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anstream::eprintln;
use ureq::Agent;

use crate::cache;
use crate::cli::web;
use crate::diag::cause::plain_cause;
use crate::serve::EditorFiles;

use super::unpack;

/// The version that this program knows. The files themselves are held against their print in `unpack`.
pub const VERSION: &str = "3.16.3";
/// Where it is published.
const ADDRESS: &str = "https://registry.npmjs.org/decap-cms/-/decap-cms-3.16.3.tgz";
/// How long it may take to fetch it.
const PATIENCE: Duration = Duration::from_secs(300);
/// It may not be larger, in bytes.
const LARGEST: u64 = 64 << 20;

/// The files of the editor: from what is named, else from the cache beside the content, else from the registry.
///
/// # Errors
/// They cannot be had, in words that say what to do.
pub fn files(content: &Path, named: Option<&Path>) -> Result<EditorFiles, String> {
    if let Some(path) = named {
        let told = |error| {
            format!(
                "`{}` cannot be taken as the editor: {}.\n{}",
                path.display(),
                plain_cause(&error),
                by_hand()
            )
        };
        return unpack::of(path).map_err(told);
    }
    let kept = cache::folder_of(content).join(format!("decap-cms-{VERSION}.tgz"));
    if let Ok(files) = unpack::of(&kept) {
        return Ok(files);
    }
    eprintln!("Fetching the editor, Decap CMS {VERSION} (16 MB, once) …");
    let bytes = fetched().map_err(|cause| {
        format!(
            "The editor cannot be fetched from {ADDRESS}: {cause}.\n{}",
            by_hand()
        )
    })?;
    let files = unpack::of_package(&bytes).map_err(|error| {
        format!(
            "What came from {ADDRESS} cannot be taken as the editor: {}.\n{}",
            plain_cause(&error),
            by_hand()
        )
    })?;
    // A place that cannot be written goes without.
    let folder = kept.parent().map_or(Ok(()), fs::create_dir_all);
    let _ = folder.and_then(|()| fs::write(&kept, &bytes));
    Ok(files)
}

fn by_hand() -> String {
    format!(
        "Where there is the network, run `npm pack decap-cms@{VERSION}`, bring the file here, and name it: `--editor decap-cms-{VERSION}.tgz`."
    )
}

fn fetched() -> Result<Vec<u8>, String> {
    let agent: Agent = web::asker(PATIENCE)
        .user_agent(concat!("distil/", env!("CARGO_PKG_VERSION")))
        .build()
        .into();
    let mut answer = agent
        .get(ADDRESS)
        .call()
        .map_err(|error| error.to_string())?;
    let body = answer.body_mut().with_config().limit(LARGEST).read_to_vec();
    body.map_err(|error| error.to_string())
}
