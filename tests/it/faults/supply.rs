//! The parts of the program: safe Rust, and libraries whose licences are known.

use std::path::Path;

use crate::architecture::sources;

fn manifest() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap()
}

#[test]
fn the_program_s_own_code_is_safe_rust() {
    assert!(manifest().contains("\nunsafe_code = \"forbid\"\n"));
    for (path, text) in sources() {
        assert!(!text.contains("unsafe {") && !text.contains("unsafe fn"), "{path}");
    }
}

/// Only the servers, and the module that opens a browser, use sockets or other programs.
#[test]
fn a_build_opens_no_connection_and_starts_no_program() {
    let serving =
        ["src/preview/", "src/comment_server/", "src/commands/", "src/comments/", "src/connection/"];
    for (path, text) in sources() {
        let may =
            serving.iter().any(|place| path.starts_with(place)) && !path.starts_with("src/commands/build");
        for word in
            ["std::net::Tcp", "std::net::Udp", "TcpStream", "UdpSocket", "process::Command", "Command::new("]
        {
            assert!(may || !text.contains(word), "{path} knows `{word}`");
        }
    }
}
