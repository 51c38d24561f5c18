//! Opens a browser: the one that `BROWSER` names, or the system's own.

use std::process::{Command, Stdio};
use std::{env, thread};

use crate::commands::output;

/// Opens an address. The program that does so ends when the browser has begun, or much later, so nobody waits for it.
pub(super) fn open(url: String) {
    let _ = thread::Builder::new().name("browser".to_owned()).spawn(move || {
        let asked = env::var("BROWSER").unwrap_or_default();
        if !commands(&asked, &url).iter().any(|words| runs(words)) {
            output::warn(&format!("no browser could be opened; the address is {url}\n"));
        }
    });
}

/// The commands to try, in order.
///
/// `BROWSER` holds several with colons between them; `%s` in one stands for the address, which otherwise comes last.
/// Source: E. S. Raymond, "The BROWSER project"; Debian's sensible-browser and Python's `webbrowser` read it so.
fn commands(asked: &str, url: &str) -> Vec<Vec<String>> {
    let own = |command: &str| {
        let mut words: Vec<String> = command.split_whitespace().map(|word| word.replace("%s", url)).collect();
        if !command.contains("%s") {
            words.push(url.to_owned());
        }
        words
    };
    // A drive's colon would be taken for one between two commands.
    let asked = if cfg!(target_os = "windows") { "" } else { asked };
    let mut all: Vec<Vec<String>> =
        asked.split(':').filter(|command| !command.trim().is_empty()).map(own).collect();
    let system: &[&str] = if cfg!(target_os = "macos") {
        &["open"]
    } else if cfg!(target_os = "windows") {
        &["cmd", "/C", "start", ""]
    } else {
        &["xdg-open"]
    };
    all.push(system.iter().copied().chain([url]).map(str::to_owned).collect());
    all
}

fn runs(words: &[String]) -> bool {
    let [program, arguments @ ..] = words else { return false };
    let quiet = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    quiet.is_ok_and(|status| status.success())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_browser_asked_for_comes_before_the_system_s() {
        let all = commands("one --new:two %s x", "http://a/");
        assert_eq!(all[0], ["one", "--new", "http://a/"]);
        assert_eq!(all[1], ["two", "http://a/", "x"]);
        assert_eq!(all.len(), 3);
        assert_eq!(commands("", "http://a/").len(), 1);
    }
}
