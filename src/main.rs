//! The command `distil`.

use std::process::ExitCode;

fn main() -> ExitCode {
    distil::run()
}
