//! Which template and which asset is used: the site's own, then the chosen theme's, then the
//! built-in default's.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use include_dir::{Dir, include_dir};
use xxhash_rust::xxh3::Xxh3;

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::load;
use crate::text::suggest;
use crate::words::{File, Texts, Words, primary};

use super::template::Template;
use super::unused::{self, Unused};

/// The themes that come with the program.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");
/// The theme on which all others stand.
const DEFAULT: &str = "default";
/// Its folder in the source of the program.
const DEFAULT_FOLDER: &str = "themes/default";
/// The folder of a site's own theme, beside its content.
const OVERRIDES: &str = "theme";
/// The folder inside the content whose files are carried as they are.
const STATIC: &str = "static";
/// The folders that a theme may hold.
const PARTS: [&str; 3] = ["templates", "assets", "strings"];
/// Its folder of the sentences of findings, which the records read.
const SENTENCES: &str = "wording";
/// Its file of English.
const ENGLISH: &str = "strings/en.yaml";

/// Templates by name, and assets by their address below `assets/`.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    /// Templates: `study.html`. The originals of the default theme also stand under
    /// `default/study.html`, so that an override can extend what it replaces.
    pub templates: BTreeMap<String, Template>,
    /// Assets: `site.css`.
    pub assets: BTreeMap<String, Vec<u8>>,
    /// Whether there are templates that the program did not bring along.
    pub has_own_templates: bool,
    /// Files with the words of the program, the later ones over the earlier ones.
    strings: Vec<File>,
    /// Files of `strings/` whose names are not those of files of words.
    unread: Vec<String>,
    /// Parts of the site's own theme that are in no folder that is read: `theme/template`.
    unused: BTreeSet<String>,
    /// The templates and assets that the program itself has.
    known: Known,
}

/// The templates and assets that the program has, by name.
#[derive(Debug, Clone, Default)]
struct Known {
    templates: BTreeSet<String>,
    assets: BTreeSet<String>,
}

impl Theme {
    /// The theme `choice`, a built-in name or a folder of the project, with the overrides of the
    /// project's folder `theme/`.
    ///
    /// # Errors
    /// The theme does not exist, or a file of it cannot be read.
    pub fn resolve(choice: &str, project: &Path) -> Result<Self, Box<Diagnostic>> {
        let mut theme = Theme::default();
        theme.add_built_in(DEFAULT);
        theme.keep_originals();
        if BUILT_IN.get_dir(choice).is_some() {
            theme.add_built_in(choice);
            theme.know();
        } else {
            theme.know();
            theme.add_folder(choice, &chosen_folder(choice, project)?)?;
        }
        theme.unused.extend(unused_beside(choice, project));
        let overrides = project.join(OVERRIDES);
        if overrides.is_dir() {
            check_link_to(&overrides, project)?;
            theme.add_folder(OVERRIDES, &overrides)?;
        }
        Ok(theme)
    }

    /// The folders of a project from which a theme is read: that of the choice, where it is none of
    /// the program, and that of the overrides. They need not exist.
    pub fn folders(choice: &str, project: &Path) -> Vec<PathBuf> {
        let is_own = BUILT_IN.get_dir(choice).is_none() && !leaves_project(choice);
        let chosen = project.join(choice);
        // A folder that is no theme may hold anything: of it, only what would make it one is looked at.
        let chosen: Vec<PathBuf> = match load::folder::holds_one_of(&chosen, &PARTS) {
            _ if !is_own => Vec::new(),
            true => vec![chosen],
            false => PARTS.map(|part| chosen.join(part)).into(),
        };
        chosen
            .into_iter()
            .chain([project.join(OVERRIDES)])
            .collect()
    }

    /// A fingerprint of its templates and words, of which pages are made.
    pub fn print(&self) -> u64 {
        let templates = self.templates.iter();
        let templates = templates.map(|(name, template)| (name, template.text.as_bytes()));
        let strings = self.strings.iter();
        let strings = strings.map(|file| (&file.name, file.bytes.as_slice()));
        print(templates.chain(strings))
    }

    /// A fingerprint of its assets.
    pub fn print_of_assets(&self) -> u64 {
        let assets = self.assets.iter();
        print(assets.map(|(name, bytes)| (name, bytes.as_slice())))
    }

