//! The editor as a part of the site, for a host that has the repository.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use anstream::{eprintln, println};
use base64::Engine;
use base64::prelude::BASE64_STANDARD as STANDARD;
use ring::digest::{SHA384, digest};

use crate::diag::cause::plain_cause;
use crate::editor::{Use, config};
use crate::evidence::Evidence;
use crate::serve::EditorFiles;

use super::super::exit::Exit;

/// Where it stands among the static files.
const FOLDER: &str = "static/edit";
/// The settings.
const SETTINGS: &str = "config.yml";
/// A line behind which everything is made anew.
const MARK: &str =
    "# Made by `distil editor --install`, anew each time: change nothing below this line.";

const HEAD: &str = "\
# Where the repository is, and who may write to it. Fill in one of the three, and leave the others out.

# GitHub. Whoever edits signs in with GitHub, which needs a small service for the sign-in:
# https://decapcms.org/docs/github-backend/
backend:
  name: github
  repo: OWNER/REPOSITORY
  branch: main

# GitLab. Register an application there, with the address of this page and the scope `api`:
# https://decapcms.org/docs/gitlab-backend/
# backend:
#   name: gitlab
#   repo: GROUP/REPOSITORY
#   branch: main
#   auth_type: pkce
#   app_id: APPLICATION_ID

# Git Gateway, where the host has one:
# https://decapcms.org/docs/git-gateway-backend/
# backend:
#   name: git-gateway
#   branch: main

# What is saved becomes a draft, which is a pull request; it is reviewed and published there or in the editor.
publish_mode: editorial_workflow

# Pictures.
media_folder: content/static
public_folder: /static
";

/// Writes it. Settings that somebody filled in stay.
pub fn run(content: &Path, evidence: &Evidence, files: &EditorFiles) -> Exit {
    let folder = content.join(FOLDER);
    match write(&folder, evidence, files) {
        Ok(()) => {
            println!(
                "The editor is in `{}`, and will be at /edit/ of the site.",
                folder.display()
            );
            println!(
                "Say in `{}` where the repository is.",
                folder.join(SETTINGS).display()
            );
            println!(
                "It saves whole files: remarks in YAML are lost there. `distil serve --edit` keeps them."
            );
            Exit::Good
        }
        Err(error) => {
            eprintln!(
                "`{}` cannot be written: {}.",
                folder.display(),
                plain_cause(&error)
            );
            Exit::CannotReadOrWrite
        }
    }
}

fn write(folder: &Path, evidence: &Evidence, files: &EditorFiles) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, bytes) in files.all() {
        fs::write(folder.join(name), bytes)?;
    }
    fs::write(folder.join("index.html"), page(files.script()))?;
    let settings = folder.join(SETTINGS);
    let before = fs::read_to_string(&settings).unwrap_or_default();
    let head = before.split_once(MARK).map_or(HEAD, |(head, _)| head);
    let mut text = format!("{}\n\n{MARK}\n", head.trim_end());
    if let Some(keys) = config(evidence, Use::Host).as_object() {
        for (key, value) in keys {
            // JSON is YAML.
            let _ = writeln!(text, "{key}: {value}");
        }
    }
    fs::write(settings, text)
}

/// The page: it runs the script only if it is the one that was installed.
fn page(script: &[u8]) -> String {
    let print = STANDARD.encode(digest(&SHA384, script));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n<title>Edit the records</title>\n</head>\n<body>\n<noscript>The editor needs scripts.</noscript>\n<script src=\"{}\" integrity=\"sha384-{print}\"></script>\n</body>\n</html>\n",
        EditorFiles::SCRIPT
    )
}
