//! Pictures made when a browser asks for them, and kept in memory: a page that is shown again after an edit costs none.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::digest::Digest;
use crate::images::{Drawing, Fault, Gate, Variant};

/// The most bytes that are kept. When they are full, all go: what is looked at now is soon made again.
const MOST_BYTES: usize = 128 * 1024 * 1024;

/// The pictures that were made.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    gate: Gate,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    by_key: HashMap<Digest, Arc<[u8]>>,
    bytes: usize,
}

impl Pictures {
    /// One file made from the `original` bytes of a picture with so many pixels; the bytes are read only when they are
    /// needed.
    pub(super) fn get(
        &self,
        variant: &Variant,
        pixels: u64,
        original: impl FnOnce() -> Option<Vec<u8>>,
    ) -> Result<Arc<[u8]>, Fault> {
        self.get_or_make(variant.key(), || {
            self.gate.pass(pixels, || {
                let original =
                    original().ok_or_else(|| Fault::Broken("the file is not there any more".to_owned()))?;
                Drawing::new(&original)?.make(&variant.make)
            })
        })
    }

    /// What a key stands for, as it was made before or is made now.
    pub(super) fn get_or_make<E>(
        &self,
        key: Digest,
        make: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<Arc<[u8]>, E> {
        if let Some(bytes) = self.kept().by_key.get(&key) {
            return Ok(Arc::clone(bytes));
        }
        let made: Arc<[u8]> = make()?.into();
        let mut kept = self.kept();
        if kept.bytes + made.len() > MOST_BYTES {
            *kept = Kept::default();
        }
        kept.bytes += made.len();
        kept.by_key.insert(key, Arc::clone(&made));
        Ok(made)
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