    /// Reports parts of the site's own theme that nothing reads or uses; `language` is the site's.
    pub fn unused_parts(&self, language: &str) -> Diagnostics {
        let problem = |part: &String| {
            let message = format!("Nothing in `{part}` is used.");
            let place = Place::file(part.as_str());
            let problem = Diagnostic::new(&codes::THEME_PART, message).at(place);
            match meant(part) {
                Some(meant) => problem.hint(format!("Did you mean `{meant}`?")),
                None => problem.hint(format!("A theme has the folders {}.", PARTS.join(", "))),
            }
        };
        let parts = self.unused.iter().map(problem);
        parts
            .chain(self.unused_files())
            .chain(self.other_words(language))
            .collect()
    }

    /// Files in the folders of a theme that the program does not have and that nothing names.
    fn unused_files(&self) -> impl Iterator<Item = Diagnostic> {
        let templates = unused::templates(&self.templates, &self.known.templates);
        let assets = unused::assets(&self.assets, &self.known.assets, &self.templates);
        let told = |file: &str, meant: Option<&str>, other: &str| {
            let message = format!("Nothing uses `{file}`.");
            let problem = Diagnostic::new(&codes::THEME_PART, message);
            match meant {
                Some(meant) => problem.hint(format!("Did you mean `{meant}`?")),
                None => problem.hint(other),
            }
        };
        let template = |Unused { file, meant }: &Unused<'_>| {
            let other = "Take it in from another template by this name, or delete it.";
            told(file, *meant, other).at(Place::file(*file))
        };
        let asset = |Unused { file, meant }: &Unused<'_>| {
            let file = format!("assets/{file}");
            told(
                &file,
                *meant,
                "Name it in a template or a style, or delete it.",
            )
        };
        let templates: Vec<_> = templates.iter().map(template).collect();
        let assets: Vec<_> = assets.iter().map(asset).collect();
        templates.into_iter().chain(assets)
    }

    /// Files of words beside the content in a language that the site does not speak.
    fn other_words(&self, language: &str) -> impl Iterator<Item = Diagnostic> {
        let tag = language.to_lowercase();
        let own = self.strings.iter();
        let own = own.filter(|file| file.name.starts_with(&format!("{OVERRIDES}/")));
        let is_spoken = move |file: &File| {
            [tag.as_str(), primary(&tag), "en"].contains(&file.language.as_str())
        };
        let unused = own.filter(move |file| !is_spoken(file));
        unused.map(move |file| {
            let message = format!(
                "Nothing uses `{}`: the site speaks another language.",
                file.name
            );
            let problem = Diagnostic::new(&codes::THEME_PART, message);
            let hint = "Name it after `language` in site.yaml, or move it away.";
            problem.hint(hint).at(Place::file(file.name.as_str()))
        })
    }

    /// Takes what is there as what the program has.
    fn know(&mut self) {
        let names = self.templates.keys();
        self.known.templates = names.cloned().collect();
        self.known.assets = self.assets.keys().cloned().collect();
    }

    /// The words of the program in a language, and what is wrong with the files of words.
    pub fn words(&self, language: &str) -> (Words, Diagnostics) {
        let tag = language.to_lowercase();
        let mut found = Diagnostics::new();
        let mut own = self.texts(primary(&tag), &mut found);
        if primary(&tag) != tag {
            self.read_into(&tag, &mut own, &mut found);
        }
        let english = match primary(&tag) {
            "en" => Texts::default(),
            _ => self.texts("en", &mut found),
        };
        self.check_others(&tag, &mut found);
        (Words::new(language, own, english), found)
    }

    /// Whether there are words in a language.
    pub fn has_words(&self, language: &str) -> bool {
        let tag = language.to_lowercase();
        let is_own = |file: &File| file.language == tag || file.language == primary(&tag);
        primary(&tag) == "en" || self.strings.iter().any(is_own)
    }

    /// Files of words that a site has beside those of its language are wrong or right too.
    fn check_others(&self, tag: &str, found: &mut Diagnostics) {
        let used = [tag, primary(tag), "en"];
        let is_other = |file: &&File| {
            !file.name.starts_with(DEFAULT_FOLDER) && !used.contains(&file.language.as_str())
        };
        for file in self.strings.iter().filter(is_other) {
            file.read_into(&mut Texts::default(), found);
        }
        for name in &self.unread {
            let message = "The name of a file of words is a language with `.yaml`.";
            let problem = Diagnostic::new(&codes::LANGUAGE_FILE, message).at(Place::file(name));
            found.push(problem.hint("Call it `en.yaml` or `gd.yaml`, or move it away."));
        }
    }

    fn texts(&self, language: &str, found: &mut Diagnostics) -> Texts {
        let mut texts = Texts::default();
        self.read_into(language, &mut texts, found);
        texts
    }

    fn read_into(&self, language: &str, texts: &mut Texts, found: &mut Diagnostics) {
        let files = self.strings.iter().filter(|file| file.language == language);
        files.for_each(|file| file.read_into(texts, found));
    }

    /// Components have names of their own in the engine, so a file of them stands once only.
    fn keep_originals(&mut self) {
        let pages = self
            .templates
            .iter()
            .filter(|(_, template)| !template.text.contains("{% component "));
        let originals: Vec<(String, Template)> = pages
            .map(|(name, template)| (format!("{DEFAULT}/{name}"), template.clone()))
            .collect();
        self.templates.extend(originals);
    }

    fn add_built_in(&mut self, name: &str) {
        let Some(theme) = BUILT_IN.get_dir(name) else {
            return;
        };
        let mut folders = vec![theme];
        while let Some(folder) = folders.pop() {
            folders.extend(folder.dirs());
            for file in folder.files() {
                let inside = file.path().strip_prefix(name).unwrap_or(file.path());
                if inside.starts_with(SENTENCES) {
                    continue;
                }
                self.add(&format!("themes/{name}"), inside, file.contents());
            }
        }
    }

    fn add_folder(&mut self, name: &str, folder: &Path) -> Result<(), Box<Diagnostic>> {
        for (inside, bytes) in load::folder::read_folder(folder, &PARTS, "A file of the theme")? {
            self.add(name, &inside, &bytes);
            self.has_own_templates |= inside.starts_with(PARTS[0]);
            if let Some(part) = unread_file(&inside) {
                self.unused.insert(format!("{name}/{part}"));
            }
        }
        for other in load::folder::folders_in(folder) {
            let is_unread = !PARTS.contains(&other.as_str()) && !other.starts_with('.');
            if is_unread && load::folder::holds_anything(&folder.join(&other)) {
                self.unused.insert(format!("{name}/{other}"));
            }
        }
        Ok(())
    }

    /// A file of the theme with this name, which messages show.
    fn add(&mut self, theme: &str, inside: &Path, bytes: &[u8]) {
        let is_default_english = theme == DEFAULT_FOLDER && inside == Path::new(ENGLISH);
        let name = |folder: &str| {
            let rest = inside.strip_prefix(folder).ok()?;
            Some(
                rest.iter()
                    .map(|part| part.to_string_lossy())
                    .collect::<Vec<_>>()
                    .join("/"),
            )
        };
        if let Some(name) = name("templates") {
            let template = Template {
                file: format!("{theme}/templates/{name}"),
                text: String::from_utf8_lossy(bytes).into_owned(),
            };
            self.templates.insert(name, template);
        } else if let Some(name) = name("assets") {
            self.assets.insert(name, bytes.to_vec());
        } else if let Some(name) = name("strings").filter(|_| !is_default_english) {
            self.add_strings(format!("{theme}/strings/{name}"), &name, bytes);
        }
    }

    /// A file of words, which is named after its language.
    fn add_strings(&mut self, path: String, name: &str, bytes: &[u8]) {
        match name.to_lowercase().strip_suffix(".yaml") {
            Some(language) => self.strings.push(File {
                name: path,
                language: language.to_owned(),
                bytes: bytes.to_vec(),
            }),
            None => self.unread.push(path),
        }
    }
}

