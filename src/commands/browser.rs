//! Opens a browser: the one in `BROWSER`, or the system's default.

use std::process::{Command, Stdio};
use std::{env, thread};

use crate::commands::output;

/// Opens an address. Does not wait for the command, which may run as long as the browser.
pub(super) fn open(url: String) {
    let _ = thread::Builder::new().name("browser".to_owned()).spawn(move || {
        let asked = env::var("BROWSER").unwrap_or_default();
        if !commands(&asked, &url).iter().any(|words| runs(words)) {
            output::warn(&format!("no browser could be opened; the address is {url}\n"));
        }
    });
}

/// Returns the commands to try, in order.
///
/// `BROWSER` contains commands separated by colons; `%s` is replaced by the address, which is otherwise appended.
/// Source: E. S. Raymond, "The BROWSER project"; Debian's sensible-browser and Python's `webbrowser` do the same.
fn commands(asked: &str, url: &str) -> Vec<Vec<String>> {
    let own = |command: &str| {
        let mut words: Vec<String> = command.split_whitespace().map(|word| word.replace("%s", url)).collect();
        if !command.contains("%s") {
            words.push(url.to_owned());
        }
        words
    };
    // The colon of a drive would separate two commands.
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
