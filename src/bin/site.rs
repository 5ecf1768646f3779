//! Host tool: builds, serves and weighs the site.

use atlanto::site::{
    dev,
    finish::finish,
    program::{self, Profile},
    serve::{Server, Site},
    size,
};
use std::{env, error::Error, path::Path, process::ExitCode};

const HELP: &str = "site build <folder>             compile the program and put the site together there
site dev [--port N]             the same quickly, then again after each change; ends with 75 when this
                                tool has to be compiled again
site serve <folder> [--port N]  serve a finished site with its headers
site size <folder>              weigh it against the budgets";

/// What `site dev` ends with when the tool has to be compiled again (`EX_TEMPFAIL`: try again).
const TOOL_CHANGED: u8 = 75;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("site: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<ExitCode, Box<dyn Error>> {
    match arguments {
        ["build", folder] => build(Path::new(folder)),
        ["dev"] => return develop(8080),
        ["dev", "--port", port] => return develop(port.parse()?),
        ["size", folder] => weigh(folder),
        ["serve", folder] => serve(folder, 8080),
        ["serve", folder, "--port", port] => serve(folder, port.parse()?),
        _ => Err(HELP.into()),
    }?;
    Ok(ExitCode::SUCCESS)
}

fn build(folder: &Path) -> Result<(), Box<dyn Error>> {
    let source = env::current_dir()?;
    let program = program::build(&source, Profile::Release)?;
    Ok(finish(&source, &program, folder)?)
}

fn develop(port: u16) -> Result<ExitCode, Box<dyn Error>> {
    dev::run(port)?;
    Ok(ExitCode::from(TOOL_CHANGED))
}

fn serve(folder: &str, port: u16) -> Result<(), Box<dyn Error>> {
    let site = Site::open(Path::new(folder))?.naming_itself();
    let server = Server::start(site.clone(), port).or_else(|taken| {
        eprintln!("port {port} is taken ({taken}); taking a free one");
        Server::start(site, 0)
    })?;
    println!(
        "\n  Atlanto is ready: {}\n  Ctrl+C stops it.\n",
        server.address()
    );
    server.wait();
    Ok(())
}

fn weigh(folder: &str) -> Result<(), Box<dyn Error>> {
    let weights = size::weigh(Path::new(folder))?;
    println!("{:<28}{:>9}{:>9}", "brotli 11", "kB", "limit");
    weights.iter().for_each(|weight| println!("{weight}"));
    let over: Vec<&str> = weights
        .iter()
        .filter(|weight| !weight.fits())
        .map(|weight| weight.what.as_str())
        .collect();
    if over.is_empty() {
        Ok(())
    } else {
        Err(format!("over budget: {}", over.join(", ")).into())
    }
}
