//! The site in memory, and the number of the build that made it.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::compose::{self, Request};
use crate::diag::Diagnostics;

use super::overlay;

/// The site in memory. Readers wait on it for the next build.
#[derive(Debug, Default)]
pub(super) struct LiveSite {
    state: Mutex<State>,
    renewed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    build: u64,
    files: BTreeMap<String, Vec<u8>>,
    problems: String,
}

impl LiveSite {
    /// Builds once. The last good site stays when there are errors.
    pub fn renew(&self, request: &Request) -> Diagnostics {
        let (site, mut found) = compose::prepare(request);
        let mut files = BTreeMap::new();
        let made = site.map(|site| {
            site.each_file(|file| {
                files.insert(file.address, file.bytes);
                Ok(())
            })
        });
        let mut state = self.lock();
        match made {
            Some(Ok(())) => state.files = files,
            Some(Err(problem)) => found.push(*problem),
            None => {}
        }
        state.problems = overlay::problems_html(&found);
        state.build += 1;
        self.renewed.notify_all();
        found
    }

    /// The bytes at an address.
    pub fn file(&self, address: &str) -> Option<Vec<u8>> {
        self.lock().files.get(address).cloned()
    }

    /// The problems of the last build as HTML; empty when there are none.
    pub fn problems(&self) -> String {
        self.lock().problems.clone()
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
