//! Runs of the program in which the system call that a test names fails, or is the last one.

use std::process::Command;

use crate::{Project, Run};

/// System calls that change a folder, by what they do. A question mark stands before those that not
/// every processor has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// Moves a file or a folder.
    Rename,
    /// Gives a file a second name.
    Link,
    /// Makes a folder.
    MakeFolder,
    /// Removes a file.
    Remove,
    /// Waits until the disk has a file.
    Sync,
}

impl Call {
    fn names(self) -> &'static str {
        match self {
            Call::Rename => "?rename,?renameat,?renameat2",
            Call::Link => "?link,?linkat",
            Call::MakeFolder => "?mkdir,?mkdirat",
            Call::Remove => "?unlink,?unlinkat",
            Call::Sync => "?fsync",
        }
    }
}

/// Runs the program, and injects `what` (`signal=KILL`, `error=EIO`) into the call of a kind that has
/// this number, from 1; nothing when this machine cannot.
pub fn injected(
    project: &Project,
    what: &str,
    (call, number): (Call, usize),
    arguments: &[&str],
) -> Option<Run> {
    let mut trial = Command::new("strace");
    trial.args(["-o", "/dev/null", "true"]);
    if !trial.output().is_ok_and(|run| run.status.success()) {
        println!("skipped: system calls cannot be traced here; install strace");
        return None;
    }
    let names = call.names();
    let mut command = Command::new("strace");
    command
        .args(["-f", "-qq", "-o", "/dev/null", "-e"])
        .arg(format!("trace={names}"))
        .arg("-e")
        .arg(format!("inject={names}:{what}:when={number}"))
        .arg(assert_cmd::cargo::cargo_bin("distil"))
        .args(arguments)
        .env("RAYON_NUM_THREADS", "1")
        .current_dir(project.path());
    Some(Run::of(&mut command))
}
