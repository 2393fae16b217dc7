//! Writes changed files. Each is written beside its place and then renamed, so that none is ever
//! half there.

use std::fs;
use std::path::Path;

use crate::diag::cause::plain_cause;
use crate::edit::Change;

/// Writes every change.
///
/// # Errors
/// The file that cannot be written, and the cause.
pub(super) fn write(content: &Path, changes: &[Change]) -> Result<(), (String, String)> {
    for change in changes {
        let path = content.join(&change.path);
        let fault = |cause: String| (path.display().to_string(), cause);
        let now = fs::read_to_string(&path).ok();
        let is_as_read = match (&now, &change.before) {
            (Some(now), Some(before)) => now.trim_start_matches('\u{FEFF}') == before,
            (None, None) => true,
            (Some(_), None) => return Err(fault("it is there already".to_owned())),
            _ => false,
        };
        if !is_as_read {
            return Err(fault("it has changed since it was read".to_owned()));
        }
        let folder = path.parent().unwrap_or(content);
        fs::create_dir_all(folder).map_err(|error| fault(plain_cause(&error)))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let beside = folder.join(format!(".{name}.new"));
        let written = fs::write(&beside, &change.after).and_then(|()| fs::rename(&beside, &path));
        written.map_err(|error| {
            let _ = fs::remove_file(&beside);
            fault(plain_cause(&error))
        })?;
    }
    Ok(())
}
