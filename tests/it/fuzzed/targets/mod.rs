//! One function for each kind of input from outside. Each takes any bytes, and panics where a promise is broken.
//!
//! `tests/it/fuzzed/mod.rs` runs them on the seeds and on some thousand changed seeds. The crate in `fuzz/` runs them
//! without an end, guided by the code that an input reaches.

mod addresses;
mod comment;
mod form;
#[cfg(feature = "import")]
mod imports;
#[cfg(feature = "intake")]
mod intake;
mod markdown;
mod pictures;
#[cfg(feature = "serve")]
mod preview;
mod publish;
mod server;
mod settings;
mod texts;

pub use addresses::addresses;
pub use comment::comment;
pub use form::form;
#[cfg(feature = "import")]
pub use imports::imports;
#[cfg(feature = "intake")]
pub use intake::intake;
pub use markdown::markdown;
pub use pictures::pictures;
#[cfg(feature = "serve")]
pub use preview::preview;
pub use publish::publish;
pub use settings::settings;
use steadfast::diagnostic::human::Style;
use steadfast::diagnostic::{Report, human, machine};
pub use texts::texts;

/// Fails if a message would harm a terminal, a log or a program that reads it.
fn can_be_told(report: Report) {
    for fault in report.sorted() {
        let told = human::draw(&fault, Style::Plain);
        let obeyed = told.find(|c: char| c.is_control() && c != '\n' && c != '\t');
        assert_eq!(obeyed, None, "{told:?}");
        let json: serde_json::Value = serde_json::from_str(&machine::json(&fault)).unwrap();
        assert_eq!(json["code"], fault.code.name);
        let line = machine::github(&fault, "");
        assert_eq!(line.trim_end().lines().count(), 1, "{line:?}");
    }
}
