//! `distil export briefing`: what an edition says, as a document to send.

use std::path::PathBuf;

use anstream::println;

use crate::changes::tell;
use crate::compose::Site;
use crate::edition::block;
use crate::record::id::Id;
use crate::render;

use super::super::edition::edition;
use super::super::exit::Exit;
use super::super::export_args::{BriefingArgs, BriefingForm};
use super::super::overwrite::{OTHER_FILE, cannot};
use super::print;
use super::ready::prepared;

/// Writes the document.
pub(super) fn run(args: &BriefingArgs) -> Exit {
    match written(args) {
        Ok(path) => {
            println!("The briefing is in `{}`.", path.display());
            Exit::Good
        }
        Err(exit) => exit,
    }
}

fn written(args: &BriefingArgs) -> Result<PathBuf, Exit> {
    let site = prepared(&args.edition.content)?;
    let (question, audience) = asked(&site, args)?;
    let named = PathBuf::from(format!("{question}-{audience}.{}", args.to.ending()));
    let path = args.output.clone().unwrap_or(named);
    args.edition.overwrite.check([path.as_path()], OTHER_FILE)?;
    let bytes = match args.to {
        BriefingForm::Docx => document(&site, &question, &audience)
            .ok_or_else(|| cannot(&path, "the document could not be packed"))?,
        BriefingForm::Pdf => {
            let address = site.desk().addresses.edition(&question, &audience);
            print::pdf(&site, &address, args.browser.as_deref())?
        }
    };
    args.edition.overwrite.write(&path, bytes)?;
    Ok(path)
}

/// The question and the audience that were asked for.
fn asked(site: &Site, args: &BriefingArgs) -> Result<(Id, Id), Exit> {
    let desk = site.desk();
    let told = tell(&desk);
    let (question, edition) = edition(&desk, &told, &args.edition)?;
    Ok((Id::new(&question.id), Id::new(&edition.audience)))
}

fn document(site: &Site, question: &Id, audience: &Id) -> Option<Vec<u8>> {
    let desk = site.desk();
    let briefing = block::briefing(&desk, question, audience)?;
    render::word_document(&desk, &briefing).map(|file| file.bytes)
}
