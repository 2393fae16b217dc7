//! Every touch of the disk fails once, fails from then on, or is the last one before the program is
//! killed; and the folder holds the old site or the new one, as the message says.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::diag::codes;

use super::apply::Recovery;
use super::disk::{Disk, RealDisk, Stamp, Thing};
use super::output::{Changes, Output};
use super::problem::Problem;

/// How a disk fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// One touch fails.
    Once(ErrorKind),
    /// From one touch on every change fails; what is there can be read.
    FromThenOn(ErrorKind),
    /// One touch is half done, and nothing is after it: the program was killed.
    Killed,
}

/// A disk that fails at one touch.
#[derive(Debug)]
struct Failing {
    touches: AtomicUsize,
    at: usize,
    how: How,
    has_links: bool,
}

impl Failing {
    fn new(at: usize, how: How) -> Arc<Self> {
        Arc::new(Self {
            touches: AtomicUsize::new(0),
            at,
            how,
            has_links: true,
        })
    }

    fn whole() -> Arc<Self> {
        Self::new(usize::MAX, How::Killed)
    }

    fn count(&self) -> usize {
        self.touches.load(Ordering::SeqCst)
    }

    /// Counts a touch, and whether it is one of those that fail.
    fn touch(&self, is_change: bool) -> io::Result<()> {
        let now = self.touches.fetch_add(1, Ordering::SeqCst);
        match self.how {
            How::Once(kind) if now == self.at => Err(kind.into()),
            How::FromThenOn(kind) if now >= self.at && is_change => Err(kind.into()),
            How::Killed if now >= self.at => Err(io::Error::other("killed")),
            _ => Ok(()),
        }
    }
}

impl Disk for Failing {
    fn look(&self, path: &Path) -> io::Result<Thing> {
        self.touch(false)?;
        RealDisk.look(path)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.touch(false)?;
        RealDisk.read(path)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.touch(false)?;
        RealDisk.names(folder)
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        self.touch(false)?;
        RealDisk.real(path)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<Stamp> {
        if let Err(error) = self.touch(true) {
            if self.count() == self.at + 1 {
                let _ = RealDisk.write(path, &bytes[..bytes.len() / 2]);
            }
            return Err(error);
        }
        RealDisk.write(path, bytes)
    }

    fn write_through(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.write(path, bytes)?;
        self.touch(true)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.touch(true)?;
        match self.has_links {
            true => RealDisk.link(from, to),
            false => fs::copy(from, to).map(|_| ()),
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.touch(true)?;
        RealDisk.rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.touch(true)?;
        RealDisk.remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.touch(true)?;
        RealDisk.remove_folder(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.touch(true)?;
        RealDisk.make_folder(path)
    }
}

type Files = BTreeMap<String, Vec<u8>>;

fn files(of: &[(&str, &str)]) -> Files {
    of.iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
        .collect()
}

/// The site of the first build.
fn old_site() -> Files {
    files(&[
        ("index.html", "old home"),
        ("same.html", "the same"),
        ("studies/a.html", "old a"),
        ("studies/edited.html", "old page"),
        ("gone/x.html", "x"),
        ("gone/deep/y.html", "y"),
        ("mixed/z.html", "z"),
        ("file-then-folder", "a file"),
        ("folder-then-file/inside.html", "inside"),
    ])
}

/// The site of the second build.
fn new_site() -> Files {
    files(&[
        ("index.html", "new home"),
        ("same.html", "the same"),
        ("studies/a.html", "new a"),
        ("studies/b.html", "new b"),
        ("studies/edited.html", "new page"),
        ("file-then-folder/inside.html", "inside"),
        ("folder-then-file", "a file"),
        ("fresh/deep/one.html", "1"),
        ("fresh/deep/two.html", "2"),
    ])
}

/// What is not ours.
fn foreign() -> Files {
    files(&[("notes.txt", "mine"), ("mixed/mine.txt", "mine too")])
}

fn all(of: impl IntoIterator<Item = Files>) -> Files {
    of.into_iter().flatten().collect()
}

fn build(disk: Arc<dyn Disk>, root: &Path, site: &Files) -> Result<Changes, Problem> {
    let output = Output::open_on(disk, root, &kept(root))?;
    for (address, bytes) in site {
        output.put(address, bytes)?;
    }
    output.commit()
}

/// Where files that were edited by hand are kept.
fn kept(root: &Path) -> PathBuf {
    root.with_file_name("kept")
}

/// What a folder holds, without the notes.
fn served(root: &Path) -> Files {
    below(root, root, &|name| name != ".distil")
}

fn below(root: &Path, folder: &Path, is_wanted: &dyn Fn(&str) -> bool) -> Files {
    let mut found = Files::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return found;
    };
    for entry in entries.map(|entry| entry.expect("an entry")) {
        let path = entry.path();
        if !is_wanted(&entry.file_name().to_string_lossy()) {
            continue;
        }
        if path.is_dir() {
            found.extend(below(root, &path, is_wanted));
        } else {
            let inside = path.strip_prefix(root).expect("inside");
            let bytes = fs::read(&path).expect("a file");
            found.insert(inside.to_string_lossy().into_owned(), bytes);
        }
    }
    found
}

/// A folder with the old site, one page of it edited by hand, and files of somebody else.
struct Scene {
    folder: tempfile::TempDir,
}

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let scene = Self { folder };
        build(Failing::whole(), &scene.root(), &old_site()).expect("the old site");
        let edited = Files::from([("studies/edited.html".to_owned(), b"by hand".to_vec())]);
        for (name, bytes) in all([foreign(), edited]) {
            fs::write(scene.root().join(name), bytes).expect("a file");
        }
        scene
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("output")
    }

