//! Where things stand in an output folder: the site, and beside it in `.distil` what distil notes
//! about it.

use std::path::{Component, Path, PathBuf};

/// The folder with the notes, inside the output folder.
pub(super) const NOTES: &str = ".distil";

/// Paths in an output folder.
#[derive(Debug, Clone)]
pub(super) struct Places {
    root: PathBuf,
    shown: PathBuf,
    edited: PathBuf,
}

impl Places {
    /// The places of an output folder that is there. Files that were edited by hand are kept in
    /// `edited`, outside of it.
    pub fn of(root: &Path, edited: &Path) -> Self {
        Self {
            root: root.to_owned(),
            shown: root.to_owned(),
            edited: edited.to_owned(),
        }
    }

    /// The places of an output folder that is not there yet: its site is made in a folder beside it,
    /// which then takes its name.
    pub fn beside(root: &Path, edited: &Path) -> Self {
        let name = root.file_name().unwrap_or_default().to_string_lossy();
        Self {
            root: root.with_file_name(format!(".{name}.distil-new")),
            shown: root.to_owned(),
            edited: edited.to_owned(),
        }
    }

    /// The folder with the site.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The output folder as people know it.
    pub fn shown_root(&self) -> &Path {
        &self.shown
    }

    /// A file of the site as people know it.
    pub fn shown(&self, address: &str) -> PathBuf {
        self.shown.join(address)
    }

    /// Where a file of the site stands.
    pub fn site(&self, address: &str) -> PathBuf {
        self.root.join(address)
    }

    /// The folder with the notes.
    pub fn notes(&self) -> PathBuf {
        self.root.join(NOTES)
    }

    /// The list of the files that distil wrote.
    pub fn manifest(&self) -> PathBuf {
        self.notes().join("manifest")
    }

    /// The list of a build that is not yet in its place. It becomes the list in the last step.
    pub fn next_manifest(&self) -> PathBuf {
        self.notes().join("manifest.next")
    }

    /// The list as the first version of distil kept it.
    pub fn first_manifest(&self) -> PathBuf {
        self.root.join(".distil-manifest.json")
    }

    /// The steps that lead to the new site, while they are taken.
    pub fn journal(&self) -> PathBuf {
        self.notes().join("journal")
    }

    /// The steps before they are complete on the disk.
    pub fn next_journal(&self) -> PathBuf {
        self.notes().join("journal.next")
    }

    /// The steps, while they are taken back.
    pub fn undoing(&self) -> PathBuf {
        self.notes().join("undoing")
    }

    /// The folder with the files of a build that are not yet in their places.
    pub fn staging(&self) -> PathBuf {
        self.notes().join("staging")
    }

    /// Where a file stands before it is in its place.
    pub fn staged(&self, address: &str) -> PathBuf {
        self.staging().join(address)
    }

    /// The folder with the files that a build replaces or removes.
    pub fn replaced(&self) -> PathBuf {
        self.notes().join("replaced")
    }

    /// Where the old file of a step is kept.
    pub fn old(&self, step: usize) -> PathBuf {
        self.replaced().join(step.to_string())
    }

    /// The folder with files of the site that were edited by hand.
    pub fn edited(&self) -> &Path {
        &self.edited
    }

    /// The file that one build holds at a time.
    pub fn lock(&self) -> PathBuf {
        self.notes().join("lock")
    }
}

/// True for an address that stays inside the site and outside the notes. A list could have been
/// edited by hand; nothing outside the folder is ever touched.
pub(super) fn is_inside(address: &str) -> bool {
    let path = Path::new(address);
    let is_plain = |part| matches!(part, Component::Normal(_));
    path.components().all(is_plain)
        && path
            .components()
            .next()
            .is_some_and(|first| !first.as_os_str().eq_ignore_ascii_case(NOTES))
}

/// The folders above an address, the outermost first.
pub(super) fn folders_above(address: &str) -> impl DoubleEndedIterator<Item = &str> {
    address.match_indices('/').map(|(at, _)| &address[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_address_leads_out_of_the_site_or_into_the_notes() {
        for address in ["index.html", "studies/a.html", ".nojekyll", "a/.distil"] {
            assert!(is_inside(address), "{address}");
        }
        let outside = [
            "",
            "../a",
            "/etc/passwd",
            "a/../../b",
            ".distil/lock",
            ".DISTIL",
        ];
        for address in outside {
            assert!(!is_inside(address), "{address}");
        }
    }

    #[test]
    fn folders_above_an_address() {
        let above: Vec<&str> = folders_above("a/b/c.html").collect();
        assert_eq!(above, ["a", "a/b"]);
        assert_eq!(folders_above("c.html").count(), 0);
    }
}
