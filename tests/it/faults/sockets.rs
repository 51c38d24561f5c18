//! Addresses that a server cannot listen at.

use crate::driver::Folder;

#[test]
fn an_address_of_another_machine_is_refused_by_name() {
    // An address for documentation, which no machine has. Source: RFC 5737.
    let site = Folder::new("//- content/2026-01-05-a.md\n---\ntitle: A\n---\nText.\n");
    let run = site.run(&["serve", "--bind", "203.0.113.9", "--port", "0"]).exits(1);
    assert!(run.stderr.contains("203.0.113.9"), "{}", run.stderr);
    let run = site.run(&["serve", "--bind", "here"]).exits(2);
    assert!(run.stderr.contains("here"), "{}", run.stderr);
}
