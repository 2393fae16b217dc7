//! distil compiles structured evidence records into a browsable site, with an edition for every
//! reader and the same numbers in each.
//!
//! The folders follow a record's journey: [`load`] reads files, [`record`] types and checks them,
//! [`evidence`] links them, [`plan`] lists the pages, [`view`] says what each page shows,
//! [`render`] fills the templates, [`write`] puts the bytes in place, and [`build`] composes it all.
//!
//! ```no_run
//! let request = distil::build::Request { content: "content".into(), ..Default::default() };
//! let (site, problems) = distil::build::prepare(&request);
//! if let Some(site) = site {
//!     match distil::build::write(&site, "output".as_ref(), &request.content) {
//!         Ok(changes) => println!("{} pages, {changes:?}", site.pages()),
//!         Err(problem) => println!("{}", problem.message),
//!     }
//! }
//! println!("{} problems", problems.sorted().len());
//! ```

pub mod build;
pub mod chart;
pub mod cli;
pub mod diag;
pub mod evidence;
pub mod load;
pub mod plan;
pub mod prose;
pub mod record;
pub mod render;
pub mod serve;
pub mod stats;
pub mod synthesis;
pub mod text;
pub mod view;
pub mod write;
