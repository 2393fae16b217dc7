//! The record of a network with its findings.

use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::network::NetworkAnalysis;
use crate::record::synthesis::Synthesis;
use crate::synthesis::NetworkFindings;
use crate::view::desk::Desk;

/// The record of a network with its findings.
pub(super) struct Shown<'a> {
    pub(super) desk: &'a Desk<'a>,
    pub(super) entry: &'a Entry<Synthesis>,
    pub(super) network: &'a NetworkAnalysis,
    pub(super) found: &'a NetworkFindings,
    /// The name on the page.
    pub(super) anchor: String,
}

/// A network of a synthesis by its id.
pub(super) fn shown<'a>(
    desk: &'a Desk<'_>,
    entry: &'a Entry<Synthesis>,
    id: &Id,
) -> Option<Shown<'a>> {
    let network = entry.value.networks.iter().find(|own| own.id == *id)?;
    let mut networks = desk.findings.networks(&entry.id).iter();
    Some(Shown {
        desk,
        entry,
        network,
        found: networks.find(|found| found.network == *id)?,
        anchor: format!("network-{id}"),
    })
}
