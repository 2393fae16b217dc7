//! What a page of the editor may do to files, and what it may not.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::*;
use crate::serve::sent::Sent;

struct Place {
    desk: Desk,
    content: PathBuf,
    _folder: TempDir,
}

const STUDY: &str = "# By hand.\nlabel: Owl 2024   # the name\ndesign: randomised-trial\nsetting: A barn\nmine: 1\n";

/// A content folder with one study.
fn place() -> Place {
    let folder = tempfile::tempdir().expect("a folder");
    let content = folder.path().join("content");
    fs::create_dir_all(content.join("studies")).expect("a folder");
    fs::write(content.join("studies/owl-2024.yml"), STUDY).expect("a study");
    fs::write(folder.path().join("secret.yaml"), "label: A\n").expect("a file");
    let request = Request {
        content: content.clone(),
        ..Request::default()
    };
    Place {
        desk: Desk::new(EditorFiles::default(), request),
        content,
        _folder: folder,
    }
}

impl Place {
    fn ask(&self, page: &str, asked: &Value) -> (Status, Value) {
        let sent = Sent {
            page: page.to_owned(),
            body: asked.to_string().into(),
            ..Sent::default()
        };
        let asked = Asked {
            path: API.to_owned(),
            query: String::new(),
            head_only: false,
            sent: Some(sent),
        };
        let answer = self
            .desk
            .answer(&asked, &LiveSite::default())
            .expect("an answer");
        (
            answer.status,
            serde_json::from_slice(&answer.body).expect("JSON"),
        )
    }

    fn form(&self, path: &str) -> Value {
        let asked = json!({ "action": "getEntry", "params": { "path": path } });
        let (status, entry) = self.ask("a", &asked);
        assert_eq!(status, Status::Ok, "{entry}");
        serde_json::from_str(entry["data"].as_str().expect("a form")).expect("JSON")
    }

    fn save(&self, page: &str, path: &str, form: &Value) -> (Status, Value) {
        let file = json!({ "path": path, "slug": "x", "raw": form.to_string() });
        self.ask(
            page,
            &json!({ "action": "persistEntry", "params": { "dataFiles": [file], "assets": [] } }),
        )
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.content.join(name)).unwrap_or_default()
    }
}

const PATH: &str = "studies/owl-2024.yaml";
const FILE: &str = "studies/owl-2024.yml";

#[test]
fn only_the_line_of_a_changed_value_changes_again_and_again() {
    let place = place();
    let mut form = place.form(PATH);
    assert!(form.get("mine").is_none());
    form["setting"] = json!("A loft");
    assert_eq!(place.save("a", PATH, &form).0, Status::Ok);
    let once = STUDY.replace("A barn", "A loft");
    assert_eq!(place.read(FILE), once);
    form["setting"] = json!("A shed");
    assert_eq!(place.save("a", PATH, &form).0, Status::Ok);
    assert_eq!(place.read(FILE), once.replace("A loft", "A shed"));
    // Another page has opened the first state, and knows nothing of this.
    form["setting"] = json!("A tree");
    let (status, told) = place.save("b", PATH, &form);
    assert_eq!(status, Status::Conflict);
    assert!(
        told["error"]
            .as_str()
            .is_some_and(|told| told.contains("nothing was overwritten"))
    );
    assert_eq!(place.read(FILE), once.replace("A loft", "A shed"));
}

#[test]
fn a_file_that_changed_meanwhile_is_not_overwritten() {
    let place = place();
    let mut form = place.form(PATH);
    let changed = format!("{STUDY}note: A colleague.\n");
    fs::write(place.content.join(FILE), &changed).expect("a change");
    form["setting"] = json!("A loft");
    assert_eq!(place.save("a", PATH, &form).0, Status::Conflict);
    assert_eq!(place.read(FILE), changed);
}

#[test]
fn a_file_that_is_gone_meanwhile_does_not_come_back() {
    let place = place();
    let mut form = place.form(PATH);
    fs::remove_file(place.content.join(FILE)).expect("it is gone");
    form["setting"] = json!("A loft");
    assert_eq!(place.save("a", PATH, &form).0, Status::Conflict);
    assert!(!place.content.join(FILE).exists());
    assert!(!place.content.join(PATH).exists());
}

