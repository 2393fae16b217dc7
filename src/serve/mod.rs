//! The live preview: a server on this machine that rebuilds and reloads on a change.
//!
//! Pages are kept in memory. When the content is in error, the last good site stays and the
//! problems are shown in the page.

mod answer;
mod http;
mod overlay;
mod preview_error;
mod server;
mod site;
mod watch;

pub use preview_error::PreviewError;
pub use server::Preview;
