//! Host tool: finishes, serves and measures the built site.

fn main() {}