#[test]
fn ends_of_lines_and_the_mark_of_an_encoding_stay() {
    let place = place();
    let text = format!("\u{FEFF}{}", STUDY.replace('\n', "\r\n"));
    fs::write(place.content.join(FILE), &text).expect("a file");
    let mut form = place.form(PATH);
    form["setting"] = json!("A loft");
    assert_eq!(place.save("a", PATH, &form).0, Status::Ok);
    assert_eq!(place.read(FILE), text.replace("A barn", "A loft"));
}

#[test]
fn a_new_record_is_written_once() {
    let place = place();
    let form = json!({ "label": "Jay 2025", "design": "randomised-trial", "_base": "" });
    assert_eq!(
        place.save("a", "studies/jay-2025.yaml", &form).0,
        Status::Ok
    );
    let text = "label: Jay 2025\ndesign: randomised-trial\n";
    assert_eq!(place.read("studies/jay-2025.yaml"), text);
    // Another new one of the same title.
    let other = json!({ "label": "Jay 2025", "setting": "x", "_base": "" });
    assert_eq!(
        place.save("b", "studies/jay-2025.yaml", &other).0,
        Status::Conflict
    );
    assert_eq!(place.save("b", PATH, &other).0, Status::Conflict);
    assert_eq!(place.read("studies/jay-2025.yaml"), text);
    assert_eq!(
        place.save("b", "studies/CON.yaml", &other).0,
        Status::Conflict
    );
}

#[test]
fn nothing_outside_the_records_is_read_or_written() {
    let place = place();
    let form = json!({ "label": "A", "_base": "" });
    for path in [
        "../secret.yaml",
        "studies/../../secret.yaml",
        "/etc/passwd",
        "static/a.yaml",
        "studies/a/../b.yaml",
        "studies/a.csv",
        "wording.yaml",
    ] {
        assert_eq!(place.save("a", path, &form).0, Status::Forbidden, "{path}");
        let asked = json!({ "action": "getEntry", "params": { "path": path } });
        assert_eq!(place.ask("a", &asked).0, Status::Forbidden, "{path}");
    }
    for action in ["deleteFile", "deleteFiles", "persistMedia"] {
        let asked = json!({ "action": action, "params": { "path": PATH, "paths": [PATH] } });
        assert_eq!(place.ask("a", &asked).0, Status::Forbidden, "{action}");
    }
    assert_eq!(
        place.ask("a", &json!({ "action": "else" })).0,
        Status::BadRequest
    );
    assert_eq!(place.read(FILE), STUDY);
}

#[test]
#[cfg(unix)]
fn no_link_leads_to_another_place() {
    use std::os::unix::fs::symlink;
    let place = place();
    let outside = place
        .content
        .parent()
        .map(Path::to_owned)
        .expect("a folder");
    symlink(
        outside.join("secret.yaml"),
        place.content.join("studies/secret.yaml"),
    )
    .expect("a link");
    symlink(&outside, place.content.join("outcomes")).expect("a link");
    let form = json!({ "label": "B", "name": "B", "_base": "" });
    assert_eq!(
        place.save("a", "studies/secret.yaml", &form).0,
        Status::Conflict
    );
    assert_eq!(
        place.save("a", "outcomes/new.yaml", &form).0,
        Status::Conflict
    );
    assert_eq!(
        fs::read_to_string(outside.join("secret.yaml"))
            .as_deref()
            .ok(),
        Some("label: A\n")
    );
    assert!(!outside.join("new.yaml").exists());
    let asked = json!({ "action": "entriesByFolder", "params": { "folder": "outcomes" } });
    assert_eq!(place.ask("a", &asked).1, json!([]));
}

#[test]
fn a_record_with_a_fault_is_listed_and_not_saved() {
    let place = place();
    fs::write(place.content.join("studies/jay-2025.yaml"), "label: [a\n").expect("a file");
    let asked = json!({ "action": "entriesByFolder", "params": { "folder": "studies" } });
    let (_, all) = place.ask("a", &asked);
    assert_eq!(all.as_array().map(Vec::len), Some(2));
    let form = json!({ "label": "Jay 2025", "_base": "fault" });
    assert_eq!(
        place.save("a", "studies/jay-2025.yaml", &form).0,
        Status::Conflict
    );
    assert_eq!(place.read("studies/jay-2025.yaml"), "label: [a\n");
}
