//! `steadfast import`: each system's blog becomes a site that builds, and nothing of it is lost in silence.

mod ghost;
mod helpers;
mod medium;
mod substack;
mod wordpress;
