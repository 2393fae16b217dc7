//! What an installed program brings along for shells and readers.

use testbed::Project;

#[test]
fn every_shell_completes_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = Project::empty().run(&["completions", shell]);
        assert_eq!(run.code, 0, "{shell}: {run:?}");
        for verb in ["build", "changes", "digest", "status"] {
            assert!(run.out.contains(verb), "{shell} does not know {verb}");
        }
    }
}

#[test]
fn each_command_has_a_manual_page() {
    let project = Project::empty();
    let run = project.run(&["man", "pages"]);
    assert_eq!(run.code, 0, "{run:?}");
    for name in ["distil.1", "distil-build.1", "distil-changes.1"] {
        let page = std::fs::read_to_string(project.path().join("pages").join(name)).unwrap();
        assert!(
            page.contains(".SH NAME") && page.contains("distil"),
            "{name}"
        );
    }
    let run = project.run(&["man"]);
    assert!(run.out.contains(".SH SYNOPSIS"), "{run:?}");
}

#[test]
fn the_guides_are_inside_the_program() {
    let project = Project::empty();
    let run = project.run(&["docs", "--list"]);
    assert_eq!(run.code, 0, "{run:?}");
    let names: Vec<&str> = run
        .out
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert!(
        names.contains(&"staff-guide") && names.len() > 8,
        "{names:?}"
    );
    for name in names {
        let run = project.run(&["docs", name]);
        assert_eq!(run.code, 0, "{name}: {run:?}");
        let file = testbed::root().join(format!("docs/{name}.md"));
        let text = std::fs::read_to_string(&file).expect("the guide in the repository");
        assert!(
            run.out.len() > 1000 && run.out.lines().next() == text.lines().next(),
            "{name}"
        );
    }
    assert!(
        !project.path().join("staff-guide").exists(),
        "a guide is printed and not written"
    );
}

#[test]
fn a_mistyped_guide_is_suggested_and_no_folder_is_made() {
    let project = Project::empty();
    for (typed, meant) in [
        ("staf-guide", "staff-guide"),
        ("method", "methods"),
        ("theme", "themes"),
    ] {
        let run = project.run(&["docs", typed]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(
            run.err.contains(&format!("Did you mean `{meant}`?")),
            "{run:?}"
        );
        assert!(!project.path().join(typed).exists(), "{typed}");
    }
    for other in ["Staff-Guide", "staff-guide.md", "staff_guide"] {
        assert!(
            project.run(&["docs", other]).out.starts_with("# "),
            "{other}"
        );
    }
    let run = project.run(&["docs", "./method"]);
    assert!(
        run.code == 0 && project.path().join("method/errors.md").exists(),
        "{run:?}"
    );
}

#[test]
fn each_host_has_a_recipe_and_an_unknown_one_is_told() {
    let project = Project::empty();
    for host in [
        "netlify",
        "cloudflare-pages",
        "github-pages",
        "gitlab-pages",
        "s3-cloudfront",
        "nginx",
        "apache",
    ] {
        let run = project.run(&["deploy-recipe", host]);
        assert_eq!(run.code, 0, "{host}: {run:?}");
        assert!(run.out.contains("Limits"), "{host}: {}", run.out);
    }
    let run = project.run(&["deploy-recipe", "ngnix"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("nginx"), "{}", run.err);
}
