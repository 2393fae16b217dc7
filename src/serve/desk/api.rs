//! What the editor asks: the protocol of Decap's proxy server, as far as records need it, and one question
//! more, for the problems of a record.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};

use crate::editor::{self, BASE};
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::serve::http::Answer;
use crate::serve::sent::Sent;
use crate::serve::site::LiveSite;
use crate::serve::status::Status;

use super::files::{self, Found, Named, Said};
use super::problems;

/// How long the problems after a change are waited for.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// The records, and what forms have saved of them.
pub(super) struct Forms {
    content: PathBuf,
    saved: Mutex<HashMap<Form, Saved>>,
}

/// A form on a page: the page, the file, and the state of the file when it was opened.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Form {
    page: String,
    path: String,
    base: String,
}

/// What was saved of a form, which goes on from there.
#[derive(Debug, Clone)]
struct Saved {
    /// The state of the file since.
    base: String,
    said: Said,
}

impl Forms {
    pub fn new(content: PathBuf) -> Self {
        Self {
            content,
            saved: Mutex::default(),
        }
    }

    fn saved(&self) -> MutexGuard<'_, HashMap<Form, Saved>> {
        self.saved.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What stands in the way of an answer.
struct Refused {
    status: Status,
    why: String,
}

impl From<String> for Refused {
    fn from(why: String) -> Self {
        Self {
            status: Status::Conflict,
            why,
        }
    }
}

fn refused(status: Status, why: &str) -> Refused {
    Refused {
        status,
        why: why.to_owned(),
    }
}

/// The answer to what a page sends.
pub(super) fn answer(forms: &Forms, sent: &Sent, site: &LiveSite) -> Answer {
    let (status, body) = match told(forms, sent, site) {
        Ok(body) => (Status::Ok, body),
        Err(refused) => (refused.status, json!({ "error": refused.why })),
    };
    Answer::new(status, "application/json", body.to_string())
}

fn told(forms: &Forms, sent: &Sent, site: &LiveSite) -> Result<Value, Refused> {
    let asked: Value = serde_json::from_slice(&sent.body)
        .map_err(|_| refused(Status::BadRequest, "What was sent is no JSON."))?;
    let params = &asked["params"];
    match asked["action"].as_str().unwrap_or_default() {
        "info" => Ok(json!({ "repo": "content", "publish_modes": ["simple"], "type": "distil" })),
        "entriesByFolder" => Ok(all(forms, params["folder"].as_str().unwrap_or_default())),
        "entriesByFiles" => {
            let files = params["files"].as_array().into_iter().flatten();
            let entries: Result<Vec<Value>, Refused> =
                files.map(|file| entry(forms, &file["path"])).collect();
            Ok(Value::Array(entries?))
        }
        "getEntry" => entry(forms, &params["path"]),
        "persistEntry" => save(forms, params, &sent.page, site),
        "problems" => told_of(forms, params, site),
        "getMedia" => Ok(json!([])),
        "getNotes" => Ok(json!({ "notes": [] })),
        "unpublishedEntries" => Ok(json!([])),
        "getDeployPreview" => Ok(Value::Null),
        "deleteFile" | "deleteFiles" => Err(refused(
            Status::Forbidden,
            "A record is not deleted here: readers have its address. Set its status to withdrawn and say why.",
        )),
        "persistMedia" => Err(refused(
            Status::Forbidden,
            "Pictures are not taken here: put the file into content/static/ and show it in a text as ![what it shows](static:name.png).",
        )),
        _ => Err(refused(Status::BadRequest, "This is not known here.")),
    }
}

/// All records of a kind.
fn all(forms: &Forms, folder: &str) -> Value {
    let Some(kind) = Kind::from_folder(folder) else {
        return json!([]);
    };
    let entries = files::of_kind(&forms.content, kind).into_iter();
    let entries = entries.map(|(named, found)| {
        let shown = found.as_ref().map_err(Clone::clone).and_then(Found::shown);
        let shown = shown.unwrap_or_else(|_| unreadable(&named));
        in_protocol(&named, Some(shown))
    });
    Value::Array(entries.collect())
}

/// A record that no form can show: it is listed, and cannot be saved.
fn unreadable(named: &Named) -> Said {
    let mut said = Said::new();
    let title = format!("{} (has a fault: open it in a text editor)", named.stem);
    said.insert(named.kind.title_key().to_owned(), Value::String(title));
    said.insert(BASE.to_owned(), Value::String("fault".to_owned()));
    said
}

fn entry(forms: &Forms, path: &Value) -> Result<Value, Refused> {
    let named = named(path)?;
    let found = named.find(&forms.content)?;
    let shown = found.map(|found| found.shown()).transpose()?;
    Ok(in_protocol(&named, shown))
}

fn named(path: &Value) -> Result<Named, Refused> {
    let named = path.as_str().and_then(Named::of);
    named.ok_or_else(|| {
        refused(
            Status::Forbidden,
            "Only records of the content folder are edited here.",
        )
    })
}

fn in_protocol(named: &Named, shown: Option<Said>) -> Value {
    let base = shown.as_ref().and_then(|shown| shown.get(BASE)).cloned();
    let data = shown.map(|shown| Value::Object(shown).to_string());
    json!({ "data": data, "file": { "path": named.path(), "label": null, "id": base } })
}

/// Saves what a form says, if the file is as the form was made from.
fn save(forms: &Forms, params: &Value, page: &str, site: &LiveSite) -> Result<Value, Refused> {
    let file = match params["dataFiles"].as_array().map(Vec::as_slice) {
        Some([file]) => file,
        _ => &params["entry"],
    };
    let named = named(&file["path"])?;
    if params["assets"]
        .as_array()
        .is_some_and(|assets| !assets.is_empty())
    {
        return Err(refused(
            Status::Forbidden,
            "Pictures are not taken here: put them into content/static/.",
        ));
    }
    let raw = file["raw"].as_str().unwrap_or_default();
    let said: Said = serde_json::from_str(raw)
        .map_err(|_| refused(Status::BadRequest, "What the form says is no JSON."))?;
    let base = said.get(BASE).and_then(Value::as_str).unwrap_or_default();
    let form = Form {
        page: page.to_owned(),
        path: named.path(),
        base: base.to_owned(),
    };
    // One at a time: between the look at a file and the writing of it stands no other form.
    let mut saved = forms.saved();
    let build = site.build();
    let found = named.find(&forms.content)?;
    let is_changed = match found {
        Some(found) => changed(&found, saved.get(&form), base, &said)?,
        None if !base.is_empty() => return Err(gone(&named)),
        None => begun(forms, &named, &said)?,
    };
    if let Some(now) = named.find(&forms.content)? {
        saved.insert(
            form,
            Saved {
                base: now.base,
                said,
            },
        );
    }
    Ok(json!({ "message": "saved", "build": build, "is_changed": is_changed }))
}

/// The file from which a form was made is there no more: it was deleted, or has another name.
fn gone(named: &Named) -> Refused {
    format!(
        "`{}` is gone since you opened it, and nothing was written. Copy what you typed, and look for the record under another name.",
        named.path()
    )
    .into()
}

/// Writes what a form changed; whether anything is otherwise now.
fn changed(
    found: &Found,
    before: Option<&Saved>,
    base: &str,
    said: &Said,
) -> Result<bool, Refused> {
    let path = &found.source.name;
    if base.is_empty() {
        return Err(format!(
            "There is a file `{path}` already, and nothing was overwritten. Give another title."
        )
        .into());
    }
    let is_as_opened = found.base == before.map_or(base, |before| &before.base);
    if !is_as_opened {
        return Err(format!("`{path}` was changed since you opened it, and nothing was overwritten. Copy what you typed, and load this page again.").into());
    }
    let text = editor::saved(
        found.named.kind,
        &found.source,
        before.map(|it| &it.said),
        said,
    )?;
    if text == found.source.text {
        return Ok(false);
    }
    found.write(&text)?;
    Ok(true)
}

/// Writes a new record.
fn begun(forms: &Forms, named: &Named, said: &Said) -> Result<bool, Refused> {
    if named.kind == Kind::Site {
        return Err(refused(Status::Conflict, "There is no `site.yaml`."));
    }
    if let Some(fault) = Id::fault(&named.stem) {
        return Err(format!(
            "`{}` cannot be the name of a file: {fault}. Give a title with letters or digits.",
            named.stem
        )
        .into());
    }
    let (ending, text) = editor::begun(named.kind, said)?;
    named.create(&forms.content, ending, &text)?;
    Ok(true)
}

/// The problems of a record, once a build after the one that is named has looked at it.
fn told_of(forms: &Forms, params: &Value, site: &LiveSite) -> Result<Value, Refused> {
    if let Some(build) = params["after"].as_u64() {
        site.wait_after(build, LONGEST_WAIT);
    }
    let named = named(&params["path"])?;
    match named.find(&forms.content)? {
        Some(found) => Ok(problems::of(&found, &site.found())),
        None => Ok(json!({ "problems": [], "elsewhere": 0 })),
    }
}
