//! The program: what was typed goes to [`attache::cli`], its exit code to the
//! system.

use std::process::ExitCode;

fn main() -> ExitCode {
    attache::cli::main(std::env::args_os())
}
