//! The types that templates see, read from the source with their documentation.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use syn::{Attribute, Expr, Fields, Item, Lit, Meta, Type, UseTree};
use walkdir::WalkDir;

/// A file of the program.
pub struct Module {
    /// `["view", "page", "study"]`.
    pub path: Vec<String>,
    /// What names stand for that it imports.
    imports: BTreeMap<String, Vec<String>>,
    /// The name of the view that a function makes: the `T` of `Option<(Head, T)>`.
    pub makes: BTreeMap<String, String>,
}

/// A type that is given to templates.
pub struct Shown {
    /// Its name.
    pub name: String,
    /// The path of its file.
    pub module: Vec<String>,
    /// What it is.
    pub doc: String,
    /// What it holds.
    pub shape: Shape,
}

/// What a type holds.
pub enum Shape {
    /// Named fields.
    Fields(Vec<Field>),
    /// One of these words.
    Words(Vec<(String, String)>),
    /// One of these types, told apart by a field: its name, then word, meaning and type.
    Choice(String, Vec<(String, String, Type)>),
}

/// A field.
pub struct Field {
    pub name: String,
    pub doc: String,
    pub holds: Type,
}

/// Everything that is read.
pub struct Source {
    pub modules: Vec<Module>,
    pub types: Vec<Shown>,
}

impl Source {
    /// Reads the files of the program and of its crates.
    pub fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut source = Self {
            modules: Vec::new(),
            types: Vec::new(),
        };
        source.folder(&root.join("src"), &[]);
        for entry in fs::read_dir(root.join("crates")).into_iter().flatten() {
            let folder = entry.unwrap().path();
            let name = folder.file_name().unwrap().to_string_lossy();
            let name = name.trim_start_matches("distil-").replace('-', "_");
            source.folder(&folder.join("src"), &[name]);
        }
        source
    }

    fn folder(&mut self, folder: &Path, above: &[String]) {
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let path = entry.unwrap().into_path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                let inside = path.strip_prefix(folder).unwrap().with_extension("");
                let names = inside
                    .iter()
                    .map(|name| name.to_string_lossy().into_owned());
                let mut module: Vec<String> = above.iter().cloned().chain(names).collect();
                module.retain(|name| name != "mod" && name != "lib");
                self.file(&path, module);
            }
        }
    }

    fn file(&mut self, path: &Path, module: Vec<String>) {
        let text = fs::read_to_string(path).unwrap();
        let file = syn::parse_file(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let mut imports = BTreeMap::new();
        let mut makes = BTreeMap::new();
        for item in &file.items {
            match item {
                Item::Use(it) => add_imports(&it.tree, Vec::new(), &module, &mut imports),
                Item::Fn(it) => {
                    let name = it.sig.ident.to_string();
                    makes.extend(made_by(&it.sig.output).map(|view| (name, view)));
                }
                Item::Struct(it) if is_shown(&it.attrs) => self.types.push(Shown {
                    name: it.ident.to_string(),
                    module: module.clone(),
                    doc: doc(&it.attrs),
                    shape: Shape::Fields(fields(&it.fields)),
                }),
                Item::Enum(it) if is_shown(&it.attrs) => self.types.push(Shown {
                    name: it.ident.to_string(),
                    module: module.clone(),
                    doc: doc(&it.attrs),
                    shape: choices(it),
                }),
                _ => {}
            }
        }
        self.modules.push(Module {
            path: module,
            imports,
            makes,
        });
    }

    /// The type that a path means in a file; nothing for types of libraries.
    pub fn find(&self, path: &syn::Path, module: &[String]) -> Option<&Shown> {
        let names: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        let name = names.last()?;
        let mut candidates = self.types.iter().filter(|shown| shown.name == *name);
        let first = candidates.next()?;
        if candidates.next().is_none() {
            return Some(first);
        }
        let full = self.full(&names, module);
        let near = |shown: &&Shown| {
            let own = usize::from(shown.module == module && full.len() == 1) * 100;
            let shared = shown.module.iter().zip(&full);
            own + shared.take_while(|(a, b)| a == b).count()
        };
        self.types
            .iter()
            .filter(|shown| shown.name == *name)
            .max_by_key(near)
    }

    /// A path as it is seen from the top of the program.
    fn full(&self, names: &[String], module: &[String]) -> Vec<String> {
        let file = self.modules.iter().find(|file| file.path == module);
        let import = file.and_then(|file| file.imports.get(&names[0]));
        match import {
            Some(import) => import.iter().chain(&names[1..]).cloned().collect(),
            None => absolute(names, module),
        }
    }
}

