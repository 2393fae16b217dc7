//! Runs of the program in which the system call that a test names fails, or is the last one.

use std::process::Command;

use crate::{Project, Run};

/// The system calls that change a folder. A question mark stands before those that not every
/// processor has.
const CALLS: &str =
    "?rename,?renameat,?renameat2,?link,?linkat,?unlink,?unlinkat,?mkdir,?mkdirat,?rmdir,?fsync";

/// Runs the program, and injects `what` (`signal=KILL`, `error=EIO`) into the call of each thread that
/// has this number, from 1; nothing when this machine cannot.
pub fn injected(project: &Project, what: &str, number: usize, arguments: &[&str]) -> Option<Run> {
    let mut trial = Command::new("strace");
    trial.args(["-o", "/dev/null", "true"]);
    if !trial.output().is_ok_and(|run| run.status.success()) {
        println!("skipped: system calls cannot be traced here; install strace");
        return None;
    }
    let mut command = Command::new("strace");
    command
        .args(["-f", "-qq", "-o", "/dev/null", "-e"])
        .arg(format!("trace={CALLS}"))
        .arg("-e")
        .arg(format!("inject={CALLS}:{what}:when={number}"))
        .arg(assert_cmd::cargo::cargo_bin("distil"))
        .args(arguments)
        .env("RAYON_NUM_THREADS", "1")
        .current_dir(project.path());
    Some(Run::of(&mut command))
}
