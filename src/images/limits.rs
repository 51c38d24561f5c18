//! Limits of images.

/// The most pixels that are decoded: 100 million take 300 to 400 MB while they are worked on.
pub const MOST_PIXELS: u64 = 100_000_000;

/// The most bytes of memory that one picture may take while it is worked on.
pub const MOST_MEMORY: u64 = 512 * 1024 * 1024;

/// The most bytes that a picture's file may have.
pub const LARGEST_FILE: u64 = 128 * 1024 * 1024;

/// The widest and highest that WebP can be. Source: RFC 9649, section 2.6.
pub const WIDEST_WEBP: u32 = 16_383;
