//! Input made to break things, by accident or on purpose: every case ends with a clear report and
//! the documented exit code, writes nothing, and leaves the last good site as it was.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::{Duration, Instant};

use testbed::{Disk, Project, Run, as_nobody, files_of};

const JSON: [&str; 2] = ["--format", "json"];

/// Takes a good site, spoils its content, builds again: the code is told, the program ends as
/// documented, and the site is as it was.
fn assert_refused(spoil: impl FnOnce(&Project), code: &str, exit: i32) -> Run {
    let project = Project::built();
    let site = project.site();
    assert!(site.len() > 30, "there is a good site");
    spoil(&project);
    let started = Instant::now();
    let run = project.run(&["build", JSON[0], JSON[1]]);
    assert!(
        started.elapsed() < Duration::from_secs(20),
        "it took too long"
    );
    assert_eq!(run.code, exit, "{run:?}");
    assert!(run.codes().iter().any(|told| told == code), "{run:?}");
    assert!(project.site() == site, "the last good site was changed");
    run
}

fn record(text: impl Into<Vec<u8>>) -> impl FnOnce(&Project) {
    let text = text.into();
    move |project: &Project| {
        project.write("glossary/odd.yaml", text);
    }
}

#[test]
fn an_empty_file() {
    assert_refused(record(""), "E0104", 1);
}

#[test]
fn a_picture_under_the_name_of_a_record() {
    assert_refused(
        record(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice()),
        "E0102",
        1,
    );
}

#[test]
fn a_text_in_an_old_encoding() {
    let run = assert_refused(
        record(b"term: A\ndefinition: caf\xe9\n".as_slice()),
        "E0102",
        1,
    );
    assert_eq!(run.json()["problems"][0]["line"], 2);
    assert_eq!(run.json()["problems"][0]["column"], 16);
}

#[test]
fn a_text_in_utf_16() {
    assert_refused(record(b"\xff\xfet\0e\0r\0m\0".as_slice()), "E0102", 1);
}

#[test]
fn a_control_character() {
    let run = assert_refused(record("term: A\ndefinition: B\u{1b}[31m\n"), "E0102", 1);
    assert_eq!(run.json()["problems"][0]["line"], 2);
    assert!(!run.out.contains('\u{1b}'), "the terminal would obey it");
}

#[test]
fn a_file_of_100_megabytes() {
    let spoil = |project: &Project| {
        let file = fs::File::create(project.content().join("glossary/odd.yaml")).expect("a file");
        file.set_len(100 << 20).expect("a sparse file");
    };
    assert_refused(spoil, "E0103", 1);
}

#[test]
fn ten_thousand_brackets() {
    assert_refused(record(format!("term: {}", "[".repeat(10_000))), "E0207", 1);
}

#[test]
fn ten_thousand_braces() {
    assert_refused(record("{a: ".repeat(10_000)), "E0207", 1);
}

#[test]
fn lists_nested_ten_thousand_deep() {
    assert_refused(record("- ".repeat(10_000)), "E0207", 1);
}

#[test]
fn keys_nested_a_thousand_deep() {
    let lines: Vec<String> = (0..1000)
        .map(|depth| format!("{}a:", " ".repeat(depth)))
        .collect();
    assert_refused(record(lines.join("\n")), "E0207", 1);
}

#[test]
fn markdown_nested_ten_thousand_deep() {
    let project = Project::starter();
    let text = format!("term: A\ndefinition: >-\n  {} b\n", ">".repeat(10_000));
    project.write("glossary/odd.yaml", text);
    let run = project.run(&["check", JSON[0], JSON[1]]);
    assert!(matches!(run.code, 0 | 1), "{run:?}");
}

#[test]
fn parts_that_multiply() {
    let mut text = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (one, other) in ["ab", "bc", "cd", "de", "ef", "fg", "gh", "hi"].map(|s| s.split_at(1)) {
        let items = vec![format!("*{one}"); 9].join(", ");
        text.push_str(&format!("{other}: &{other} [{items}]\n"));
    }
    assert_refused(record(text), "E0207", 1);
}

#[test]
fn numbers_that_are_none() {
    for number in ["NaN", ".nan", ".inf", "-.inf", "1e999", "infinity"] {
        let spoil = |project: &Project| {
            project.replace(
                "studies/finch-2021.yaml",
                "mean: 6.4",
                &format!("mean: {number}"),
            );
        };
        assert_refused(spoil, "E0306", 1);
    }
}

