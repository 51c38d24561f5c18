//! Stands for everything that reads and makes pictures in a program without the feature `images`.

use crate::images::fault::Fault;
use crate::images::pixels::Pixels;
use crate::images::variant::Make;

/// Nothing is known of any picture.
pub fn look(_bytes: &[u8]) -> Option<Pixels> {
    None
}

/// A picture that nothing is made of.
#[derive(Debug)]
pub struct Drawing;

impl Drawing {
    /// There is no such picture.
    pub fn new(_bytes: &[u8]) -> Result<Drawing, Fault> {
        Err(Fault::Broken("this program was built without the feature `images`".to_owned()))
    }

    /// Nothing is made.
    pub fn make(&mut self, _make: &Make) -> Result<Vec<u8>, Fault> {
        Ok(Vec::new())
    }
}
