//! What went into the last build, and what came out of it.

use std::fs;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::inputs::Inputs;
use super::problem::Problem;
use super::stamp::Stamp;

/// What went into the last build, and what came out of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LastBuild {
    /// What was asked for.
    pub asked: String,
    /// The theme that was chosen.
    pub theme: String,
    /// Folders that were perhaps meant to be the theme.
    pub near_themes: Vec<String>,
    /// The files from which the site was made.
    pub inputs: Inputs,
    /// The files of the site, and the list of them.
    pub outputs: Outputs,
    /// What was found.
    pub problems: Vec<Problem>,
    /// How many records there are.
    pub records: usize,
    /// How many pages.
    pub pages: usize,
}

/// The files of a site as they were when they had been written.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Outputs {
    files: Vec<(String, Stamp)>,
}

impl Outputs {
    /// Looks at the files at these addresses; nothing when one of them is not there.
    pub fn look(root: &Path, addresses: Vec<String>) -> Option<Self> {
        let files = addresses.into_par_iter().map(|address| {
            let stamp = stamp(root, &address)?;
            Some((address, stamp))
        });
        Some(Self {
            files: files.collect::<Option<_>>()?,
        })
    }

    /// Whether every file is there as it was.
    pub fn are_there(&self, root: &Path) -> bool {
        let files = self.files.par_iter().with_min_len(256);
        files.all(|(address, then)| stamp(root, address).is_some_and(|now| now == *then))
    }

    /// How many files there are, the list left out.
    pub fn count(&self) -> usize {
        self.files.len().saturating_sub(1)
    }
}

fn stamp(root: &Path, address: &str) -> Option<Stamp> {
    let found = fs::symlink_metadata(root.join(address)).ok()?;
    Some(Stamp::of(&found))
}
