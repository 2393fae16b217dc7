//! The editor in the browser: its page, its script, and what it asks of this machine. Everything stands under
//! one address, and only there may a page run what the editor needs.

mod api;
#[cfg(test)]
mod cases;
mod files;
mod problems;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::compose::{self, Request};
use crate::editor::{Use, config};

use super::http::{Answer, Asked};
use super::site::LiveSite;
use super::status::Status;

use api::Forms;

/// The address to which the editor sends.
pub(super) const API: &str = "edit/api";
/// The folder of the editor.
const FOLDER: &str = "edit/";
/// What a page of the editor may load and run: nothing of another site. Its forms are compiled in the browser,
/// and its styles are made there.
const POLICY: &str = "default-src 'none'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' data: blob:; worker-src 'self' blob:; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";
const PAGE: &str = include_str!("page.html");
const SCRIPT: &str = include_str!("desk.js");
const STYLE: &str = include_str!("desk.css");

/// The files of the editor, by their names.
#[derive(Debug, Default)]
pub struct EditorFiles(BTreeMap<String, Vec<u8>>);

impl EditorFiles {
    /// The file that loads the others.
    pub const SCRIPT: &str = "decap-cms.js";

    /// These files.
    pub fn new(files: BTreeMap<String, Vec<u8>>) -> Self {
        Self(files)
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// The file that loads the others.
    pub fn script(&self) -> &[u8] {
        self.0.get(Self::SCRIPT).map_or(&[], Vec::as_slice)
    }
}

/// The editor, and what its pages have saved.
pub(super) struct Desk {
    editor: EditorFiles,
    request: Request,
    forms: Forms,
}

impl Desk {
    pub fn new(editor: EditorFiles, request: Request) -> Self {
        Self {
            editor,
            forms: Forms::new(request.content.clone()),
            request,
        }
    }

    /// The answer to a request that is for the editor.
    pub fn answer(&self, asked: &Asked, site: &LiveSite) -> Option<Answer> {
        let good =
            |kind, body: Vec<u8>| Some(Answer::new(Status::Ok, kind, body).with_policy(POLICY));
        let name = match asked.path.as_str() {
            "edit" => "",
            path => path.strip_prefix(FOLDER)?,
        };
        match name {
            "" | "index.html" => good("text/html", PAGE.into()),
            "desk.js" => good("text/javascript", SCRIPT.into()),
            "desk.css" => good("text/css", STYLE.into()),
            "config.json" => good("application/json", self.config().into()),
            "api" => Some(match &asked.sent {
                Some(sent) => api::answer(&self.forms, sent, site),
                None => Answer::refusal(Status::MethodNotAllowed),
            }),
            name => {
                let bytes = self.editor.0.get(name)?;
                let kind = match name.ends_with(".js") {
                    true => "text/javascript",
                    false => "application/wasm",
                };
                good(kind, bytes.clone())
            }
        }
    }

    /// The configuration: choices are those of the vocabularies of today.
    fn config(&self) -> String {
        let (evidence, _) = compose::evidence(&self.request);
        let Some(evidence) = evidence else {
            return "null".to_owned();
        };
        let mut config = config(&evidence, Use::Desk);
        if let Some(config) = config.as_object_mut() {
            config.insert(
                "backend".into(),
                serde_json::json!({ "name": "proxy", "proxy_url": format!("/{API}") }),
            );
            config.insert("load_config_file".into(), Value::Bool(false));
            config.insert("publish_mode".into(), "simple".into());
            config.insert("media_folder".into(), "static".into());
            config.insert("public_folder".into(), "/".into());
        }
        config.to_string()
    }
}
