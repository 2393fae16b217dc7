//! The command line: what was typed, one file per verb, and reports.

mod analyse;
mod analyse_args;
mod args;
mod as_changed;
mod build;
mod changes;
mod changes_args;
mod check;
mod content_args;
mod convention_args;
mod deeper_args;
mod deploy;
mod deploy_args;
mod digest;
mod digest_args;
mod docs;
mod edition;
mod edition_args;
mod editor;
mod editor_args;
mod exit;
mod explain;
mod export;
mod export_args;
mod external;
mod external_args;
mod fmt;
mod fmt_args;
mod generate;
mod guides;
mod import;
mod import_args;
mod init;
mod new;
mod new_args;
mod overwrite;
mod quote;
mod renamed;
mod report;
mod request;
mod schema;
mod schema_args;
mod serve;
mod ship;
mod ship_args;
mod shown;
mod slides;
mod slides_args;
mod status;
mod status_args;
mod write_changes;

use std::process::ExitCode;

use clap::Parser;

use args::Args;
use exit::Exit;

/// Runs the command `distil` with the arguments of the process, and gives its exit code: 0 when all
/// is good, 1 for problems in the content, 2 for wrong use, 3 when something cannot be read or
/// written.
pub fn run() -> ExitCode {
    let exit = match Args::try_parse() {
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
    };
    exit.into()
}

fn run_verb(verb: args::Verb) -> Exit {
    match verb {
        args::Verb::Build(args) => build::run(&args),
        args::Verb::Check(args) => check::run(&args),
        args::Verb::Changes(args) => changes::run(&args),
        args::Verb::Digest(args) => digest::run(&args),
        args::Verb::Completions(args) => ship::completions(&args),
        args::Verb::Man(args) => ship::man(&args),
        args::Verb::Slides(args) => slides::run(&args),
        args::Verb::Status(args) => status::run(&args),
        args::Verb::Serve(args) => serve::run(&args),
        args::Verb::Editor(args) => editor::run(&args),
        args::Verb::Init(args) => init::run(&args),
        args::Verb::Analyse(args) => analyse::run(&args),
        args::Verb::Quote(args) => quote::run(&args),
        args::Verb::Explain(args) => explain::run(&args),
        args::Verb::Docs(args) => docs::run(&args),
        args::Verb::DeployRecipe(args) => deploy::run(&args),
        args::Verb::New(args) => new::run(&args),
        args::Verb::Fmt(args) => fmt::run(&args),
        args::Verb::Schema(args) => schema::run(&args),
        args::Verb::Export(args) => export::run(&args),
        args::Verb::Import(args) => import::run(&args),
        args::Verb::Generate(args) => generate::run(&args),
    }
}
mod web;