#[test]
fn outcomes_that_hold_each_other() {
    let spoil = |project: &Project| {
        let text = project.read("outcomes/calm.yaml");
        let text = text.replace("\nbetter:", "\nparent: calm\nbetter:");
        project.write("outcomes/ease.yaml", text);
        project.replace("outcomes/calm.yaml", "\nbetter:", "\nparent: ease\nbetter:");
    };
    assert_refused(spoil, "E0403", 1);
}

#[test]
fn an_id_that_is_used_twice() {
    assert_refused(
        |project| {
            project.write("glossary/mean-difference.yml", "term: A\ndefinition: B\n");
        },
        "E0109",
        1,
    );
}

#[test]
fn ids_that_differ_in_capitals_only() {
    assert_refused(
        |project| {
            project.write("glossary/Mean-Difference.yaml", "term: A\ndefinition: B\n");
        },
        "E0108",
        1,
    );
}

#[test]
fn a_path_in_place_of_an_id() {
    for path in [
        "../../../etc/passwd",
        "/etc/passwd",
        "..\\x",
        "finch-2021.yaml",
    ] {
        let spoil = |project: &Project| {
            let link = format!("  - '{path}'\n  - wren-2023\ncomparisons");
            let file = "syntheses/tea-break-trials.yaml";
            project.replace(file, "  - wren-2023\ncomparisons", &link);
        };
        assert_refused(spoil, "E0401", 1);
    }
}

#[test]
fn an_address_that_leads_out_of_the_site() {
    for address in ["../outside", "/tmp/outside", "a/../../b", ".."] {
        let spoil = |project: &Project| {
            let line = format!("address: {address}\n");
            project.replace("audiences/staff.yaml", "address: staff\n", &line);
        };
        assert_refused(spoil, "E0108", 1);
    }
}

#[test]
fn an_alias_that_leads_out_of_the_site() {
    let spoil = |project: &Project| {
        project.replace(
            "outcomes/calm.yaml",
            "better:",
            "aliases: [../../x]\nbetter:",
        );
    };
    assert_refused(spoil, "E0108", 1);
}

#[test]
fn a_theme_outside_the_project() {
    for theme in ["../theme", "/etc"] {
        let spoil = |project: &Project| {
            let line = format!("theme: {theme}\nlanguage:");
            project.replace("site.yaml", "language:", &line);
        };
        assert_refused(spoil, "E0602", 1);
    }
}

#[test]
fn a_link_to_a_file_outside_the_content() {
    let spoil = |project: &Project| {
        fs::write(project.path().join("secret.yaml"), "term: A\n").expect("a file");
        let link = project.content().join("glossary/odd.yaml");
        symlink(project.path().join("secret.yaml"), link).expect("a link");
    };
    assert_refused(spoil, "E0105", 1);
}

#[test]
fn a_link_to_a_folder_outside_the_content() {
    let spoil = |project: &Project| {
        symlink("/etc", project.content().join("static")).expect("a link");
    };
    assert_refused(spoil, "E0105", 1);
}

#[test]
fn a_link_to_a_picture_outside_the_content() {
    let spoil = |project: &Project| {
        fs::create_dir(project.content().join("static")).expect("a folder");
        symlink("/etc/hostname", project.content().join("static/host.txt")).expect("a link");
    };
    assert_refused(spoil, "E0105", 1);
}

#[test]
fn links_that_lead_round_in_a_circle() {
    let spoil = |project: &Project| {
        let folder = project.content().join("glossary");
        symlink(folder.join("b.yaml"), folder.join("a.yaml")).expect("a link");
        symlink(folder.join("a.yaml"), folder.join("b.yaml")).expect("a link");
    };
    assert_refused(spoil, "E0101", 3);
}

#[test]
fn a_folder_that_links_to_itself() {
    let spoil = |project: &Project| {
        let folder = project.content().join("glossary");
        symlink(&folder, folder.join("again")).expect("a link");
    };
    assert_refused(spoil, "E0107", 1);
}

