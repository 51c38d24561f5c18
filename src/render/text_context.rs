//! The context of rendering one text.

use std::collections::BTreeMap;

use crate::path::SourcePath;
use crate::plan::Plan;
use crate::render::frame_ids::FrameIds;
use crate::site::Site;
use crate::source::Asset;

/// What a text is rendered with: the site in which its links are resolved, and the ids of the page's frame.
#[derive(Clone, Copy)]
pub(super) struct TextContext<'a> {
    pub(super) site: &'a Site,
    pub(super) plan: &'a Plan,
    pub(super) assets: &'a BTreeMap<SourcePath, Asset>,
    pub(super) ids: &'a FrameIds,
}
