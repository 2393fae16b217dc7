//! `distil explain`.

use anstream::{eprintln, println};

use crate::diag::{Code, codes};
use crate::text::suggest;

use super::args::ExplainArgs;
use super::exit::Exit;

/// Explains a code, or lists them all.
pub(super) fn run(args: &ExplainArgs) -> Exit {
    let Some(id) = &args.code else {
        for code in codes::all() {
            println!("{}  {}", code.id, code.title);
        }
        return Exit::Good;
    };
    match codes::find(id) {
        Some(code) => {
            explain(code);
            Exit::Good
        }
        None => unknown(id),
    }
}

fn explain(code: &Code) {
    println!("{} ({}): {}", code.id, code.severity.word(), code.title);
    println!("\nWhy it matters: {}", code.why);
    println!("\n{}", code.explanation);
}

fn unknown(id: &str) -> Exit {
    eprintln!("There is no code `{id}`.");
    let ids = codes::all().map(|code| code.id);
    if let Some(near) = suggest::nearest(id, ids) {
        eprintln!("Did you mean `{near}`?");
    }
    eprintln!("`distil explain` without a code lists them all.");
    Exit::WrongUse
}
