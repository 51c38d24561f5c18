//! Threads of lengths that nobody reads.
