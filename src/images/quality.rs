//! How much of an image JPEG and lossy WebP keep, from 1 to 100. Lower means smaller files that look worse.

/// The default of the setting `quality` of `images`.
pub const DEFAULT_QUALITY: u8 = 80;

/// The quality of an image that is encoded again only because it has to be rotated.
#[cfg(feature = "images")]
pub(super) const ROTATED_QUALITY: u8 = 90;
