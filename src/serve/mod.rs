//! The live preview: a server on this machine that rebuilds and reloads on a change.
//!
//! Pages are kept in memory. When the content is in error, the last good site stays and the
//! problems are shown in the page. With the files of an editor, records are edited in the browser as well.

mod answer;
mod desk;
mod http;
mod overlay;
mod preview_error;
mod sent;
mod server;
mod site;
mod status;
mod watch;

pub use desk::EditorFiles;
pub use preview_error::PreviewError;
pub use server::Preview;
