//! distil compiles structured evidence records into a browsable site, with an edition for every
//! reader and the same numbers in each.
//!
//! The folders follow a record's journey: [`load`] reads files, [`record`] types and checks them,
//! [`evidence`] links them, [`plan`] lists the pages, [`view`] says what each page shows,
//! [`render`] fills the templates, [`write`] puts the bytes in place, and [`compose`] puts it all together.
//!
//! ```no_run
//! let request = distil::compose::Request { content: "content".into(), ..Default::default() };
//! let (site, problems) = distil::compose::prepare(&request);
//! if let Some(site) = site {
//!     match distil::compose::write(&site, "output".as_ref(), &request.content) {
//!         Ok(changes) => println!("{} pages, {changes:?}", site.pages()),
//!         Err(problem) => println!("{}", problem.message),
//!     }
//! }
//! println!("{} problems", problems.sorted().len());
//! ```

pub mod chart;
pub mod cli;
pub mod compose;
pub mod diag;
pub mod evidence;
pub mod load;
pub mod plan;
pub mod prose;
pub mod record;
pub mod render;
pub mod sentence;
pub mod serve;
pub mod synthesis;
pub mod text;
pub mod view;
pub mod words;
pub mod write;

pub use stats;

pub use compose::{Request, Site, check, prepare, rehearse, write};
pub use diag::{Diagnostic, Diagnostics, Place, Severity};
pub use evidence::Settings;
pub use record::value::Date;
