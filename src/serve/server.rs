//! The server: this machine only, a thread for each connection up to a limit; nothing but reading, besides
//! what the editor sends.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use crate::compose::Request;
use crate::diag::Diagnostics;

use super::answer::answer;
use super::desk::{API, Desk, EditorFiles};
use super::http::{self, Answer};
use super::preview_error::PreviewError;
use super::site::LiveSite;
use super::status::Status;
use super::watch::Watch;

/// After a change, how long to wait for more before building.
const SETTLE: Duration = Duration::from_millis(20);
/// How many connections are served at once. A browser holds one for all its tabs, and a few more
/// while they load.
const MOST_CONNECTIONS: usize = 128;
/// How many ports are tried after the one that was asked for.
const MORE_PORTS: u16 = 20;

/// A live preview.
pub struct Preview {
    listener: TcpListener,
    site: Arc<LiveSite>,
    request: Request,
    watch: Watch,
    address: String,
    desk: Option<Arc<Desk>>,
}

impl std::fmt::Debug for Preview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Preview")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

impl Preview {
    /// Opens a port on this machine, at or after `port`, and begins to watch the content. With the files of an
    /// editor, it is served too.
    ///
    /// # Errors
    /// No port is free, or the content folder cannot be watched.
    pub fn open(
        request: Request,
        port: u16,
        editor: Option<EditorFiles>,
    ) -> Result<Self, PreviewError> {
        let (listener, port) = listen(port)?;
        let watch = Watch::begin(&request.content, request.theme.as_deref())?;
        Ok(Self {
            listener,
            site: Arc::new(LiveSite::default()),
            desk: editor.map(|files| Arc::new(Desk::new(files, request.clone()))),
            request,
            watch,
            address: format!("http://127.0.0.1:{port}/"),
        })
    }

    /// The address of the preview.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Serves until the process ends. `tell` hears what every build found.
    pub fn run(mut self, tell: impl Fn(&Diagnostics)) {
        let (listener, site, desk) = (self.listener, Arc::clone(&self.site), self.desk);
        tell(&self.site.renew(&self.request));
        thread::spawn(move || accept(&listener, &site, desk.as_ref()));
        while self.watch.changes.recv().is_ok() {
            while let Ok(()) = self.watch.changes.recv_timeout(SETTLE) {}
            self.watch.look_for_themes();
            tell(&self.site.renew(&self.request));
        }
    }
}

fn listen(port: u16) -> Result<(TcpListener, u16), PreviewError> {
    let mut cause = String::new();
    for port in port..=port.saturating_add(MORE_PORTS) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => {
                let port = listener.local_addr().map_or(port, |address| address.port());
                return Ok((listener, port));
            }
            Err(error) => cause = error.to_string(),
        }
    }
    Err(PreviewError::NoPort(cause))
}

/// Takes connections as they come. Beyond the limit they are told to come again.
fn accept(listener: &TcpListener, site: &Arc<LiveSite>, desk: Option<&Arc<Desk>>) {
    let open = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming() {
        // A connection that broke while it was made concerns nobody else.
        let Ok(mut stream) = stream else { continue };
        let slot = Slot::take(&open);
        if slot.is_none() {
            let busy = Answer::refusal(Status::Unavailable);
            http::send_quickly(&mut stream, &busy);
            continue;
        }
        let (site, desk) = (Arc::clone(site), desk.cloned());
        // Without a thread the connection ends here, and the next may have one.
        let _ = thread::Builder::new().spawn(move || {
            let _slot = slot;
            serve(&mut stream, &site, desk.as_deref());
        });
    }
}

fn serve(stream: &mut TcpStream, site: &LiveSite, desk: Option<&Desk>) {
    match http::read(stream, desk.map(|_| API)) {
        Ok(Some(asked)) => http::send(stream, &answer(&asked, site, desk), asked.head_only),
        Err(status) => http::send(stream, &Answer::refusal(status), false),
        Ok(None) => {}
    }
}

/// One of the connections that may be open at once.
struct Slot(Arc<AtomicUsize>);

impl Slot {
    fn take(open: &Arc<AtomicUsize>) -> Option<Self> {
        let taken = Self(Arc::clone(open));
        let before = open.fetch_add(1, Ordering::SeqCst);
        (before < MOST_CONNECTIONS).then_some(taken)
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_is_free_again_when_its_connection_ends() {
        let open = Arc::new(AtomicUsize::new(0));
        let mut slots: Vec<Slot> = (0..MOST_CONNECTIONS)
            .filter_map(|_| Slot::take(&open))
            .collect();
        assert_eq!(slots.len(), MOST_CONNECTIONS);
        assert!(Slot::take(&open).is_none());
        slots.pop();
        assert!(Slot::take(&open).is_some());
    }
}
