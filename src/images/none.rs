//! Replaces the code that reads and makes images if the program is built without the feature `images`.

use crate::images::fault::Fault;
use crate::images::pixels::Pixels;
use crate::images::variant::Make;

/// Returns `None` for every file.
pub fn look(_bytes: &[u8]) -> Option<Pixels> {
    None
}

/// An image that cannot be opened. No value of this type is ever made.
#[derive(Debug)]
pub struct Drawing;

impl Drawing {
    /// Returns an error.
    pub fn new(_bytes: &[u8]) -> Result<Drawing, Fault> {
        Err(Fault::Broken("this program was built without the feature `images`".to_owned()))
    }

    /// Returns no bytes. Is never called, because [`Drawing::new`] always fails.
    pub fn make(&mut self, _make: &Make) -> Result<Vec<u8>, Fault> {
        Ok(Vec::new())
    }
}
