//! What has to be done so that an output folder holds the site of a build.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};

use crate::diag::Diagnostic;

use super::apply::{Change, clean, keep_aside};
use super::disk::Thing;
use super::ground::{Ground, Standing};
use super::manifest::Manifest;
use super::places::{folders_above, is_inside};
use super::problem::{self, Problem, cannot};
use super::step::{self, Step};

/// The steps of a build, and the files that somebody edited.
#[derive(Debug, Default)]
pub(super) struct Plan {
    steps: Vec<Step>,
    edited: Vec<String>,
}

impl Plan {
    /// The plan for a site `now`, of which the files `staged` wait in the staging folder.
    ///
    /// # Errors
    /// Something came in the way since, or a file cannot be read.
    pub fn of<'a>(
        ground: &Ground,
        now: &'a Manifest,
        staged: impl Iterator<Item = &'a str>,
    ) -> Result<Self, Problem> {
        let mut plan = Self::default();
        plan.removals(ground, now)?;
        plan.arrivals(ground, staged)?;
        Ok(plan)
    }

    /// How many files of earlier builds go.
    pub fn removed(&self) -> usize {
        let is_removal = |step: &&Step| matches!(step, Step::Remove { .. });
        self.steps.iter().filter(is_removal).count()
    }

    /// Files of earlier builds that this one does not have go, and with them the folders that they
    /// leave empty. What a link leads to, and what is no longer a file, is not ours.
    fn removals(&mut self, ground: &Ground, now: &Manifest) -> Result<(), Problem> {
        let old = ground.before.files.keys().map(AsRef::as_ref);
        let gone = |address: &&str| !now.files.contains_key(*address) && is_inside(address);
        let mut old: Vec<&str> = old.filter(gone).collect();
        old.sort_unstable();
        let mut emptied = BTreeSet::new();
        for address in old {
            let path = ground.places.shown(address);
            let told = |error: io::Error| cannot(&path, &error);
            if ground.blocked(address).map_err(told)?.is_some() {
                continue;
            }
            let standing = ground.standing(address).map_err(told)?;
            if let Standing::Edited(_) = standing {
                self.edited.push(address.to_owned());
            }
            if let Some(old) = standing.file() {
                let address = address.to_owned();
                emptied.extend(folders_above(&address).map(ToOwned::to_owned));
                self.steps.push(Step::Remove { address, old });
            }
        }
        if !emptied.is_empty() {
            let needed: HashSet<&str> = now.files.keys().flat_map(|a| folders_above(a)).collect();
            let folders = emptied.into_iter().rev();
            let folders = folders.filter(|folder| !needed.contains(folder.as_str()));
            self.steps
                .extend(folders.map(|folder| Step::RemoveFolder { folder }));
        }
        Ok(())
    }

    /// Files that wait in the staging folder come: a folder that is not there yet as a whole.
    fn arrivals<'a>(
        &mut self,
        ground: &Ground,
        staged: impl Iterator<Item = &'a str>,
    ) -> Result<(), Problem> {
        let mut staged: Vec<&str> = staged.collect();
        staged.sort_unstable();
        let mut foreign = Vec::new();
        let mut files = Vec::new();
        let mut folders = NewFolders::default();
        for address in staged {
            let path = ground.places.shown(address);
            let told = |error: io::Error| cannot(&path, &error);
            let standing = ground.standing(address).map_err(told)?;
            if let Standing::Edited(_) = standing {
                self.edited.push(address.to_owned());
            }
            let address = address.to_owned();
            match standing {
                Standing::Unknown(_) => foreign.push(path),
                Standing::Ours(old) | Standing::Edited(old) => {
                    files.push(Step::Replace { address, old });
                }
                Standing::NoFile => files.push(Step::Add { address }),
                Standing::Nothing => {
                    if !folders.take(ground, &address).map_err(told)? {
                        files.push(Step::Add { address });
                    }
                }
            }
        }
        if !foreign.is_empty() {
            return Err(problem::foreign(ground.places.shown_root(), foreign));
        }
        self.steps.extend(folders.steps());
        self.steps.extend(files);
        Ok(())
    }

    /// Carries the plan out: all of it, or nothing. Gives what staff should know.
    ///
    /// # Errors
    /// A file cannot be written, moved or removed.
    pub fn carry_out(self, ground: &Ground, now: &Manifest) -> Result<Vec<Diagnostic>, Problem> {
        let places = &ground.places;
        let is_listed = *now == ground.before
            && ground
                .disk
                .look(&places.manifest())
                .is_ok_and(|thing| thing != Thing::Nothing);
        if self.steps.is_empty() && is_listed {
            return Ok(Vec::new());
        }
        let kept = self.prepare(ground, now)?;
        let change = Change {
            places,
            disk: &*ground.disk,
            new: now,
            steps: &self.steps,
        };
        change.take()?;
        // The site is whole; what is left over goes with the next build at the latest.
        let _ = clean(places, &*ground.disk);
        let _ = ground.disk.remove_file(&places.first_manifest());
        let warning = |(path, kept): (PathBuf, PathBuf)| problem::edited(&path, &kept);
        Ok(kept.into_iter().map(warning).collect())
    }

    /// Keeps what will be replaced, and writes down what will be done. The site is not touched.
    fn prepare(&self, ground: &Ground, now: &Manifest) -> Result<Vec<(PathBuf, PathBuf)>, Problem> {
        let (places, disk) = (&ground.places, &*ground.disk);
        let mut kept = Vec::new();
        for address in &self.edited {
            let path = places.shown(address);
            let aside = keep_aside(places, disk, address).map_err(|error| cannot(&path, &error))?;
            kept.push((path, aside));
        }
        let told = |path: &Path| {
            let path = path.to_owned();
            move |error: io::Error| cannot(&path, &error)
        };
        if self.steps.iter().any(|step| step.old().is_some()) {
            let folder = places.replaced();
            disk.make_folder(&folder).map_err(told(&folder))?;
        }
        for (number, step) in self.steps.iter().enumerate() {
            if step.old().is_some() {
                let path = places.site(step.address());
                disk.link(&path, &places.old(number))
                    .map_err(told(&places.shown(step.address())))?;
            }
        }
        let manifest = places.next_manifest();
        disk.write(&manifest, now.to_text().as_bytes())
            .map_err(told(&manifest))?;
        let (next, journal) = (places.next_journal(), places.journal());
        let text = step::to_text(&self.steps);
        disk.write_through(&next, text.as_bytes())
            .and_then(|()| disk.rename(&next, &journal))
            .map_err(told(&journal))?;
        Ok(kept)
    }
}

/// Folders of the site that are not there yet.
#[derive(Debug, Default)]
struct NewFolders {
    are_there: HashMap<String, bool>,
    new: BTreeSet<String>,
}

impl NewFolders {
    /// Whether a file comes with a new folder: the outermost above it that is not there.
    fn take(&mut self, ground: &Ground, address: &str) -> io::Result<bool> {
        for folder in folders_above(address) {
            let is_there = match self.are_there.get(folder) {
                Some(known) => *known,
                None => {
                    // A link that leads out was told already.
                    let thing = ground.disk.look(&ground.places.site(folder))?;
                    let is_there = matches!(thing, Thing::Folder | Thing::Other);
                    self.are_there.insert(folder.to_owned(), is_there);
                    is_there
                }
            };
            if !is_there {
                self.new.insert(folder.to_owned());
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn steps(self) -> impl Iterator<Item = Step> {
        let new = self.new.into_iter();
        new.map(|folder| Step::AddFolder { folder })
    }
}
