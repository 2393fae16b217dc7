//! Who stands at which address of the site: each address has one owner, whatever its kind.

use std::borrow::Cow;
use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;

use crate::diag::{Diagnostic, Place, codes};
use crate::plan::PageKind;

/// Who makes a file of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner<'a> {
    /// A page.
    Page(&'a PageKind),
    /// A file of `static/`.
    Static,
    /// A file of the theme.
    Theme,
    /// A file that the program makes from the records: data, feeds, the search index, cards.
    Program,
}

/// An address, and who wants to stand there.
pub(super) type Claim<'a> = (&'a str, Owner<'a>);

/// Addresses that more than one file would have, in the order in which they are claimed.
///
/// Two addresses are the same where a system that does not tell capital letters apart would make
/// one of them; and no file can stand where a folder has to be.
pub(super) fn clashes<'a>(claims: impl Iterator<Item = Claim<'a>> + Clone) -> Vec<Diagnostic> {
    let mut taken: HashMap<Cow<'_, str>, (&str, Owner<'_>)> = HashMap::new();
    let mut found = Vec::new();
    for claim in claims.clone() {
        match taken.get(&folded(claim.0)) {
            Some(first) => found.push(same(*first, claim)),
            None => {
                taken.insert(folded(claim.0), claim);
            }
        }
    }
    for claim in claims {
        let address = folded(claim.0);
        let folders = address.match_indices('/').map(|(at, _)| &address[..at]);
        let files = folders.filter_map(|folder| taken.get(folder));
        found.extend(files.map(|file| file_and_folder(*file, claim)));
    }
    found
}

/// One problem that tells of all, where only one can be handed on.
///
/// # Errors
/// There is a clash.
pub(super) fn all_or_none(clashes: Vec<Diagnostic>) -> Result<(), Box<Diagnostic>> {
    let mut clashes = clashes.into_iter();
    let Some(first) = clashes.next() else {
        return Ok(());
    };
    Err(Box::new(clashes.fold(first, |first, other| {
        first.hint(format!("The same: {}", other.message))
    })))
}

/// An address as systems see it that do not tell capital letters apart.
fn folded(address: &str) -> Cow<'_, str> {
    if address.is_ascii() && !address.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Cow::Borrowed(address);
    }
    Cow::Owned(address.nfc().collect::<String>().to_lowercase())
}

fn same(first: Claim<'_>, second: Claim<'_>) -> Diagnostic {
    let (one, other) = (described(first), described(second));
    let message = if first.0 == second.0 {
        format!(
            "`{}` would be the address of two files: {one}, and {other}.",
            first.0
        )
    } else {
        format!(
            "`{}` ({one}) and `{}` ({other}) would be one file on systems that do not tell capital letters apart.",
            first.0, second.0
        )
    };
    clash(message, [first, second])
}

fn file_and_folder(file: Claim<'_>, inside: Claim<'_>) -> Diagnostic {
    let message = format!(
        "`{}` ({}) would be a file, and a folder with `{}` ({}).",
        file.0,
        described(file),
        inside.0,
        described(inside)
    );
    clash(message, [file, inside])
}

fn clash(message: String, claims: [Claim<'_>; 2]) -> Diagnostic {
    let problem = Diagnostic::new(&codes::ADDRESS_CLASH, message);
    let of = |wanted: Owner<'_>| claims.iter().find(|(_, owner)| *owner == wanted);
    if let Some((address, _)) = of(Owner::Static) {
        return problem
            .at(Place::file(format!("static/{address}")))
            .hint("Give the file in `static/` another name.");
    }
    if let Some((address, _)) = of(Owner::Theme) {
        return problem.hint(format!(
            "Give the file `{address}` of the theme another name."
        ));
    }
    problem
}

fn described((address, owner): Claim<'_>) -> String {
    match owner {
        Owner::Page(page) => page_described(page),
        Owner::Static => format!("the file `static/{address}`"),
        Owner::Theme => "a file of the theme".to_owned(),
        Owner::Program => "a file that distil makes from the records".to_owned(),
    }
}

fn page_described(page: &PageKind) -> String {
    match page {
        PageKind::Removed(removed) => format!("the page of \"{}\", which is out", removed.title),
        PageKind::Redirect(target) => format!("an earlier address of `{target}`"),
        PageKind::AudienceHome(id) => format!("the home page of the audience `{id}`"),
        PageKind::Edition { question, audience } => {
            format!("the edition of `{question}` for `{audience}`")
        }
        PageKind::Sheet { question, audience } => {
            format!("the sheet of `{question}` for `{audience}`")
        }
        PageKind::Decision(id) => format!("the decision table of `{id}`"),
        PageKind::Analyses(id) => format!("the further analyses of `{id}`"),
        PageKind::EvidencePart(id, _) => format!("a part of the evidence `{id}`"),
        PageKind::Question(id)
        | PageKind::Evidence(id)
        | PageKind::Study(id)
        | PageKind::Outcome(id)
        | PageKind::Intervention(id)
        | PageKind::Risk(id)
        | PageKind::OpenIssue(id)
        | PageKind::Resource(id)
        | PageKind::Economic(id)
        | PageKind::Policy(id)
        | PageKind::Update(id)
        | PageKind::Standing(id) => format!("the page of the record `{id}`"),
        _ => "a page that the program makes".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(claims: &[Claim<'_>]) -> Vec<String> {
        let found = clashes(claims.iter().copied());
        found.into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn every_clash_names_both_owners() {
        let (home, moved) = (PageKind::Home, PageKind::Redirect("a.html".to_owned()));
        let claims = [
            ("index.html", Owner::Page(&home)),
            ("data/all.csv", Owner::Program),
            ("assets/site.css", Owner::Theme),
            ("old.html", Owner::Page(&moved)),
            ("index.html", Owner::Static),
            ("Data/All.csv", Owner::Static),
            ("assets", Owner::Static),
            ("OLD.html/x", Owner::Static),
        ];
        assert_eq!(
            messages(&claims),
            [
                "`index.html` would be the address of two files: a page that the program makes, and the file `static/index.html`.",
                "`data/all.csv` (a file that distil makes from the records) and `Data/All.csv` (the file `static/Data/All.csv`) would be one file on systems that do not tell capital letters apart.",
                "`assets` (the file `static/assets`) would be a file, and a folder with `assets/site.css` (a file of the theme).",
                "`old.html` (an earlier address of `a.html`) would be a file, and a folder with `OLD.html/x` (the file `static/OLD.html/x`).",
            ]
        );
    }

    #[test]
    fn accents_are_the_same_however_they_are_written() {
        let claims = [
            ("caf\u{e9}.html", Owner::Static),
            ("cafe\u{301}.html", Owner::Static),
        ];
        assert_eq!(messages(&claims).len(), 1);
    }

    #[test]
    fn neighbours_are_no_clash() {
        let claims = [
            ("a.html", Owner::Static),
            ("a/b.html", Owner::Static),
            ("a/b/c.html", Owner::Static),
            ("a-b.html", Owner::Static),
        ];
        assert_eq!(messages(&claims), Vec::<String>::new());
        assert!(all_or_none(Vec::new()).is_ok());
    }
}