#[test]
fn a_pipe_in_place_of_a_file() {
    let spoil = |project: &Project| {
        let pipe = project.content().join("glossary/odd.yaml");
        let made = std::process::Command::new("mkfifo").arg(pipe).status();
        assert!(made.expect("mkfifo").success());
    };
    assert_refused(spoil, "E0107", 1);
}

#[test]
fn a_file_that_would_cover_a_page() {
    let spoil = |project: &Project| {
        project.write("static/index.html", "mine");
    };
    assert_refused(spoil, "E0603", 1);
}

#[test]
fn every_address_has_one_owner_whatever_its_kind() {
    let project = Project::starter();
    let made = project.build();
    let all: Vec<&str> = made.files().map(|(address, _)| address).collect();
    let one = |start: &str, end: &str| {
        let mut found = all.iter().filter(|name| name.starts_with(start));
        found.find(|name| name.ends_with(end)).expect("an address")
    };
    let covered = [
        one("data/", ".csv"),
        one("assets/", ".css"),
        one("search/", ".json"),
        "robots.txt",
    ];
    for address in covered {
        project.write(&format!("static/{address}"), "mine");
    }
    let before = project.site();
    for verb in ["check", "build"] {
        let run = project.run(&[verb, JSON[0], JSON[1]]);
        assert_eq!(
            (run.code, run.codes()),
            (1, vec!["E0603".to_owned()]),
            "{run:?}"
        );
        for address in covered {
            assert!(
                run.out.contains(&format!("static/{address}")),
                "{address}: {run:?}"
            );
        }
    }
    assert!(project.site() == before, "nothing was written");
}

#[test]
fn addresses_that_differ_in_capital_letters_only_are_one() {
    let spoil = |project: &Project| {
        project.write("static/Index.HTML", "mine");
    };
    assert_refused(spoil, "E0603", 1);
    let spoil = |project: &Project| {
        project.write("static/about.html/mine.txt", "mine");
    };
    assert_refused(spoil, "E0603", 1);
}

#[test]
fn a_file_that_may_not_be_opened() {
    let project = Project::starter();
    project.write("glossary/odd.yaml", "term: A\ndefinition: B\n");
    let file = project.content().join("glossary/odd.yaml");
    set_mode(&file, 0o000);
    let Some(run) = as_nobody(&project, &["check", JSON[0], JSON[1]]) else {
        return;
    };
    assert_eq!(run.code, 3, "{run:?}");
    assert_eq!(run.codes(), ["E0101"]);
    assert!(run.out.contains("not allowed"), "{run:?}");
}

#[test]
fn a_folder_that_may_not_be_opened() {
    let project = Project::starter();
    set_mode(&project.content().join("glossary"), 0o000);
    let run = as_nobody(&project, &["check", JSON[0], JSON[1]]);
    set_mode(&project.content().join("glossary"), 0o755);
    let Some(run) = run else { return };
    assert_eq!(run.code, 3, "{run:?}");
    assert!(run.codes().contains(&"E0101".to_owned()), "{run:?}");
}

fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("permissions");
}

// Output

#[test]
fn there_is_no_content() {
    let project = Project::empty();
    let run = project.run(&["build", "--content", "nowhere", JSON[0], JSON[1]]);
    assert_eq!(run.code, 3, "{run:?}");
    assert_eq!(run.codes(), ["E0101", "E0110"]);
    assert!(!project.output().exists());
}

#[test]
fn the_output_is_the_content_or_in_it_or_around_it() {
    let project = Project::starter();
    // The cache beside the content is the program's own.
    let files = || {
        let mut files = files_of(project.path());
        files.retain(|(name, _)| !name.starts_with(".distil-cache"));
        files
    };
    let before = files();
    for output in [
        "content",
        "content/site",
        ".",
        "content/../content",
        "./content/glossary",
    ] {
        let run = project.run(&["build", "--output", output, JSON[0], JSON[1]]);
        assert_eq!(run.code, 2, "{output}: {run:?}");
        assert_eq!(run.codes(), ["E0701"], "{output}");
        assert!(files() == before, "{output} was written to");
    }
    symlink(project.content(), project.path().join("link")).expect("a link");
    let run = project.run(&["build", "--output", "link/site"]);
    assert_eq!(run.code, 2, "{run:?}");
}

