//! The list of the files that distil wrote into an output folder.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// The name of the list inside the output folder.
pub(super) const FILE: &str = ".distil-manifest.json";

/// The files that distil wrote, with their fingerprints.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// Fingerprints by address.
    pub files: BTreeMap<String, String>,
}

impl Manifest {
    /// The list of an output folder; empty when there is none, or when it cannot be read.
    pub fn read(output: &Path) -> Self {
        let text = std::fs::read_to_string(output.join(FILE)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// The list as it is kept.
    pub fn to_text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// The fingerprint of a file's bytes.
pub(super) fn fingerprint(bytes: &[u8]) -> String {
    format!("{:032x}", xxhash_rust::xxh3::xxh3_128(bytes))
}
