//! Host tool: finishes, serves and weighs the built site.

use atlanto::site::{
    finish,
    serve::{Server, Site},
    size,
};
use std::{env, error::Error, path::Path, process::ExitCode};

const HELP: &str = "site finish                     finish what trunk has staged (run by trunk)
site serve <folder> [--port N]  serve a finished site with its headers
site size <folder>              weigh it against the budgets";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("site: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<(), Box<dyn Error>> {
    match arguments {
        ["finish"] => Ok(finish::finish()?),
        ["size", folder] => weigh(folder),
        ["serve", folder] => serve(folder, 8080),
        ["serve", folder, "--port", port] => serve(folder, port.parse()?),
        _ => Err(HELP.into()),
    }
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
        .map(|weight| weight.what)
        .collect();
    if over.is_empty() {
        Ok(())
    } else {
        Err(format!("over budget: {}", over.join(", ")).into())
    }
}
