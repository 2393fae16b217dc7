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
