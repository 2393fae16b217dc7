//! Which template and which asset is used: the site's own, then the chosen theme's, then the
//! built-in default's.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use crate::diag::{Diagnostic, codes};
use crate::load;
use crate::text::strings::{self, Strings};
use crate::text::suggest;

/// The themes that come with the program.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");
/// The theme on which all others stand.
const DEFAULT: &str = "default";

/// Templates by name, and assets by their address below `assets/`.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    /// Templates: `study.html`. The originals of the default theme also stand under
    /// `default/study.html`, so that an override can extend what it replaces.
    pub templates: BTreeMap<String, String>,
    /// Assets: `site.css`.
    pub assets: BTreeMap<String, Vec<u8>>,
    /// Files with the program's own words by language, `en` or `gd`, the later ones over the
    /// earlier ones: their names and texts.
    strings: BTreeMap<String, Vec<(String, String)>>,
}

/// The language in which every word of the program is there.
const FULL_LANGUAGE: &str = "en";

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
        } else {
            theme.add_folder(&chosen_folder(choice, project)?)?;
        }
        let overrides = project.join("theme");
        if overrides.is_dir() {
            theme.add_folder(&overrides)?;
        }
        Ok(theme)
    }

    /// The program's words in a language, and whether there are any in it; what it lacks is said
    /// in English.
    ///
    /// # Errors
    /// A file of words cannot be read.
    pub fn strings(&self, language: &str) -> Result<(Strings, bool), Box<Diagnostic>> {
        let tag = language.to_lowercase();
        let mut names = vec![FULL_LANGUAGE, strings::primary(&tag), &tag];
        names.dedup();
        let is_known = names[1..]
            .iter()
            .any(|name| self.strings.contains_key(*name))
            || strings::primary(&tag) == FULL_LANGUAGE;
        let mut layers = Vec::new();
        for name in names {
            for (file, text) in self.strings.get(name).into_iter().flatten() {
                layers.push(load::strings::read(file, name, text)?);
            }
        }
        Ok((Strings::of(layers), is_known))
    }

    /// Components have names of their own in the engine, so a file of them stands once only.
    fn keep_originals(&mut self) {
        let pages = self
            .templates
            .iter()
            .filter(|(_, text)| !text.contains("{% component "));
        let originals: Vec<(String, String)> = pages
            .map(|(name, text)| (format!("{DEFAULT}/{name}"), text.clone()))
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
                self.add(inside, file.contents());
            }
        }
    }

    fn add_folder(&mut self, folder: &Path) -> Result<(), Box<Diagnostic>> {
        for (inside, bytes) in load::folder::read_folder(folder, "A file of the theme")? {
            self.add(&inside, &bytes);
        }
        Ok(())
    }

    fn add(&mut self, inside: &Path, bytes: &[u8]) {
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
            self.templates
                .insert(name, String::from_utf8_lossy(bytes).into_owned());
        } else if let Some(name) = name("assets") {
            self.assets.insert(name, bytes.to_vec());
        } else if let Some(name) = name("strings") {
            let language = name.trim_end_matches(".yaml").to_lowercase();
            let text = String::from_utf8_lossy(bytes).into_owned();
            let files = self.strings.entry(language).or_default();
            files.push((format!("strings/{name}"), text));
        }
    }
}

fn chosen_folder(choice: &str, project: &Path) -> Result<PathBuf, Box<Diagnostic>> {
    let leaves_project = Path::new(choice).components().any(|part| {
        !matches!(
            part,
            std::path::Component::Normal(_) | std::path::Component::CurDir
        )
    });
    let folder = project.join(choice);
    if folder.is_dir() && !leaves_project {
        return Ok(folder);
    }
    let message = format!("There is no theme `{choice}`.");
    let mut problem = Diagnostic::new(&codes::THEME_MISSING, message);
    let names: Vec<String> = BUILT_IN
        .dirs()
        .map(|dir| dir.path().display().to_string())
        .collect();
    if let Some(near) = suggest::nearest(choice, names.iter().map(String::as_str)) {
        problem = problem.hint(format!("Did you mean `{near}`?"));
    }
    Err(Box::new(problem.hint(format!(
        "Themes of the program are: {}.",
        names.join(", ")
    ))))
}