    fn is_old(&self) -> bool {
        let edited = Files::from([("studies/edited.html".to_owned(), b"by hand".to_vec())]);
        served(&self.root()) == all([old_site(), foreign(), edited])
    }

    fn is_new(&self) -> bool {
        served(&self.root()) == all([new_site(), foreign()])
    }

    /// What was edited by hand is in its place or kept.
    fn has_edited(&self) -> bool {
        let folder = self.folder.path();
        let files = below(folder, folder, &|_| true);
        files.values().any(|bytes| bytes == b"by hand")
    }

    /// Opens the folder as the next build does first thing, and gives what it did.
    fn next_start(&self, disk: Arc<dyn Disk>) -> Result<Recovery, Problem> {
        let (recovery, _) = Output::settle_on(disk, &self.root(), &kept(&self.root()))?;
        Ok(recovery)
    }

    /// The next build makes the new site whole, and leaves nothing over.
    fn assert_next_build(&self, context: &str) {
        build(Failing::whole(), &self.root(), &new_site()).expect("a site");
        assert!(self.is_new(), "{context}: the next build");
        assert!(self.has_edited(), "{context}: work was lost");
        let notes = fs::read_dir(self.root().join(".distil")).expect("the notes");
        let mut notes: Vec<_> = notes
            .map(|entry| entry.expect("a note").file_name())
            .collect();
        notes.sort();
        assert_eq!(notes, ["lock", "manifest"], "{context}");
        let beside = fs::read_dir(self.folder.path()).expect("the folder");
        assert_eq!(
            beside.count(),
            2,
            "{context}: the output, what is kept, and nothing more"
        );
    }
}

/// How many touches a whole build takes.
fn touches(scene: &Scene) -> usize {
    let disk = Failing::whole();
    let changes = build(disk.clone(), &scene.root(), &new_site()).expect("a site");
    assert!(scene.is_new() && scene.has_edited());
    assert_eq!(changes.warnings.len(), 1, "{:?}", changes.warnings);
    assert_eq!((changes.written, changes.unchanged), (8, 1));
    disk.count()
}

/// The ways to fail without being killed.
const ERRORS: [How; 4] = [
    How::Once(ErrorKind::NotFound),
    How::Once(ErrorKind::StorageFull),
    How::FromThenOn(ErrorKind::PermissionDenied),
    How::FromThenOn(ErrorKind::StorageFull),
];

#[test]
fn an_error_at_any_touch_leaves_the_old_site_or_the_new_one_and_the_message_is_true() {
    let last = touches(&Scene::new());
    assert!(last > 100, "{last}");
    for how in ERRORS {
        for at in 0..=last {
            let context = format!("touch {at}, {how:?}");
            let scene = Scene::new();
            let done = build(Failing::new(at, how), &scene.root(), &new_site());
            assert_as_told(&scene, &done, &context);
            scene.assert_next_build(&context);
        }
    }
}

/// The folder is as the outcome of a build says; and whole after the next start in any case.
fn assert_as_told(scene: &Scene, done: &Result<Changes, Problem>, context: &str) {
    match done {
        Ok(_) => assert!(scene.is_new(), "{context}: said to be the new site"),
        Err(problem) if problem.code == &codes::OUTPUT_BETWEEN => {
            let recovery = scene.next_start(Failing::whole()).expect("a start");
            match recovery {
                Recovery::Completed => assert!(scene.is_new(), "{context}: completed"),
                Recovery::Undone => assert!(scene.is_old(), "{context}: undone"),
                Recovery::None => panic!("{context}: nothing was done about it"),
            }
        }
        Err(problem) => {
            assert_eq!(problem.code, &codes::CANNOT_WRITE, "{context}");
            assert!(scene.is_old(), "{context}: said to be the old site");
        }
    }
    assert!(scene.has_edited(), "{context}: work was lost");
}

#[test]
fn errors_are_taken_back_where_the_disk_works_again() {
    let last = touches(&Scene::new());
    let between = (0..=last).filter(|at| {
        let scene = Scene::new();
        let disk = Failing::new(*at, How::Once(ErrorKind::PermissionDenied));
        let done = build(disk, &scene.root(), &new_site());
        done.is_err_and(|problem| problem.code == &codes::OUTPUT_BETWEEN)
    });
    assert_eq!(between.count(), 0, "one error never leaves a mixture");
}

