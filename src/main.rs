//! The program: what was typed goes to [`attache::cli`], what is to be read to
//! [`attache::terminal`], the exit code to the system.

use std::process::ExitCode;

use attache::cli::open::Opening;
use attache::terminal::{self, Request};

fn main() -> ExitCode {
    attache::cli::main(std::env::args_os(), |Opening { sources, library, now, color, config }| {
        terminal::run(Request { sources, library, now, color, config })
    })
}