fn absolute(names: &[String], module: &[String]) -> Vec<String> {
    let ups = names.iter().take_while(|name| *name == "super").count();
    match names.first().map(String::as_str) {
        Some("crate") => names[1..].to_vec(),
        Some("self") => module.iter().chain(&names[1..]).cloned().collect(),
        Some("super") => {
            let stays = module.len().saturating_sub(ups);
            module[..stays]
                .iter()
                .chain(&names[ups..])
                .cloned()
                .collect()
        }
        _ => names.to_vec(),
    }
}

fn add_imports(
    tree: &UseTree,
    before: Vec<String>,
    module: &[String],
    imports: &mut BTreeMap<String, Vec<String>>,
) {
    let with = |name: &syn::Ident| [before.clone(), vec![name.to_string()]].concat();
    match tree {
        UseTree::Path(it) => add_imports(&it.tree, with(&it.ident), module, imports),
        UseTree::Group(it) => {
            for part in &it.items {
                add_imports(part, before.clone(), module, imports);
            }
        }
        UseTree::Name(it) => {
            imports.insert(it.ident.to_string(), absolute(&with(&it.ident), module));
        }
        UseTree::Rename(it) => {
            imports.insert(it.rename.to_string(), absolute(&with(&it.ident), module));
        }
        UseTree::Glob(_) => {}
    }
}

/// The `T` of `-> Option<(Head, T)>`.
fn made_by(output: &syn::ReturnType) -> Option<String> {
    let syn::ReturnType::Type(_, output) = output else {
        return None;
    };
    let Type::Tuple(pair) = arguments(output, "Option")?.first()?.clone() else {
        return None;
    };
    let names: Vec<String> = pair.elems.iter().filter_map(name_of).collect();
    match names.as_slice() {
        [head, view] if head == "Head" => Some(view.clone()),
        _ => None,
    }
}

fn name_of(of: &Type) -> Option<String> {
    match of {
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}

/// The arguments of a generic type of this name.
pub fn arguments(of: &Type, name: &str) -> Option<Vec<Type>> {
    let Type::Path(path) = of else { return None };
    let last = path.path.segments.last()?;
    let syn::PathArguments::AngleBracketed(given) = &last.arguments else {
        return None;
    };
    let types = given.args.iter().filter_map(|argument| match argument {
        syn::GenericArgument::Type(of) => Some(of.clone()),
        _ => None,
    });
    (last.ident == name).then(|| types.collect())
}

fn fields(fields: &Fields) -> Vec<Field> {
    let field = |field: &syn::Field| Field {
        name: setting(&field.attrs, "rename")
            .unwrap_or_else(|| field.ident.as_ref().unwrap().to_string()),
        doc: doc(&field.attrs),
        holds: field.ty.clone(),
    };
    let named = fields.iter().filter(|field| field.ident.is_some());
    named.map(field).collect()
}

fn choices(it: &syn::ItemEnum) -> Shape {
    let case = setting(&it.attrs, "rename_all");
    let word = |name: &syn::Ident| match case.as_deref() {
        Some("kebab-case") => kebab(&name.to_string()),
        Some(other) => panic!("{}: the reference does not know `{other}`", it.ident),
        None => name.to_string(),
    };
    match setting(&it.attrs, "tag") {
        Some(tag) => {
            let variants = it.variants.iter().map(|variant| {
                let holds = variant.fields.iter().next().unwrap().ty.clone();
                (word(&variant.ident), doc(&variant.attrs), holds)
            });
            Shape::Choice(tag, variants.collect())
        }
        None => {
            let variants = it.variants.iter();
            Shape::Words(variants.map(|v| (word(&v.ident), doc(&v.attrs))).collect())
        }
    }
}

fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.extend(c.to_lowercase());
    }
    kebab
}

/// The documentation of an item as one paragraph for each paragraph in it.
pub fn doc(attributes: &[Attribute]) -> String {
    let lines = attributes
        .iter()
        .filter_map(|attribute| match &attribute.meta {
            Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
                Expr::Lit(lit) => match &lit.lit {
                    Lit::Str(text) => Some(text.value().trim().to_owned()),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        });
    lines.collect::<Vec<_>>().join(" ").trim().to_owned()
}

fn is_shown(attributes: &[Attribute]) -> bool {
    let derives = attributes.iter().filter(|a| a.path().is_ident("derive"));
    derives.into_iter().any(|derive| {
        let mut shown = false;
        let _ = derive.parse_nested_meta(|meta| {
            shown |= meta.path.is_ident("Serialize");
            Ok(())
        });
        shown
    })
}

/// The value of `#[serde(name = "value")]`.
fn setting(attributes: &[Attribute], name: &str) -> Option<String> {
    let mut value = None;
    for attribute in attributes.iter().filter(|a| a.path().is_ident("serde")) {
        let _ = attribute.parse_nested_meta(|meta| {
            if let Ok(given) = meta.value().and_then(|value| value.parse::<syn::LitStr>())
                && meta.path.is_ident(name)
            {
                value = Some(given.value());
            }
            Ok(())
        });
    }
    value
}
