//! `distil schema`.

use std::fs;
use std::io;
use std::path::Path;

use anstream::{eprintln, print, println};
use serde_json::{Map, Value, json};

use crate::diag::cause::plain_cause;
use crate::record::format;

use super::exit::Exit;
use super::schema_args::SchemaArgs;

/// The folder of the schemas in a project.
const FOLDER: &str = "schema";
/// The extension of VS Code that checks and completes YAML.
const EXTENSION: &str = "redhat.vscode-yaml";

/// Installs the schemas for editors, or prints one.
pub(super) fn run(args: &SchemaArgs) -> Exit {
    if let Some(kind) = &args.kind {
        return print_one(kind);
    }
    match install(&args.project) {
        Ok(by_hand) => {
            println!(
                "The schemas are in `{}`.",
                args.project.join(FOLDER).display()
            );
            println!(
                "VS Code completes and checks records once its extension \"YAML\" ({EXTENSION}) is there; it offers to install it."
            );
            println!();
            println!("Other editors with a YAML language server read a first line in a record:");
            println!("  # yaml-language-server: $schema=../../{FOLDER}/studies.json");
            if let Some(settings) = by_hand {
                println!();
                println!(
                    "`.vscode/settings.json` is there already and was left as it is. Put this into it:"
                );
                println!("{settings:#}");
            }
            Exit::Good
        }
        Err(error) => {
            let (folder, cause) = (args.project.display(), plain_cause(&error));
            eprintln!("`{folder}` cannot be written: {cause}.");
            Exit::CannotReadOrWrite
        }
    }
}

fn print_one(kind: &str) -> Exit {
    let name = format!("{kind}.json");
    let schemas = format::schemas();
    match schemas.iter().find(|(has, _)| *has == name) {
        Some((_, schema)) => {
            print!("{schema:#}\n");
            Exit::Good
        }
        None => {
            let names = schemas
                .iter()
                .map(|(name, _)| name.trim_end_matches(".json"));
            eprintln!("There is no schema `{kind}`.");
            eprintln!("There are: {}.", names.collect::<Vec<_>>().join(", "));
            Exit::WrongUse
        }
    }
}

/// Writes schemas and settings. Settings that are there and do not know the schemas are left as they are,
/// and what belongs into them is given back.
///
/// # Errors
/// A file cannot be written.
pub(super) fn install(project: &Path) -> io::Result<Option<Value>> {
    let folder = project.join(FOLDER);
    fs::create_dir_all(&folder)?;
    for (name, schema) in format::schemas() {
        fs::write(folder.join(name), format!("{schema:#}\n"))?;
    }
    let code = project.join(".vscode");
    fs::create_dir_all(&code)?;
    put_new(
        &code.join("extensions.json"),
        &json!({ "recommendations": [EXTENSION] }),
    )?;
    let settings = json!({ "yaml.schemas": places(), "yaml.schemaStore.enable": false });
    let path = code.join("settings.json");
    let is_known = |text: String| text.contains(&format!("./{FOLDER}/studies.json"));
    if put_new(&path, &settings)? || fs::read_to_string(&path).is_ok_and(is_known) {
        return Ok(None);
    }
    Ok(Some(settings))
}

/// Writes a file that is not there. True when it was written.
fn put_new(path: &Path, value: &Value) -> io::Result<bool> {
    let is_new = !path.exists();
    if is_new {
        fs::write(path, format!("{value:#}\n"))?;
    }
    Ok(is_new)
}

/// Which files each schema is for.
fn places() -> Map<String, Value> {
    let place = |(name, _): (String, &Value)| {
        let kind = name.trim_end_matches(".json");
        let files = match kind {
            "site" | "wording" => json!([format!("content/{kind}.yaml")]),
            kind => json!([
                format!("content/{kind}/*.yaml"),
                format!("content/{kind}/*.yml")
            ]),
        };
        (format!("./{FOLDER}/{name}"), files)
    };
    format::schemas().into_iter().map(place).collect()
}
