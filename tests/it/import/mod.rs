//! `steadfast import`: each system's blog becomes a site that builds, and nothing of it is lost in silence.

mod wordpress;