#[test]
fn the_output_is_a_file() {
    let project = Project::starter();
    fs::write(project.output(), "mine").expect("a file");
    let run = project.run(&["build", JSON[0], JSON[1]]);
    assert_eq!(
        (run.code, run.codes()),
        (3, vec!["E0703".to_owned()]),
        "{run:?}"
    );
    assert_eq!(
        fs::read_to_string(project.output()).expect("a file"),
        "mine"
    );
}

#[test]
fn foreign_files_are_neither_overwritten_nor_removed() {
    let project = Project::starter();
    fs::create_dir(project.output()).expect("a folder");
    fs::write(project.output().join("index.html"), "mine").expect("a file");
    fs::write(project.output().join("notes.txt"), "mine too").expect("a file");
    let before = project.site();
    let run = project.run(&["build", JSON[0], JSON[1]]);
    assert_eq!(
        (run.code, run.codes()),
        (3, vec!["E0702".to_owned()]),
        "{run:?}"
    );
    assert!(project.site() == before, "nothing may change");
    fs::remove_file(project.output().join("index.html")).expect("a removed file");
    assert_eq!(project.run(&["build"]).code, 0);
    let notes = fs::read_to_string(project.output().join("notes.txt")).expect("a file");
    assert_eq!(notes, "mine too");
}

#[test]
fn a_foreign_file_where_a_folder_has_to_be() {
    let project = Project::starter();
    fs::create_dir(project.output()).expect("a folder");
    fs::write(project.output().join("studies"), "mine").expect("a file");
    let before = project.site();
    let run = project.run(&["build", JSON[0], JSON[1]]);
    assert_eq!(
        (run.code, run.codes()),
        (3, vec!["E0702".to_owned()]),
        "{run:?}"
    );
    assert!(project.site() == before, "nothing may change");
}

#[test]
fn a_foreign_folder_where_a_page_has_to_be() {
    let project = Project::starter();
    fs::create_dir_all(project.output().join("index.html")).expect("a folder");
    let run = project.run(&["build", JSON[0], JSON[1]]);
    assert_eq!(
        (run.code, run.codes()),
        (3, vec!["E0702".to_owned()]),
        "{run:?}"
    );
    assert!(project.site().is_empty());
}

/// A list of the first version of the program that names these files beside those that are there.
fn list_with(project: &Project, more: &[String]) {
    let entries: Vec<String> = project
        .site()
        .iter()
        .map(|(name, _)| name.clone())
        .chain(more.iter().cloned())
        .map(|name| format!("\"{name}\": \"00000000000000000000000000000000\""))
        .collect();
    let list = project.output().join(".distil-manifest.json");
    fs::write(list, format!("{{\"files\": {{{}}}}}", entries.join(","))).expect("a list");
    fs::remove_file(project.output().join(".distil/manifest")).expect("a removed list");
}

