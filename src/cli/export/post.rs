//! `distil export posts` and `distil export poster`: what is told of a question where people meet it.

use std::path::PathBuf;

use anstream::{eprintln, println};

use crate::changes::{self, tell};
use crate::record::id::Id;
use crate::slides;
use crate::view::question_picture;

use super::super::edition::edition;
use super::super::exit::Exit;
use super::super::export_args::EditionArgs;
use super::ready::prepared;

/// Writes posts of each length.
pub(super) fn posts(args: &EditionArgs) -> Exit {
    let site = match prepared(&args.edition.content) {
        Ok(site) => site,
        Err(exit) => return exit,
    };
    let Some(base) = site.base_url() else {
        eprintln!("A post needs the address of the site, because it leads there.");
        eprintln!("Set `base_url` in site.yaml, or give it with `--base-url https://…`.");
        return Exit::WrongUse;
    };
    let desk = site.desk();
    let told = tell(&desk);
    let (question, edition) = match edition(&desk, &told, &args.edition) {
        Ok(found) => found,
        Err(exit) => return exit,
    };
    let posts = changes::posts_on(&desk, question, edition, base);
    let named = format!("{}-{}.posts.txt", question.id, edition.audience);
    let text = changes::posts_as_text(&posts);
    write(args, named, &text, "The posts are in")
}

/// Writes the picture of a question as a poster.
pub(super) fn poster(args: &EditionArgs) -> Exit {
    let site = match prepared(&args.edition.content) {
        Ok(site) => site,
        Err(exit) => return exit,
    };
    let desk = site.desk();
    let told = tell(&desk);
    let (question, edition) = match edition(&desk, &told, &args.edition) {
        Ok(found) => found,
        Err(exit) => return exit,
    };
    let record = desk
        .evidence
        .records
        .questions
        .get(&Id::new(question.id.as_str()));
    let audience = Id::new(edition.audience.as_str());
    let picture = record.and_then(|it| question_picture::file_for(&desk, it, &audience));
    let Some((_, svg)) = picture else {
        eprintln!(
            "The question `{}` has no picture: no outcome of its evidence is known.",
            question.id
        );
        return Exit::WrongUse;
    };
    let named = format!("{}-{}.poster.html", question.id, edition.audience);
    let page = slides::poster(&desk, question, edition, &svg);
    write(
        args,
        named,
        &page,
        "The poster prints on one sheet of A4; it is in",
    )
}

/// Writes a file and says where it is.
fn write(args: &EditionArgs, named: String, text: &str, what: &str) -> Exit {
    let path = args.output.clone().unwrap_or_else(|| PathBuf::from(named));
    match args.edition.overwrite.write(&path, text) {
        Ok(()) => {
            println!("{what} `{}`.", path.display());
            Exit::Good
        }
        Err(exit) => exit,
    }
}
