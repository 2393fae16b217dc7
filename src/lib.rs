//! distil compiles structured evidence records into a browsable site, with an edition for every
//! reader and the same numbers in each.
//!
//! The program is the command `distil`, which is [`run`]. A program that makes sites itself uses
//! [`prepare`] and [`write`]; one that only wants to know what is wrong with records uses [`check`].
//!
//! ```no_run
//! let request = distil::Request { content: "content".into(), ..Default::default() };
//! let (site, problems) = distil::prepare(&request);
//! if let Some(site) = site {
//!     match distil::write(&site, "output".as_ref(), &request.content) {
//!         Ok(changes) => println!("{} pages, {changes:?}", site.pages()),
//!         Err(problem) => println!("{}", problem.message),
//!     }
//! }
//! println!("{} problems", problems.sorted().len());
//! ```
//!
//! The folders of `src/` follow a record's journey: `load` reads files, `record` types and checks
//! them, `evidence` links them, `synthesis` works out findings, `plan` lists the pages, `view` says
//! what each page shows, `render` fills the templates, `write` puts the bytes in place, and `compose`
//! puts it all together. `generate` invents records to
//! try all of it with, `edit` writes and tidies records for people, and `import` makes records of what other programs write. They are private, so that the compiler reports what nothing reaches.

mod cache;
mod changes;
mod cli;
mod compose;
mod diag;
mod edit;
mod edition;
mod editor;
mod evidence;
mod generate;
mod import;
mod load;
mod plan;
mod prose;
mod quote;
mod record;
mod reference;
mod render;
mod sentence;
mod serve;
mod slides;
mod synthesis;
mod text;
mod view;
pub mod words;
mod write;

pub use cli::run;
pub use compose::{Request, Site, check, prepare, rehearse, stages, write};
pub use diag::{Code, Diagnostic, Diagnostics, Place, Severity};
pub use evidence::Settings;
pub use generate::files as invented_files;
pub use import::try_import;
pub use record::base_address::BaseAddress;
pub use record::value::Date;
pub use write::{Changes, Recovery};
