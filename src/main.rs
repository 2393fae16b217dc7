//! The command `distil`.

use std::process::ExitCode;

/// A build makes and drops millions of short texts, for which the allocator of the system takes a
/// quarter of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    distil::run()
}
