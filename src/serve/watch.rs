//! What is watched for changes: the content, and the theme beside it.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::preview_error::PreviewError;

/// Changes as they come, and the watcher, which ends when it is dropped.
pub(super) fn watch(content: &Path) -> Result<(Receiver<()>, RecommendedWatcher), PreviewError> {
    let (tell, changes) = channel();
    let told = |cause: notify::Error| PreviewError::NoWatch(cause.to_string());
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| !event.kind.is_access()) {
            // The receiver is gone only when the preview ends.
            let _ = tell.send(());
        }
    })
    .map_err(told)?;
    watcher
        .watch(content, RecursiveMode::Recursive)
        .map_err(told)?;
    let theme: PathBuf = content.parent().unwrap_or(Path::new(".")).join("theme");
    if theme.is_dir() {
        watcher
            .watch(&theme, RecursiveMode::Recursive)
            .map_err(told)?;
    }
    Ok((changes, watcher))
}
