//! What links and pictures of a text say that lead to files which are there and not published, or not to be shown.

use crate::diagnostic::{Diagnostic, codes};
use crate::file_kinds::{FileKind, Group};
use crate::path::SourcePath;
use crate::plan::{Held, Plan};
use crate::site::Site;

/// The fault of an address at which a file below `content/` would be, where that file is elsewhere or not published;
/// `inside` is the address without the folder that the site stands below.
pub(super) fn at_address(path: &str, inside: &str, site: &Site, plan: &Plan) -> Option<Diagnostic> {
    let candidate = SourcePath::new(format!("content{inside}"));
    let Some(url) = plan.source(&candidate) else { return file(path, &candidate, site, plan) };
    Some(
        Diagnostic::warning(codes::DEAD_LINK, format!("this site has nothing at `{path}`"))
            .why(format!("`{candidate}` is published at another address"))
            .help(format!("did you mean `{url}`?")),
    )
}

/// The fault of a path that leads to this file, where it is not published.
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

/// The warning of a picture that some readers would see as a blank; none for any other file.
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
