//! Sends requests to `steadfast comments serve` from many clients at a time, good, slow, malformed and hostile, kills
//! it again and again, and counts the files on the disk.
//!
//! ```text
//! cargo bench --bench intake -- --clients 200 --seconds 30
//! ```
//!
//! | argument | meaning | without it |
//! |---|---|---|
//! | `--clients N` | good clients, each of which sends as fast as it is answered | 200 |
//! | `--seconds N` | how long each part lasts | 30 |
//! | `--kills N` | how often the program is killed in the last part, at even distances | 10 |
//! | `--kept N` | comments that lie in the site before the program starts | 0 |
//! | `--only PART` | one part alone: `good`, `hostile` or `killed` | all three |
//! | `--folder DIR` | where the site is put | a temporary folder |
//!
//! Three parts: good clients alone; the same beside the clients of `hostile.rs`; the same with the program killed and
//! started again. Each good client has a separate network, as a proxy would report it. After each part every file is
//! read: every comment that was answered with success must be there, complete and once, and nothing may be there that
//! was not sent. If not, the benchmark fails; it does not fail because of a figure.

mod arguments;
mod check;
mod client;
#[path = "../build/ending.rs"]
mod ending;
mod hostile;
mod load;
mod program;
mod site;
mod table;

use std::error::Error;
use std::io::Write;
use std::process::ExitCode;
use std::{fs, io};

use arguments::Arguments;

fn main() -> ExitCode {
    ending::of_bench(|words| arguments::of(words).and_then(|arguments| run(&arguments)))
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", table::HEAD)?;
    for part in &arguments.parts {
        let site = arguments.folder.join(part.name());
        site::lay_out(&site, arguments.kept)?;
        let loaded = load::load(&site, *part, arguments)?;
        write!(out, "{}", table::of(*part, &loaded, arguments.seconds))?;
        writeln!(out, "  {}", check::check(&site, &loaded.sent, arguments.kept)?)?;
        // Three parts of five minutes each write millions of files.
        fs::remove_dir_all(&site)?;
    }
    fs::remove_dir_all(&arguments.folder)?;
    Ok(())
}
