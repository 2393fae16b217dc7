//! Which template shows which view: read from the place where pages are made.

use std::fs;
use std::path::Path;

use syn::visit::Visit;
use syn::{Arm, Expr, Pat};

use super::source::{Module, Shown, Source};

/// A kind of page.
pub struct Page<'s> {
    /// The template: `study.html`.
    pub template: String,
    /// What a page of the kind is.
    pub about: String,
    /// What the template sees as `page`.
    pub view: &'s Shown,
}

/// A match arm that makes a page: the kind, the template, the path of the function.
struct Made {
    kind: String,
    template: String,
    function: Vec<String>,
}

/// Every kind of page, in the order in which the program lists them.
pub fn pages(source: &Source) -> Vec<Page<'_>> {
    let mut arms = Arms(Vec::new());
    arms.visit_file(&parsed("src/render/page.rs"));
    let docs = kinds();
    let page = |made: Made| {
        let module = module(source, &made.function);
        let name = module.makes.get(made.function.last().unwrap());
        let name = name.unwrap_or_else(|| panic!("{:?} makes no view", made.function));
        let found = source
            .types
            .iter()
            .find(|t| t.name == *name && t.module == module.path);
        let elsewhere = || source.types.iter().find(|t| t.name == *name);
        let about = docs.iter().find(|(kind, _)| *kind == made.kind);
        Page {
            about: about.map(|(_, doc)| doc.clone()).unwrap_or_default(),
            view: found
                .or_else(elsewhere)
                .unwrap_or_else(|| panic!("no type {name}")),
            template: made.template,
        }
    };
    arms.0.into_iter().map(page).collect()
}

fn parsed(file: &str) -> syn::File {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The kinds of page and of list with their documentation.
fn kinds() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for file in ["src/plan/page_kind.rs", "src/plan/lists.rs"] {
        for item in parsed(file).items {
            let syn::Item::Enum(it) = item else { continue };
            for variant in it.variants {
                let doc = super::source::doc(&variant.attrs);
                found.push((format!("{}::{}", it.ident, variant.ident), doc));
            }
        }
    }
    found
}

/// The file in which a function stands, by the end of its path: `edition::sheet::view`.
fn module<'s>(source: &'s Source, function: &[String]) -> &'s Module {
    let Some((name, folders)) = function.split_last() else {
        panic!("a view is made by a function");
    };
    let is = |file: &&Module| {
        let is_view = file
            .path
            .first()
            .is_some_and(|room| room == "view" || room == "edition");
        is_view && file.path.ends_with(folders) && file.makes.contains_key(name)
    };
    let found = source.modules.iter().filter(is);
    let nearest = found.min_by_key(|file| file.path.len());
    nearest.unwrap_or_else(|| panic!("no file for {function:?}"))
}

struct Arms(Vec<Made>);

impl<'ast> Visit<'ast> for Arms {
    fn visit_arm(&mut self, arm: &'ast Arm) {
        if let (Some(kind), Expr::MethodCall(call)) = (kind_of(&arm.pat), &*arm.body)
            && call.method == "write"
        {
            self.0.push(Made {
                kind,
                template: literal(&call.args[0]),
                function: function(&call.args[1]),
            });
        }
        syn::visit::visit_arm(self, arm);
    }
}

fn kind_of(pattern: &Pat) -> Option<String> {
    let path = match pattern {
        Pat::Path(it) => &it.path,
        Pat::TupleStruct(it) => &it.path,
        Pat::Struct(it) => &it.path,
        _ => return None,
    };
    let names: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
    Some(names.join("::"))
}

fn literal(expression: &Expr) -> String {
    match expression {
        Expr::Lit(lit) => match &lit.lit {
            syn::Lit::Str(text) => text.value(),
            _ => panic!("a template is named by a text"),
        },
        _ => panic!("a template is named by a text"),
    }
}

fn function(expression: &Expr) -> Vec<String> {
    let Expr::Call(call) = expression else {
        panic!("a view is made by a function");
    };
    let Expr::Path(path) = &*call.func else {
        panic!("a view is made by a named function");
    };
    path.path
        .segments
        .iter()
        .map(|s| s.ident.to_string())
        .collect()
}
