//! Diagnostics about links and images whose target exists but is not published, or cannot be shown.

use crate::diagnostic::{Diagnostic, codes};
use crate::file_kinds::{FileKind, Group};
use crate::path::SourcePath;
use crate::plan::{Held, Plan};
use crate::site::Site;

/// Returns a diagnostic about an address that fits a file below `content/`, if the file is published at another address
/// or not at all. `inside` is the address without the folder that the site is published in.
pub(super) fn at_address(path: &str, inside: &str, site: &Site, plan: &Plan) -> Option<Diagnostic> {
    let candidate = SourcePath::new(format!("content{inside}"));
    let Some(url) = plan.source(&candidate) else { return file(path, &candidate, site, plan) };
    Some(
        Diagnostic::warning(codes::DEAD_LINK, format!("this site has nothing at `{path}`"))
            .why(format!("`{candidate}` is published at another address"))
            .help(format!("did you mean `{url}`?")),
    )
}

/// Returns a diagnostic about a path that leads to a file which is not published.
pub(super) fn file(path: &str, file: &SourcePath, site: &Site, plan: &Plan) -> Option<Diagnostic> {
    let held = plan.held(file)?;
    if let Held::Kind(Some(kind)) = held
        && let Some(fault) = unshown(path, kind)
    {
        return Some(fault);
    }
    let Held::NotLive(text) = held else {
        let name = file.name();
        return Some(
            Diagnostic::warning(codes::DEAD_LINK, format!("`{path}` is not published"))
                .why(format!("files such as `{file}` are not published from `content/`"))
                .help(format!("move it to `static/{name}`, and link to `/{name}`")),
        );
    };
    let title = site.withheld.iter().find(|it| it.file == *text).map(|it| it.title.as_str());
    let title = title.unwrap_or(text.as_str());
    Some(
        Diagnostic::warning(codes::DEAD_LINK, format!("`{path}` is not published at present"))
            .why(format!("it belongs to “{title}”, which is a draft, scheduled, or expired"))
            .help("publish that text first, or put a copy of the file beside this one"),
    )
}

/// Returns a warning about an image in a format that not every browser shows.
pub(super) fn unshown(path: &str, kind: &FileKind) -> Option<Diagnostic> {
    if kind.group != Group::UnshownImage {
        return None;
    }
    let message = format!("the picture `{path}` is in {}, which not every browser shows", kind.name);
    Some(
        Diagnostic::warning(codes::UNSHOWN_PICTURE, message)
            .why("many readers would see a blank in its place")
            .help("export it as JPEG, and name that file here"),
    )
}
