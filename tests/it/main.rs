//! The integration tests: a site as text goes in, what a reader or an author sees comes out.

mod browser;
