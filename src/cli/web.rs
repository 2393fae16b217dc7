//! Asking other sites over the network.

use std::time::Duration;

use ureq::Agent;
use ureq::config::ConfigBuilder;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::typestate::AgentScope;

/// What asks other sites, and waits for each answer as long as `patience`. Certificates are held against those
/// that this machine trusts, so that it works behind the proxy of an organisation too.
pub(super) fn asker(patience: Duration) -> ConfigBuilder<AgentScope> {
    let trusted = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .build();
    Agent::config_builder()
        .timeout_global(Some(patience))
        .tls_config(trusted)
}
