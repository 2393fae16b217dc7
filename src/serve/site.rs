//! The site in memory, and the number of the build that made it. Its files are made when they are
//! asked for, and kept until the next build.

use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::compose::{self, Memory, Request, Site};
use crate::diag::{Diagnostic, Diagnostics};

use super::overlay;

/// The site in memory. Readers wait on it for the next build.
#[derive(Debug, Default)]
pub(super) struct LiveSite {
    state: Mutex<State>,
    renewed: Condvar,
    memory: Mutex<Memory>,
}

#[derive(Debug, Default)]
struct State {
    build: u64,
    site: Option<Arc<Site>>,
    /// Files of this build that were asked for; nothing where there is none.
    made: HashMap<String, Option<Arc<[u8]>>>,
    problems: String,
    /// What the last build found.
    found: Vec<Diagnostic>,
}

impl LiveSite {
    /// Reads what has changed. The last good site stays when there are errors.
    pub fn renew(&self, request: &Request) -> Diagnostics {
        let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        let (site, mut found) = compose::prepare_again(request, &mut memory);
        let home = site.as_ref().map(|site| site.file("index.html"));
        if let Some(Err(problem)) = home {
            found.push(*problem);
        }
        let problems = overlay::problems_html(&found);
        let site = site.filter(|_| !found.has_errors()).map(Arc::new);
        let mut state = self.lock();
        let mut before = None;
        if site.is_some() {
            before = std::mem::replace(&mut state.site, site);
            state.made.clear();
        }
        state.problems = problems;
        state.found = found.sorted().into_iter().cloned().collect();
        state.build += 1;
        self.renewed.notify_all();
        // To take a large site apart takes a while, for which nobody should wait.
        drop(state);
        drop(before);
        found
    }

    /// The bytes at an address. A file that cannot be made is none, and its problem is shown.
    pub fn file(&self, address: &str) -> Option<Vec<u8>> {
        let (build, site) = {
            let state = self.lock();
            if let Some(made) = state.made.get(address) {
                return made.as_ref().map(|made| made.to_vec());
            }
            (state.build, state.site.clone()?)
        };
        let (made, problem) = match site.file(address) {
            Ok(made) => (made, None),
            Err(problem) => (None, Some(*problem)),
        };
        let mut state = self.lock();
        if state.build == build {
            let kept = made.as_deref().map(Arc::from);
            state.made.insert(address.to_owned(), kept);
            if let Some(problem) = problem {
                state.problems = overlay::problems_html(&std::iter::once(problem).collect());
            }
        }
        made
    }

    /// The problems of the last build as HTML; empty when there are none.
    pub fn problems(&self) -> String {
        self.lock().problems.clone()
    }

    /// What the last build found.
    pub fn found(&self) -> Vec<Diagnostic> {
        self.lock().found.clone()
    }

    /// The number of the last build.
    pub fn build(&self) -> u64 {
        self.lock().build
    }

    /// Waits until a build after `seen` is there, or the time is up, and gives its number.
    pub fn wait_after(&self, seen: u64, longest: Duration) -> u64 {
        let state = self.lock();
        let waited = self
            .renewed
            .wait_timeout_while(state, longest, |state| state.build <= seen);
        waited.map_or_else(
            |poisoned| poisoned.into_inner().0.build,
            |(state, _)| state.build,
        )
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).expect("a folder");
        for entry in fs::read_dir(from).expect("a folder") {
            let (path, name) = entry.map(|e| (e.path(), e.file_name())).expect("an entry");
            match path.is_dir() {
                true => copy(&path, &to.join(name)),
                false => fs::copy(&path, to.join(name)).map(|_| ()).expect("a copy"),
            }
        }
    }

    /// Every file of the live site is that of a site that was made at one go.
    fn assert_as_anew(live: &LiveSite, request: &Request, after: &str) {
        let site = compose::prepare(request).0.expect("a sound site");
        let compared = site.each_file(|file| {
            let there = live.file(&file.address);
            assert!(
                there.as_ref() == Some(&file.bytes),
                "{} after {after}",
                file.address
            );
            Ok(())
        });
        assert!(compared.is_ok());
    }

    #[test]
    fn after_every_change_the_live_site_is_as_one_made_anew() {
        let project = tempfile::tempdir().expect("a folder");
        let content = project.path().join("content");
        let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/starter/content");
        copy(&example, &content);
        let request = Request {
            content: content.clone(),
            ..Request::default()
        };
        let live = LiveSite::default();
        live.renew(&request);
        assert_as_anew(&live, &request, "the first build");
        let edits = [
            ("studies/finch-2021.yaml", "mean: 6.4", "mean: 6.6"),
            (
                "studies/finch-2021.yaml",
                "four libraries",
                "five libraries",
            ),
            ("outcomes/calm.yaml", "name: ", "name: Deep "),
            ("site.yaml", "language: en-GB", "language: gd"),
        ];
        for (file, from, to) in edits {
            let path = content.join(file);
            let text = fs::read_to_string(&path).expect("a record");
            assert!(text.contains(from), "{file}");
            fs::write(&path, text.replacen(from, to, 1)).expect("an edit");
            live.renew(&request);
            assert_as_anew(&live, &request, to);
        }
    }
}