fn print<'f>(files: impl Iterator<Item = (&'f String, &'f [u8])>) -> u64 {
    let mut print = Xxh3::new();
    for (name, bytes) in files {
        for part in [name.as_bytes(), bytes] {
            print.update(&part.len().to_le_bytes());
            print.update(part);
        }
    }
    print.digest()
}

/// A file at the top of a theme, where nothing is read, that looks as if it were a part of it; a README
/// does not.
fn unread_file(inside: &Path) -> Option<String> {
    let is_at_top = inside.iter().count() == 1;
    let ending = inside.extension().and_then(|ending| ending.to_str());
    let is_meant = ending.is_some_and(|ending| folder_of(ending).is_some());
    (is_at_top && is_meant).then(|| inside.to_string_lossy().into_owned())
}

/// The folder of a theme in which files with this ending stand.
fn folder_of(ending: &str) -> Option<&'static str> {
    match ending {
        "html" => Some("templates"),
        "css" | "js" | "svg" => Some("assets"),
        "yaml" | "yml" => Some("strings"),
        _ => None,
    }
}

/// Where what stands in an unused part may have been meant to stand.
fn meant(part: &str) -> Option<String> {
    if part == STATIC {
        return Some(format!("content/{STATIC}"));
    }
    let Some((theme, name)) = part.split_once('/') else {
        return Some(OVERRIDES.to_owned());
    };
    let near = suggest::nearest(name, PARTS).map(str::to_owned);
    let ending = Path::new(name)
        .extension()
        .and_then(|ending| ending.to_str());
    let inside = ending
        .and_then(folder_of)
        .map(|folder| format!("{folder}/{name}"));
    inside.or(near).map(|meant| format!("{theme}/{meant}"))
}

