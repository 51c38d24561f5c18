//! A cache in memory of the images that are generated when a browser requests them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::digest::Digest;
use crate::images::{Drawing, Fault, Gate, Variant};

/// The most bytes in the cache. When it is full, it is emptied: the images on the present page are soon made again.
const MOST_BYTES: usize = 128 * 1024 * 1024;

/// The cache.
#[derive(Debug, Default)]
pub(super) struct ImageCache {
    gate: Gate,
    cached: Mutex<CachedImages>,
}

#[derive(Debug, Default)]
struct CachedImages {
    by_key: HashMap<Digest, Arc<[u8]>>,
    bytes: usize,
}

impl ImageCache {
    /// Returns a variant of an image of `pixels` pixels. Calls `original` for the bytes of the image only if the variant is not
    /// cached.
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

    /// Returns the cached bytes of a key, or makes them.
    pub(super) fn get_or_make<E>(
        &self,
        key: Digest,
        make: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<Arc<[u8]>, E> {
        if let Some(bytes) = self.cached().by_key.get(&key) {
            return Ok(Arc::clone(bytes));
        }
        let made: Arc<[u8]> = make()?.into();
        let mut cached = self.cached();
        if cached.bytes + made.len() > MOST_BYTES {
            *cached = CachedImages::default();
        }
        cached.bytes += made.len();
        cached.by_key.insert(key, Arc::clone(&made));
        Ok(made)
    }

    fn cached(&self) -> std::sync::MutexGuard<'_, CachedImages> {
        self.cached.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