#[test]
fn killed_at_any_touch_the_next_start_finds_or_makes_the_old_site_or_the_new_one() {
    let last = touches(&Scene::new());
    let mut seen = [0; 3];
    for at in 0..=last {
        let context = format!("killed at touch {at}");
        let scene = Scene::new();
        let _ = build(Failing::new(at, How::Killed), &scene.root(), &new_site());
        let was_whole = scene.is_old() || scene.is_new();
        match scene.next_start(Failing::whole()).expect("a start") {
            Recovery::Completed => {
                seen[0] += 1;
                assert!(scene.is_new(), "{context}: completed");
            }
            Recovery::Undone => panic!("{context}: nothing stood against it"),
            Recovery::None => {
                seen[1] += 1;
                assert!(was_whole, "{context}: nothing was to be done");
                assert!(scene.is_old() || scene.is_new(), "{context}");
            }
        }
        seen[2] += usize::from(!was_whole);
        assert!(scene.has_edited(), "{context}: work was lost");
        scene.assert_next_build(&context);
    }
    assert!(seen.iter().all(|count| *count > 5), "{seen:?}");
}

#[test]
fn killed_or_failing_once_more_while_it_goes_on() {
    let last = touches(&Scene::new());
    let fails = [How::Killed, How::FromThenOn(ErrorKind::StorageFull)];
    for (first, how) in (0..=last)
        .step_by(2)
        .flat_map(|at| fails.map(|how| (at, how)))
    {
        let broken = || {
            let scene = Scene::new();
            let _ = build(Failing::new(first, How::Killed), &scene.root(), &new_site());
            scene
        };
        let whole = broken();
        if whole.is_old() || whole.is_new() {
            continue;
        }
        let disk = Failing::whole();
        whole.next_start(disk.clone()).expect("a start");
        for second in (0..=disk.count()).step_by(4) {
            let context = format!("killed at {first}, {how:?} at {second}");
            let scene = broken();
            let _ = scene.next_start(Failing::new(second, how));
            scene.next_start(Failing::whole()).expect("a start");
            assert!(scene.is_old() || scene.is_new(), "{context}");
            assert!(scene.has_edited(), "{context}: work was lost");
        }
    }
}

#[test]
fn a_disk_without_second_names_is_no_worse() {
    let failing = |at, how| {
        Arc::new(Failing {
            has_links: false,
            touches: AtomicUsize::new(0),
            at,
            how,
        })
    };
    let whole = failing(usize::MAX, How::Killed);
    build(whole.clone(), &Scene::new().root(), &new_site()).expect("a site");
    for at in 0..=whole.count() {
        for how in [How::Killed, How::Once(ErrorKind::StorageFull)] {
            let context = format!("touch {at}, {how:?}");
            let scene = Scene::new();
            let done = build(failing(at, how), &scene.root(), &new_site());
            if how != How::Killed {
                assert_as_told(&scene, &done, &context);
            }
            scene.assert_next_build(&context);
        }
    }
}

#[test]
fn a_first_build_is_there_as_a_whole_or_not_at_all() {
    let root_of = |folder: &tempfile::TempDir| folder.path().join("output");
    let whole = Failing::whole();
    let folder = tempfile::tempdir().expect("a folder");
    build(whole.clone(), &root_of(&folder), &new_site()).expect("a site");
    let hows = [How::Killed].into_iter().chain(ERRORS);
    for (at, how) in hows.flat_map(|how| (0..=whole.count()).map(move |at| (at, how))) {
        let context = format!("touch {at}, {how:?}");
        let folder = tempfile::tempdir().expect("a folder");
        let done = build(Failing::new(at, how), &root_of(&folder), &new_site());
        let is_there = root_of(&folder).exists();
        assert!(
            !is_there || served(&root_of(&folder)) == new_site(),
            "{context}"
        );
        if how != How::Killed {
            assert_eq!(done.is_ok(), is_there, "{context}");
        }
        build(Failing::whole(), &root_of(&folder), &new_site()).expect("a site");
        assert_eq!(served(&root_of(&folder)), new_site(), "{context}");
        let beside = fs::read_dir(folder.path()).expect("the folder");
        assert_eq!(beside.count(), 1, "{context}: nothing is left beside it");
    }
}

#[test]
fn what_is_edited_between_a_kill_and_the_next_start_is_kept() {
    let last = touches(&Scene::new());
    let mut edited = 0;
    for at in 0..=last {
        let scene = Scene::new();
        let _ = build(Failing::new(at, How::Killed), &scene.root(), &new_site());
        if scene.is_old() || scene.is_new() {
            continue;
        }
        let names = ["index.html", "studies/b.html", "gone/x.html"];
        for name in names {
            let path = scene.root().join(name);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).expect("a folder");
            }
            let _ = fs::remove_file(&path);
            fs::write(path, format!("{name} by somebody")).expect("a file");
        }
        let _ = scene.next_start(Failing::whole());
        let folder = scene.folder.path();
        let files = below(folder, folder, &|_| true);
        for name in names {
            let text = format!("{name} by somebody").into_bytes();
            assert!(files.values().any(|bytes| *bytes == text), "{at}: {name}");
        }
        edited += 1;
    }
    assert!(edited > 5);
}