/// Folders beside the content that look as if they were meant for the site, and that nothing reads.
pub fn unused_beside(choice: &str, project: &Path) -> Vec<String> {
    let misspelt = match project.join(OVERRIDES).is_dir() {
        true => Vec::new(),
        false => misspelt_overrides(choice, project),
    };
    misspelt.into_iter().chain(lost_static(project)).collect()
}

/// A folder of files to be carried as they are that stands beside the content, where nothing reads it.
fn lost_static(project: &Path) -> Option<String> {
    let folder = project.join(STATIC);
    load::folder::holds_anything(&folder).then(|| STATIC.to_owned())
}

/// Folders beside the content whose name is nearly that of a site's own theme, and which hold what a
/// theme holds.
fn misspelt_overrides(choice: &str, project: &Path) -> Vec<String> {
    let beside = if project.as_os_str().is_empty() {
        Path::new(".")
    } else {
        project
    };
    let holds_parts = |name: &String| {
        let parts = load::folder::folders_in(&beside.join(name));
        let mut parts = parts.iter();
        parts.any(|part| suggest::nearest(part, PARTS).is_some())
    };
    let is_theme = |name: &String| {
        let is_near = suggest::nearest(name, [OVERRIDES]).is_some();
        is_near && name != choice && holds_parts(name)
    };
    let folders = load::folder::folders_in(beside).into_iter();
    folders.filter(is_theme).collect()
}

/// A theme's own folder may be a link inside the project, and not out of it.
fn check_link_to(folder: &Path, project: &Path) -> Result<(), Box<Diagnostic>> {
    let project = if project.as_os_str().is_empty() {
        Path::new(".")
    } else {
        project
    };
    load::folder::check_link(folder, project)
}

/// Whether a path leads out of the project.
fn leaves_project(choice: &str) -> bool {
    let is_inside = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    !Path::new(choice).components().all(is_inside)
}

fn chosen_folder(choice: &str, project: &Path) -> Result<PathBuf, Box<Diagnostic>> {
    let folder = project.join(choice);
    let message = if leaves_project(choice) {
        format!("The theme `{choice}` lies outside the project.")
    } else if !folder.is_dir() {
        format!("There is no theme `{choice}`.")
    } else if !load::folder::holds_one_of(&folder, &PARTS) {
        format!(
            "`{choice}` is no theme: it has none of the folders {}.",
            PARTS.join(", ")
        )
    } else {
        check_link_to(&folder, project)?;
        return Ok(folder);
    };
    let mut problem = Diagnostic::new(&codes::THEME_MISSING, message);
    let names: Vec<String> = BUILT_IN
        .dirs()
        .map(|dir| dir.path().display().to_string())
        .collect();
    if let Some(near) = suggest::nearest(choice, names.iter().map(String::as_str)) {
        problem = problem.hint(format!("Did you mean `{near}`?"));
    }
    let problem = problem.hint(format!("Themes of the program are: {}.", names.join(", ")));
    Err(Box::new(problem.hint(format!(
        "A theme of your own is a folder of the project with {}.",
        PARTS.join(", ")
    ))))
}
