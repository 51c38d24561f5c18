//! Limits of images.

/// The largest number of pixels that are decoded. 100 million pixels take 300 to 400 MB of memory.
pub const MOST_PIXELS: u64 = 100_000_000;

/// The most memory, in bytes, that the processing of one image may take.
pub const MOST_MEMORY: u64 = 512 * 1024 * 1024;

/// The largest size of an image file, in bytes.
pub const LARGEST_FILE: u64 = 128 * 1024 * 1024;

/// The largest width and height of a WebP image, in pixels. Source: RFC 9649, section 2.6.
pub const WIDEST_WEBP: u32 = 16_383;
