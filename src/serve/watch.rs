//! What is watched for changes: the content, and themes beside it, also those that appear later.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::preview_error::PreviewError;

/// The folder of a site's own theme.
const THEME: &str = "theme";

/// What is watched; watching ends when this is dropped.
pub(super) struct Watch {
    /// Changes as they come.
    pub changes: Receiver<()>,
    watcher: RecommendedWatcher,
    /// Folders of themes that are not there yet.
    awaited: Vec<PathBuf>,
}

impl Watch {
    /// Begins to watch a content folder and the themes beside it; `chosen` is one that was asked for.
    ///
    /// # Errors
    /// The content folder cannot be watched.
    pub fn begin(content: &Path, chosen: Option<&str>) -> Result<Self, PreviewError> {
        let (tell, changes) = channel();
        let told = |cause: notify::Error| PreviewError::NoWatch(cause.to_string());
        let project = content.parent().filter(|path| !path.as_os_str().is_empty());
        let project = project.unwrap_or(Path::new("."));
        let names = [Some(THEME), chosen].into_iter().flatten();
        let awaited: Vec<PathBuf> = names.map(|name| project.join(name)).collect();
        let inside = content.file_name().map(ToOwned::to_owned);
        let themes: Vec<_> = awaited
            .iter()
            .filter_map(|it| it.file_name().map(ToOwned::to_owned))
            .collect();
        // Of what lies beside the content, only themes count: a build writes there too.
        let counts = move |path: &PathBuf| {
            path.iter()
                .any(|part| Some(part) == inside.as_deref() || themes.iter().any(|it| it == part))
        };
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|event| !event.kind.is_access() && event.paths.iter().any(&counts)) {
                // The receiver is gone only when the preview ends.
                let _ = tell.send(());
            }
        });
        let mut watcher = watcher.map_err(told)?;
        watcher
            .watch(content, RecursiveMode::Recursive)
            .map_err(told)?;
        // Where the folder above cannot be watched, a theme that comes later is seen at the next start.
        let _ = watcher.watch(project, RecursiveMode::NonRecursive);
        let mut watch = Self {
            changes,
            watcher,
            awaited,
        };
        watch.look_for_themes();
        Ok(watch)
    }

    /// Watches the themes that are there by now.
    pub fn look_for_themes(&mut self) {
        let watcher = &mut self.watcher;
        self.awaited.retain(|folder| {
            !folder.is_dir() || watcher.watch(folder, RecursiveMode::Recursive).is_err()
        });
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_theme_that_comes_later_is_seen_and_then_its_files_are() {
        let folder = tempfile::tempdir().expect("a folder");
        let content = folder.path().join("content");
        fs::create_dir(&content).expect("a folder");
        let mut watch = Watch::begin(&content, None).expect("a watch");
        let theme = folder.path().join(THEME);
        fs::create_dir(&theme).expect("a folder");
        assert!(watch.changes.recv().is_ok());
        watch.look_for_themes();
        assert!(watch.awaited.is_empty());
        fs::write(theme.join("own.css"), "a").expect("a file");
        assert!(watch.changes.recv().is_ok());
    }
}