#[test]
fn a_manifest_that_names_files_outside() {
    let project = Project::built();
    let outside = project.path().join("precious.txt");
    fs::write(&outside, "precious").expect("a file");
    fs::write(project.output().join("own.txt"), "own").expect("a file");
    let names = ["../precious.txt".to_owned(), outside.display().to_string()];
    list_with(&project, &names);
    let run = project.run(&["build"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(
        fs::read_to_string(outside).expect("it is there"),
        "precious"
    );
    let own = fs::read_to_string(project.path().join(".distil-edited/own.txt"));
    assert_eq!(own.expect("it is kept"), "own");
    assert!(!project.output().join(".distil-manifest.json").exists());
}

#[test]
fn a_manifest_that_is_no_manifest() {
    let project = Project::built();
    assert_eq!(project.run(&["build"]).code, 0);
    let site = project.site();
    let manifest = project.output().join(".distil/manifest");
    let good = fs::read(&manifest).expect("a manifest");
    for damaged in [&b"{"[..], b"", b"\xff\xfe", &good[..good.len() / 2]] {
        fs::write(&manifest, damaged).expect("a manifest");
        let run = project.run(&["build", JSON[0], JSON[1]]);
        assert_eq!((run.code, run.codes()), (0, vec!["W0708".to_owned()]));
        assert!(fs::read(&manifest).expect("a manifest") == good);
        assert!(project.site() == site);
    }
    fs::remove_file(&manifest).expect("a removed list");
    let run = project.run(&["build", JSON[0], JSON[1]]);
    assert_eq!((run.code, run.codes()), (0, Vec::new()), "{run:?}");
    assert!(fs::read(&manifest).expect("a manifest") == good);
}

#[test]
fn without_a_manifest_all_files_that_are_in_the_way_are_named_at_once() {
    let project = Project::built();
    fs::remove_file(project.output().join(".distil/manifest")).expect("a removed list");
    let names = ["index.html", "search.html", "studies/index.html"];
    for name in names {
        fs::write(project.output().join(name), "mine").expect("a file");
    }
    let before = project.site();
    let run = project.run(&["build", JSON[0], JSON[1]]);
    assert_eq!((run.code, run.codes()), (3, vec!["E0702".to_owned()]));
    for name in names {
        assert!(run.out.contains(name), "{name}: {}", run.out);
    }
    assert!(project.site() == before, "nothing may change");
}

#[test]
fn a_link_in_the_output_that_leads_out_of_it() {
    let project = Project::starter();
    let elsewhere = project.path().join("elsewhere");
    fs::create_dir(&elsewhere).expect("a folder");
    fs::create_dir(project.output()).expect("a folder");
    symlink(&elsewhere, project.output().join("studies")).expect("a link");
    let run = project.run(&["build", JSON[0], JSON[1]]);
    assert_eq!(
        (run.code, run.codes()),
        (3, vec!["E0702".to_owned()]),
        "{run:?}"
    );
    assert!(files_of(&elsewhere).is_empty(), "it was written to");
}

#[test]
fn a_link_in_the_output_does_not_lead_the_pruning_out_of_it() {
    let project = Project::built();
    let elsewhere = project.path().join("elsewhere");
    fs::rename(project.output().join("risks"), &elsewhere).expect("a moved folder");
    symlink(&elsewhere, project.output().join("risks")).expect("a link");
    let before = files_of(&elsewhere);
    project.remove("risks/tea-near-books.yaml");
    project.replace("questions/tea-breaks.yaml", "risks: [tea-near-books]\n", "");
    let text = project.read("questions/tea-breaks.yaml");
    project.write(
        "questions/tea-breaks.yaml",
        text.replace("; see the [risk](risk:tea-near-books)", ""),
    );
    let _ = project.run(&["build"]);
    assert!(files_of(&elsewhere) == before, "files outside were touched");
}

#[test]
fn a_full_disk_leaves_the_last_site() {
    let project = Project::starter();
    let Some(disk) = Disk::mount(&project.output(), "size=8m") else {
        return;
    };
    assert_eq!(project.run(&["build"]).code, 0);
    let site = project.site();
    let filler = project.output().join("filler");
    let _ = fs::write(&filler, vec![1; 16 << 20]);
    project.replace("site.yaml", "language: en-GB", "language: en-US");
    let run = project.run(&["build", JSON[0], JSON[1]]);
    assert_eq!(
        (run.code, run.codes()),
        (3, vec!["E0703".to_owned()]),
        "{run:?}"
    );
    assert!(run.out.contains("the disk is full"), "{run:?}");
    fs::remove_file(filler).expect("a removed file");
    assert!(project.site() == site, "the last good site was changed");
    drop(disk);
}

#[test]
fn a_read_only_disk_leaves_the_last_site() {
    let project = Project::starter();
    let Some(disk) = Disk::mount(&project.output(), "size=8m") else {
        return;
    };
    assert_eq!(project.run(&["build"]).code, 0);
    let site = project.site();
    assert!(disk.make_read_only());
    project.replace("site.yaml", "language: en-GB", "language: en-US");
    let run = project.run(&["build", JSON[0], JSON[1]]);
    assert_eq!(
        (run.code, run.codes()),
        (3, vec!["E0703".to_owned()]),
        "{run:?}"
    );
    assert!(run.out.contains("can only be read"), "{run:?}");
    assert!(project.site() == site, "the last good site was changed");
}

#[test]
fn an_output_folder_that_may_not_be_written() {
    let project = Project::starter();
    fs::create_dir(project.output()).expect("a folder");
    set_mode(&project.output(), 0o555);
    let Some(run) = as_nobody(&project, &["build", JSON[0], JSON[1]]) else {
        return;
    };
    assert_eq!(
        (run.code, run.codes()),
        (3, vec!["E0703".to_owned()]),
        "{run:?}"
    );
    assert!(project.site().is_empty());
}
