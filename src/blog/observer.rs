//! Lets a caller follow a build, for example to measure it. The core itself has no clock.

use crate::path::OutPath;

/// A stage of a build, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadStage {
    /// The settings are parsed.
    Settings,
    /// The author's texts are parsed.
    Content,
    /// The index of all content is assembled.
    Index,
    /// The outputs are planned.
    Plan,
    /// The templates are parsed.
    Templates,
    /// The values that many pages show are made.
    Values,
}

/// Receives the steps of a build.
pub trait Observer: Send + Sync {
    /// A stage begins. The stage before it has ended.
    fn stage(&self, _stage: LoadStage) {}

    /// Calls `render`, which renders one output. Several threads call this at once.
    fn output(&self, _path: &OutPath, render: &mut dyn FnMut()) {
        render();
    }
}

/// The observer that does nothing.
impl Observer for () {}
