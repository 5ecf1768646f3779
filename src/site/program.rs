//! Builds the program: cargo, wasm-bindgen and, for what ships, wasm-opt.
//!
//! These are the steps that Trunk would take. `docs/decisions/0002-build-steps.md` says why we take
//! them ourselves.

use std::{
    error::Error,
    fmt, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use wasm_bindgen_cli_support::Bindgen;

/// The glue and the module as wasm-bindgen names them.
pub const PROGRAM: [&str; 2] = ["atlanto.js", "atlanto_bg.wasm"];

/// What binaryen may use: all of it is in Safari 16.4, Chrome 111 and Firefox 115.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Which program is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// What ships: the profile `release`, then `wasm-opt`.
    Release,
    /// Quick to build: the profile `quick`, with names for stack traces, without `wasm-opt`.
    Quick,
}

impl Profile {
    const fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Quick => "quick",
        }
    }
}

/// Why a program could not be built.
#[derive(Debug)]
pub enum ProgramError {
    /// A file or a tool could not be used.
    Io(String, io::Error),
    /// The compiler refused the program; it has said why.
    Cargo,
    /// wasm-bindgen refused it.
    Bindgen(String),
    /// wasm-opt refused it.
    WasmOpt(String),
}

impl fmt::Display for ProgramError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(what, error) => write!(f, "{what} could not be used: {error}"),
            Self::Cargo => f.write_str("the program does not compile"),
            Self::Bindgen(reason) => write!(f, "wasm-bindgen did not finish: {reason}"),
            Self::WasmOpt(reason) => write!(f, "wasm-opt did not finish: {reason}"),
        }
    }
}

impl Error for ProgramError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io(_, error) => Some(error),
            Self::Cargo | Self::Bindgen(_) | Self::WasmOpt(_) => None,
        }
    }
}

/// Builds the program of the crate in `source`; gives the folder with [`PROGRAM`], which lies beside
/// what cargo made.
///
/// # Errors
/// [`ProgramError`] says which step failed and why.
pub fn build(source: &Path, profile: Profile) -> Result<PathBuf, ProgramError> {
    let module = compile(source, profile)?;
    let into = module.with_file_name("program");
    let optimised = profile == Profile::Release;
    Bindgen::new()
        .input_path(module)
        .out_name("atlanto")
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(optimised)
        .remove_producers_section(optimised)
        .web(true)
        .and_then(|bindgen| bindgen.generate(&into))
        .map_err(|error| ProgramError::Bindgen(format!("{error:#}")))?;
    if optimised {
        optimise(source, &into.join(PROGRAM[1]))?;
    }
    Ok(into)
}

/// Compiles the program; gives the path of the module.
fn compile(source: &Path, profile: Profile) -> Result<PathBuf, ProgramError> {
    let run = Command::new("cargo")
        .args(["build", "--quiet", "--bin", "atlanto", "--profile"])
        .arg(profile.name())
        .args(["--target", "wasm32-unknown-unknown"])
        .arg("--message-format=json-render-diagnostics")
        .current_dir(source)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| ProgramError::Io("cargo".to_owned(), error))?;
    if !run.status.success() {
        return Err(ProgramError::Cargo);
    }
    let messages = String::from_utf8_lossy(&run.stdout);
    messages
        .lines()
        .find_map(executable)
        .ok_or(ProgramError::Cargo)
}

/// The path in a message of cargo's that tells of the finished program.
fn executable(message: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    message.get("executable")?.as_str().map(PathBuf::from)
}

/// Optimises the module for size, in its place.
fn optimise(source: &Path, module: &Path) -> Result<(), ProgramError> {
    let tool = source.join(".tools/node_modules/.bin/wasm-opt");
    let run = Command::new(&tool)
        .arg("-Oz")
        .args(WASM_FEATURES)
        .arg(module)
        .arg("-o")
        .arg(module)
        .output()
        .map_err(|error| {
            ProgramError::Io(
                format!("{} (`.ci/tools build` installs it)", tool.display()),
                error,
            )
        })?;
    if run.status.success() {
        Ok(())
    } else {
        let reason = String::from_utf8_lossy(&run.stderr).into_owned();
        Err(ProgramError::WasmOpt(reason))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_found_among_the_messages_of_cargo() {
        let library =
            r#"{"reason":"compiler-artifact","filenames":["/t/libx.rlib"],"executable":null}"#;
        let program = r#"{"reason":"compiler-artifact","executable":"/t/atlanto.wasm"}"#;
        let end = r#"{"reason":"build-finished","success":true}"#;
        assert_eq!(
            [library, program, end, "no json"].map(executable),
            [None, Some(PathBuf::from("/t/atlanto.wasm")), None, None]
        );
    }
}
