//! Key `output`: files that are written beside the pages.

use crate::keys::{Fields, UnknownKeys};

/// Key `output` of `site.yaml`; all `true` by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutputSettings {
    /// Key `redirect_pages`: a page for each alias, for servers that do not read `_redirects`.
    pub redirect_pages: bool,
    /// Key `redirects_file`: the file `_redirects`.
    pub redirects_file: bool,
    /// Key `headers_file`: the file `_headers`.
    pub headers_file: bool,
    /// Key `llms_txt`: the file `llms.txt`.
    pub llms_txt: bool,
}

pub(super) fn read(fields: &mut Fields<'_, '_>) -> OutputSettings {
    let example = "output:\n  redirect_pages: true";
    let Some(mut inner) = fields.map("output", "`output`", example) else {
        return OutputSettings {
            redirect_pages: true,
            redirects_file: true,
            headers_file: true,
            llms_txt: true,
        };
    };
    let settings = OutputSettings {
        redirect_pages: inner.boolean("redirect_pages").unwrap_or(true),
        redirects_file: inner.boolean("redirects_file").unwrap_or(true),
        headers_file: inner.boolean("headers_file").unwrap_or(true),
        llms_txt: inner.boolean("llms_txt").unwrap_or(true),
    };
    inner.finish(UnknownKeys::Refuse);
    settings
}
