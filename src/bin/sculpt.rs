//! Host tool: anatomy → mesh → `assets/models`.

fn main() {}
