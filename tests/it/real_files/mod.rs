//! Files as authors bring them: what came out wrong once, for each kind of file, and what must come out.
//!
//! These tests use the program itself or the text of a fixture only, so that they can be run against any version.

mod gathered_messages;
mod imports;
