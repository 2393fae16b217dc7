//! Why a file cannot be used, in words for people.

/// What went wrong with a file, in words for people.
pub fn plain_cause(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::PermissionDenied => "you are not allowed to open it".to_owned(),
        ErrorKind::NotFound => "it does not exist".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read".to_owned(),
        ErrorKind::AlreadyExists => "something with this name is there already".to_owned(),
        ErrorKind::NotADirectory => "a part of its path is a file and not a folder".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::InvalidFilename => "its name is too long".to_owned(),
        _ => error.to_string(),
    }
}
