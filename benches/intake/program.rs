//! The program under load: it is started, killed and ended, and its memory is read.

use std::error::Error;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, io, thread};

/// The longest time of an orderly end: the program waits ten seconds for requests that have begun.
const LONGEST_END: Duration = Duration::from_secs(30);

/// A running program.
pub(crate) struct Running {
    child: Child,
    /// The time until it was ready.
    pub(crate) start: Duration,
}

impl Running {
    pub(crate) fn start(site: &Path, port: u16) -> Result<Running, Box<dyn Error>> {
        let begun = Instant::now();
        let mut command = Command::new(env!("CARGO_BIN_EXE_steadfast"));
        command.args(["comments", "serve", "--trusted-proxy", "127.0.0.1", "--port", &port.to_string()]);
        command.args(["--per-client", "4000000000", "--in-all", "4000000000"]);
        command.args(["--max-held", "100000000", "--max-spam", "100000000"]);
        command.current_dir(site).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn()?;
        let mut said = BufReader::new(child.stderr.take().ok_or("no standard error")?);
        let mut line = String::new();
        said.read_line(&mut line)?;
        thread::spawn(move || io::copy(&mut said, &mut io::sink()));
        if !line.contains("are taken at") {
            return Err(line.into());
        }
        Ok(Running { child, start: begun.elapsed() })
    }

    /// Kills it without a warning.
    pub(crate) fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Asks it to end, and waits until it has ended.
    pub(crate) fn end(mut self) -> Result<(), Box<dyn Error>> {
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status()?;
        let asked = Instant::now();
        while asked.elapsed() < LONGEST_END {
            if let Some(status) = self.child.try_wait()? {
                return if status.success() { Ok(()) } else { Err(format!("it ended with {status}").into()) };
            }
            thread::sleep(Duration::from_millis(20));
        }
        Err("it does not end when it is asked to".into())
    }

    /// Returns its peak memory in MB.
    pub(crate) fn most_memory(&self) -> f64 {
        self.status("VmHWM:")
    }

    /// Returns its present memory in MB.
    pub(crate) fn memory(&self) -> f64 {
        self.status("VmRSS:")
    }

    /// Returns a line about memory. Source: proc_pid_status(5).
    fn status(&self, name: &str) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<f64>().ok()).unwrap_or_default()
            / 1024.0
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}
