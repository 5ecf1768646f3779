//! The program in the browser.

fn main() {
    atlanto::ui::run();
}
