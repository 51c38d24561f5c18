//! Drives a headless Chromium with the DevTools protocol over a pipe: JSON, ended by NUL, on file descriptors 3 and 4.
//! So it needs no port, no websocket and no crate, and the browser ends when the pipe is closed. Contains nothing about
//! the preview.

use std::cell::RefCell;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::Receiver;
use std::sync::{Once, mpsc};
use std::time::{Duration, Instant};
use std::{env, thread};

use serde_json::{Value, json};
use tempfile::TempDir;

/// The longest time that a browser on a busy machine may need for one step.
const PATIENCE: Duration = Duration::from_secs(40);

/// The longest time that it may need to end.
const GOODBYE: Duration = Duration::from_secs(5);

/// The time between two checks of a page.
const PAUSE: Duration = Duration::from_millis(10);

const PROGRAMS: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome-headless-shell"];

/// A running browser; it is ended on drop.
pub(crate) struct Browser {
    child: Child,
    wire: RefCell<Wire>,
    _profile: TempDir,
}

/// A tab.
pub(crate) struct Page<'a> {
    browser: &'a Browser,
    session: String,
}

struct Wire {
    input: ChildStdin,
    output: Receiver<Value>,
    last: u64,
    events: Vec<Value>,
}

impl Browser {
    /// Starts a browser, or reports once why the tests that need one are skipped.
    pub(crate) fn start() -> Option<Browser> {
        let Some(program) = program() else {
            static SAID: Once = Once::new();
            // The test harness captures `eprintln!` of tests that pass.
            SAID.call_once(|| {
                let why = "browser tests skipped: no Chromium found; set STEADFAST_BROWSER to one\n";
                std::io::stderr().write_all(why.as_bytes()).unwrap();
            });
            return None;
        };
        let profile = TempDir::new().unwrap();
        let mut child = Command::new("/bin/sh")
            .args(["-c", r#"exec "$0" "$@" 3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null"#])
            .arg(program)
            .args([
                "--headless",
                "--remote-debugging-pipe",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
            ])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .args(["--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb"])
            .args(["--window-size=1280,900", "--disable-features=Translate"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = child.stdin.take().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            let mut message = Vec::new();
            while output.read_until(0, &mut message).is_ok_and(|length| length > 0) {
                message.pop();
                if sender.send(serde_json::from_slice(&message).unwrap()).is_err() {
                    return;
                }
                message.clear();
            }
        });
        let wire = Wire { input, output: receiver, last: 0, events: Vec::new() };
        Some(Browser { child, wire: RefCell::new(wire), _profile: profile })
    }

    /// Opens a tab and waits until the page and its scripts are loaded.
    pub(crate) fn open(&self, url: &str) -> Page<'_> {
        let target = self.call(None, "Target.createTarget", &json!({ "url": "about:blank" }));
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        let session =
            self.call(None, "Target.attachToTarget", &attach)["sessionId"].as_str().unwrap().to_owned();
        let page = Page { browser: self, session };
        for domain in ["Page.enable", "Runtime.enable", "Log.enable"] {
            page.call(domain, &json!({}));
        }
        page.call("Page.navigate", &json!({ "url": url }));
        page.until("document.readyState === 'complete' && location.protocol.startsWith('http')");
        page
    }

    /// Waits for the frame of another origin whose address has this ending.
    #[track_caller]
    pub(crate) fn frame(&self, ending: &str) -> Page<'_> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let mut targets = self.call(None, "Target.getTargets", &json!({}));
            let targets = targets["targetInfos"].take();
            let is_it = |target: &&Value| {
                target["type"] == "iframe" && target["url"].as_str().is_some_and(|url| url.ends_with(ending))
            };
            if let Some(target) = targets.as_array().unwrap().iter().find(is_it) {
                let attach = json!({ "targetId": target["targetId"], "flatten": true });
                let answer = self.call(None, "Target.attachToTarget", &attach);
                return Page { browser: self, session: answer["sessionId"].as_str().unwrap().to_owned() };
            }
            assert!(Instant::now() < deadline, "no frame shows {ending}: {targets}");
            thread::sleep(PAUSE);
        }
    }

    fn call(&self, session: Option<&str>, method: &str, parameters: &Value) -> Value {
        self.try_call(session, method, parameters).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    fn try_call(&self, session: Option<&str>, method: &str, parameters: &Value) -> Result<Value, Value> {
        let mut wire = self.wire.borrow_mut();
        wire.last += 1;
        let id = wire.last;
        let mut message = json!({ "id": id, "method": method, "params": parameters });
        if let Some(session) = session {
            message["sessionId"] = json!(session);
        }
        let mut bytes = serde_json::to_vec(&message).unwrap();
        bytes.push(0);
        wire.input.write_all(&bytes).expect("the browser has ended");
        loop {
            let Ok(mut answer) = wire.output.recv_timeout(PATIENCE) else {
                panic!("the browser does not answer {method}")
            };
            if answer["id"] != id {
                wire.events.push(answer);
            } else if answer["error"].is_null() {
                return Ok(answer["result"].take());
            } else {
                return Err(answer["error"].take());
            }
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A killed browser leaves helper processes, which write into the profile while it is removed. An orderly end is
        // not needed here, because the test has finished.
        let wire = self.wire.get_mut();
        if wire.input.write_all(b"{\"id\":0,\"method\":\"Browser.close\"}\0").is_ok() {
            while wire.output.recv_timeout(GOODBYE).is_ok() {}
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Page<'_> {
    /// Sends one command of the protocol to this tab.
    pub(crate) fn call(&self, method: &str, parameters: &Value) -> Value {
        self.browser.call(Some(&self.session), method, parameters)
    }

    /// Evaluates an expression in the page, and waits for a promise.
    pub(crate) fn value(&self, expression: &str) -> Value {
        self.try_value(expression).unwrap_or_else(|fault| panic!("{expression}: {fault}"))
    }

    fn try_value(&self, expression: &str) -> Result<Value, Value> {
        let parameters = json!({
            "expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true,
        });
        let mut answer = self.browser.try_call(Some(&self.session), "Runtime.evaluate", &parameters)?;
        if answer["exceptionDetails"].is_null() {
            Ok(answer["result"]["value"].take())
        } else {
            Err(answer["exceptionDetails"].take())
        }
    }

    /// Waits until an expression is true. It may fail meanwhile, for example while another page is opened.
    #[track_caller]
    pub(crate) fn until(&self, expression: &str) {
        let deadline = Instant::now() + PATIENCE;
        let mut last = Ok(Value::Null);
        while Instant::now() < deadline {
            last = self.try_value(expression);
            if last == Ok(Value::Bool(true)) {
                return;
            }
            thread::sleep(PAUSE);
        }
        let body = self.try_value("document.documentElement.outerHTML");
        panic!("never true: {expression}\nlast: {last:?}\nerrors: {:#?}\npage: {body:?}", self.errors());
    }

    /// Presses and releases a key that types no character, such as `Escape`.
    pub(crate) fn press(&self, key: &str) {
        for kind in ["rawKeyDown", "keyUp"] {
            self.call("Input.dispatchKeyEvent", &json!({ "type": kind, "key": key, "code": key }));
        }
    }

    /// Presses and releases a key that types a character, such as `/`.
    pub(crate) fn strike(&self, key: &str) {
        self.call("Input.dispatchKeyEvent", &json!({ "type": "keyDown", "key": key, "text": key }));
        self.call("Input.dispatchKeyEvent", &json!({ "type": "keyUp", "key": key }));
    }

    /// Types a text into the focused element.
    pub(crate) fn enter(&self, text: &str) {
        self.call("Input.insertText", &json!({ "text": text }));
    }

    /// Clicks into the middle of an element. `modifiers` is the protocol's bit mask: 1 is Alt.
    pub(crate) fn click(&self, selector: &str, modifiers: u8) {
        let middle = format!(
            "(() => {{ const found = document.querySelector({selector:?}); \
             found.scrollIntoView({{ block: 'nearest', behavior: 'instant' }}); \
             const box = found.getBoundingClientRect(); \
             return [box.x + box.width / 2, box.y + box.height / 2]; }})()"
        );
        let at = self.value(&middle);
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({
                "type": kind, "x": at[0], "y": at[1], "button": "left", "clickCount": 1, "modifiers": modifiers,
            });
            self.call("Input.dispatchMouseEvent", &event);
        }
    }

    /// Returns the errors in the console: exceptions, `console.error`, and files that the browser refused or could not
    /// load.
    pub(crate) fn errors(&self) -> Vec<String> {
        self.value("1"); // fetches what has been said so far
        let wire = self.browser.wire.borrow();
        let mine = wire.events.iter().filter(|event| event["sessionId"] == self.session);
        let errors = mine.filter(|event| match event["method"].as_str() {
            Some("Runtime.exceptionThrown") => true,
            Some("Runtime.consoleAPICalled") => event["params"]["type"] == "error",
            Some("Log.entryAdded") => event["params"]["entry"]["level"] == "error",
            _ => false,
        });
        errors.map(|event| event["params"].to_string()).collect()
    }
}

fn program() -> Option<PathBuf> {
    if !cfg!(unix) {
        return None;
    }
    if let Some(named) = env::var_os("STEADFAST_BROWSER") {
        let named = PathBuf::from(named);
        assert!(named.is_file(), "STEADFAST_BROWSER is `{}`, which is not there", named.display());
        return Some(named);
    }
    let path = env::var_os("PATH")?;
    let folders: Vec<_> = env::split_paths(&path).collect();
    let found = PROGRAMS.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    found.into_iter().find(|program| program.is_file())
}
