//! The command line: what was typed, one file per verb, and reports.

mod analyse;
mod args;
mod build;
mod check;
mod exit;
mod explain;
mod init;
mod report;
mod request;
mod serve;

use clap::Parser;

pub use args::Args;
pub use exit::Exit;

/// Runs the command with the arguments of the process.
pub fn run() -> Exit {
    match Args::try_parse() {
        Ok(args) => run_verb(args.verb),
        Err(error) => {
            // Help and version are asked for, not mistakes.
            let is_mistake = error.use_stderr();
            let _ = error.print();
            if is_mistake {
                Exit::WrongUse
            } else {
                Exit::Good
            }
        }
    }
}

fn run_verb(verb: args::Verb) -> Exit {
    match verb {
        args::Verb::Build(args) => build::run(&args),
        args::Verb::Check(args) => check::run(&args),
        args::Verb::Serve(args) => serve::run(&args),
        args::Verb::Init(args) => init::run(&args),
        args::Verb::Analyse(args) => analyse::run(&args),
        args::Verb::Explain(args) => explain::run(&args),
    }
}
