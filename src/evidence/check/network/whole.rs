//! A network with its place in the record.

use crate::diag::{Code, Diagnostic};
use crate::evidence::graph::Evidence;
use crate::record::entry::Entry;
use crate::record::network::NetworkAnalysis;
use crate::record::synthesis::Synthesis;

/// A network with its place in the record.
pub(super) struct Network<'a> {
    pub(super) evidence: &'a Evidence,
    pub(super) synthesis: &'a Entry<Synthesis>,
    pub(super) network: &'a NetworkAnalysis,
    pub(super) path: String,
}

impl Network<'_> {
    /// A problem at a value of the network.
    pub(super) fn problem(&self, code: &'static Code, value: &str, message: String) -> Diagnostic {
        let place = self.synthesis.place(&format!("{}.{value}", self.path));
        Diagnostic::new(code, message).at(place)
    }
}
