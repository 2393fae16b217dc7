//! Names of files that are no names everywhere, and of files that nobody has made on purpose.

/// Whether Windows keeps a name for a device, whatever ending it has: `con`, `aux.yaml`, `LPT9`.
pub fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let stem = stem.to_ascii_lowercase();
    if matches!(
        stem.as_str(),
        "con" | "prn" | "aux" | "nul" | "conin$" | "conout$"
    ) {
        return true;
    }
    let number = stem
        .strip_prefix("com")
        .or_else(|| stem.strip_prefix("lpt"));
    number.is_some_and(|number| {
        let mut signs = number.chars();
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³');
        signs.next().is_some_and(is_number) && signs.next().is_none()
    })
}

/// Whether a folder is one in which a program that people work with keeps its own files, such as the
/// history of a repository.
pub fn is_of_tool(name: &str) -> bool {
    matches!(
        name,
        ".git" | ".hg" | ".svn" | ".idea" | ".vscode" | ".obsidian"
    )
}

/// Whether a file is one that systems and editors make by themselves: thumbnails, copies for safety,
/// locks, what is half written, and what keeps an empty folder in a repository.
pub fn is_made_by_itself(name: &str) -> bool {
    let small = name.to_lowercase();
    let of_systems = [
        "thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "icon\r",
        "__macosx",
        "$recycle.bin",
    ];
    let of_editors = [
        ".swp",
        ".swo",
        ".swx",
        ".bak",
        ".tmp",
        ".orig",
        ".rej",
        ".part",
        ".crdownload",
    ];
    let of_tools = [
        ".ds_store",
        ".localized",
        ".directory",
        ".git",
        ".gitignore",
        ".gitattributes",
        ".gitkeep",
        ".keep",
        ".hg",
        ".svn",
        ".idea",
        ".vscode",
        ".obsidian",
        ".editorconfig",
        ".stfolder",
        ".trashes",
        ".fseventsd",
    ];
    // macOS: `._name`; Emacs: `.#name`; LibreOffice: `.~lock.name#`.
    let is_shadow = ["._", ".#", ".~", ".spotlight-", ".trash-", ".sync", ".nfs"]
        .iter()
        .any(|start| small.starts_with(start));
    // Vim tries with such a name whether it may write.
    let is_trial = name == "4913";
    // Emacs: `#name#`; Office: `~$name`.
    let is_locked = name.starts_with("~$") || (name.starts_with('#') && name.ends_with('#'));
    of_systems.contains(&small.as_str())
        || of_editors.iter().any(|end| small.ends_with(end))
        || name.ends_with('~')
        || of_tools.contains(&small.as_str())
        || is_shadow
        || is_trial
        || is_locked
}

/// The name of the file of which this one is a copy that editors keep: `x.yaml` for `x.yaml.bak` and
/// `x.yaml~`, `x` for `x.bak`.
pub fn original_of(name: &str) -> Option<&str> {
    if let Some(original) = name.strip_suffix('~') {
        return Some(original);
    }
    let (original, ending) = name.rsplit_once('.')?;
    let is_kept = ["bak", "orig", "tmp"].iter();
    is_kept
        .copied()
        .any(|kept| ending.eq_ignore_ascii_case(kept))
        .then_some(original)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_devices_are_reserved_with_any_ending() {
        for name in [
            "con", "CON", "aux.yaml", "nul", "prn.a.b", "lpt9", "com1", "com0.md", "lpt¹",
        ] {
            assert!(is_reserved(name), "{name}");
        }
        for name in [
            "conifer",
            "console",
            "com10",
            "lpt",
            "auxin",
            "a-con",
            "nulliparous",
        ] {
            assert!(!is_reserved(name), "{name}");
        }
    }

    #[test]
    fn files_of_systems_and_editors_are_known() {
        for name in [
            "Thumbs.db",
            "desktop.ini",
            "x.yaml~",
            "#x.yaml#",
            "4913",
            "~$x.csv",
            "x.yaml.swp",
            "x.yaml.bak",
        ] {
            assert!(is_made_by_itself(name), "{name}");
        }
        for name in ["x.yaml", "4913.yaml", "#x.yaml", "thumbs.yaml", "tmp.yaml"] {
            assert!(!is_made_by_itself(name), "{name}");
        }
    }
}
