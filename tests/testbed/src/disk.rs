//! Disks that are full or can only be read, and users without rights.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Project, Run};

/// Runs the program as a user without rights; nothing when this machine cannot.
pub fn as_nobody(project: &Project, arguments: &[&str]) -> Option<Run> {
    if !is_root() {
        return Some(project.run(arguments));
    }
    let program = assert_cmd::cargo::cargo_bin("distil");
    // Whoever has no rights must be able to reach the project.
    Command::new("chmod")
        .args(["755"])
        .arg(project.path())
        .status()
        .ok()?;
    let mut command = Command::new("setpriv");
    command
        .args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"])
        .arg(program)
        .args(arguments)
        .current_dir(project.path());
    let can_run = Command::new("setpriv")
        .args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"])
        .arg(assert_cmd::cargo::cargo_bin("distil"))
        .arg("--version")
        .output();
    if !can_run.is_ok_and(|output| output.status.success()) {
        println!("skipped: the program cannot be run as another user here");
        return None;
    }
    Some(Run::of(&mut command))
}

/// True when the tests run as the user who may do everything.
pub fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.starts_with(b"0\n"))
}

/// A small disk in memory, for as long as it lives; nothing when this machine does not allow it.
pub struct Disk {
    at: PathBuf,
}

impl Disk {
    /// A disk of `size` at a folder, with mount options.
    pub fn mount(at: &Path, options: &str) -> Option<Self> {
        fs::create_dir_all(at).expect("a folder");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(at);
        let is_there = mount.output().is_ok_and(|output| output.status.success());
        if !is_there {
            println!("skipped: no disk can be mounted here");
            return None;
        }
        Some(Self { at: at.to_owned() })
    }

    /// Makes the disk one that can only be read.
    pub fn make_read_only(&self) -> bool {
        let mut mount = Command::new("mount");
        mount.args(["-o", "remount,ro"]).arg(&self.at);
        mount.output().is_ok_and(|output| output.status.success())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.at).output();
    }
}
