//! Resolves the links and images of a text to files beside it, pages of the site, or other sites.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use crate::diagnostic::{Diagnostic, Severity, codes, misspelt};
use crate::folding::composed;
use crate::markdown::{EmbedKind, ImageTarget, LinkTarget, Resolve};
use crate::path::{Href, SourcePath, Url};
use crate::plan::Plan;
use crate::render::image_paths::{leaves_the_site, no_picture};
use crate::render::{blocked_embeds, images, unpublished_targets, unread_files};
use crate::site::Site;
use crate::source::Asset;

/// Resolves the destinations in one file.
pub(super) struct Links<'a> {
    pub(super) file: &'a SourcePath,
    pub(super) site: &'a Site,
    pub(super) plan: &'a Plan,
    pub(super) assets: &'a BTreeMap<SourcePath, Asset>,
}

impl Resolve for Links<'_> {
    fn link(&self, destination: &str) -> LinkTarget {
        let whole = self.site.config.inside(destination);
        if whole.is_none() {
            if let Some(meant) = misspelt::meant_scheme(destination) {
                return LinkTarget::Missing(Box::new(misspelt_scheme(destination, &meant)));
            }
            if Href::of(destination) == Href::External {
                return LinkTarget::External(destination.to_owned());
            }
        }
        let (path, query, anchor) = parts(whole.unwrap_or(destination));
        if self.is_beside(path, whole) {
            return LinkTarget::Kept { href: destination.to_owned(), fault: None };
        }
        match self.find(path, whole) {
            Ok(url) => {
                let anchor = anchor.map(composed);
                let hash = anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
                let href = format!("{}{query}{hash}", self.site.config.base.href(&url));
                let decoded = |anchor: &str| percent_decode_str(anchor).decode_utf8_lossy().into_owned();
                let anchor = anchor.as_deref().map(decoded);
                LinkTarget::Internal { href, url, anchor }
            }
            Err(_) if self.is_unread(path) => LinkTarget::External(destination.to_owned()),
            Err(fault) if whole.is_some() => LinkTarget::Kept {
                href: destination.to_owned(),
                fault: Some(self.perhaps_beside(*fault, path)),
            },
            Err(fault) => LinkTarget::Missing(fault),
        }
    }

    fn embed(&self, what: EmbedKind, address: Option<&str>) -> Option<Box<Diagnostic>> {
        blocked_embeds::fault(what, address, self.site, self.plan).map(Box::new)
    }

    fn image(&self, destination: &str) -> ImageTarget {
        let whole = self.site.config.inside(destination);
        if whole.is_none() {
            if let Some(meant) = misspelt::meant_scheme(destination) {
                return ImageTarget::Missing(Box::new(misspelt_scheme(destination, &meant)));
            }
            if Href::of(destination) == Href::External {
                return ImageTarget::External(destination.to_owned());
            }
        }
        let (path, ..) = parts(whole.unwrap_or(destination));
        if self.is_beside(path, whole) {
            return ImageTarget::External(destination.to_owned());
        }
        match self.find(path, whole) {
            Ok(url) => {
                let base = &self.site.config.base;
                let file = self.plan.file_at(&url);
                let asset = file.and_then(|file| self.assets.get(file));
                if asset.is_none() && file.is_none() {
                    return ImageTarget::Missing(Box::new(no_picture(path, "a page or a folder")));
                }
                if let Some(fault) = asset.and_then(|asset| unpublished_targets::unshown(path, asset.kind?)) {
                    return ImageTarget::Missing(Box::new(Diagnostic { severity: Severity::Error, ..fault }));
                }
                let dimensions = asset.and_then(|asset| asset.dimensions);
                let choice = file.and_then(|file| self.plan.picture(file));
                let choice = choice.map(|sizes| Box::new(images::choice(sizes, base)));
                ImageTarget::Local { src: base.href(&url), dimensions, url, choice }
            }
            // A link may lead to a file that browsers cannot show; an image of it would be empty.
            Err(fault) if fault.code == codes::UNSHOWN_PICTURE => {
                ImageTarget::Missing(Box::new(Diagnostic { severity: Severity::Error, ..*fault }))
            }
            Err(fault) if whole.is_some() => {
                ImageTarget::Doubtful(destination.to_owned(), self.perhaps_beside(*fault, path))
            }
            Err(fault) => ImageTarget::Missing(fault),
        }
    }
}

impl Links<'_> {
    /// Returns a diagnostic about an address of the settings or of an author that leads nowhere.
    pub(super) fn fault_of(&self, address: &str) -> Option<Diagnostic> {
        match self.link(address) {
            LinkTarget::Missing(fault) | LinkTarget::Kept { fault: Some(fault), .. } => Some(*fault),
            LinkTarget::Internal { .. } | LinkTarget::External(_) | LinkTarget::Kept { fault: None, .. } => {
                None
            }
        }
    }

    /// Returns whether another program of the host answers a path, and this site has nothing there. The path of an
    /// absolute address is relative to the site's root.
    fn is_beside(&self, path: &str, whole: Option<&str>) -> bool {
        let config = &self.site.config;
        if config.elsewhere.is_empty() {
            return false;
        }
        let of_host = whole.map_or_else(|| path.to_owned(), |_| format!("{}{path}", config.base.path()));
        config.is_elsewhere(&of_host) && self.plan.at(&percent_decode_str(path).decode_utf8_lossy()).is_none()
    }

    /// Adds a help to the diagnostic of an absolute address, which another program of the host may answer.
    fn perhaps_beside(&self, fault: Diagnostic, path: &str) -> Box<Diagnostic> {
        let first = path.split('/').nth(1).unwrap_or_default();
        let folder = format!("{}/{first}/", self.site.config.base.path());
        let also = format!("if another program answers there, say so in `site.yaml`:\nelsewhere: [{folder}]");
        let help = fault.help.clone().filter(|help| help.starts_with("did you mean"));
        Box::new(fault.help(help.map_or(also.clone(), |help| format!("{help}\n{also}"))))
    }

    /// Returns whether a path may lead to a file that could not be read. That file has its own diagnostic.
    fn is_unread(&self, path: &str) -> bool {
        let decoded = percent_decode_str(path).decode_utf8_lossy();
        let sibling = self.file.sibling(&decoded);
        let by_name = sibling.is_some_and(|file| self.site.unread.contains(&file));
        let base = self.site.config.base.path();
        let at_root = decoded.strip_prefix(base).unwrap_or(&decoded).strip_prefix('/');
        by_name
            || at_root
                .is_some_and(|path| self.site.unread.iter().any(|file| unread_files::may_be_at(file, path)))
    }

    /// Finds the address that a path in this file leads to. The path of an absolute address is relative to the site's
    /// root.
    fn find(&self, path: &str, whole: Option<&str>) -> Result<Url, Box<Diagnostic>> {
        let decoded = percent_decode_str(path).decode_utf8_lossy();
        if whole.is_some() && decoded.is_empty() {
            return self.at_root("/");
        }
        if decoded.starts_with('/') {
            return self.at_root(&decoded);
        }
        if let Some(url) = self.file.sibling(&decoded).and_then(|file| self.plan.source(&file).cloned()) {
            return Ok(url);
        }
        // Texts from other systems have links relative to the page: `../other-post/`.
        let by_address = self.plan.source(self.file).and_then(|page| joined(page, &decoded));
        if let Some(url) = by_address.and_then(|path| self.plan.at(&path)) {
            return Ok(url);
        }
        Err(Box::new(self.missing_file(path, &decoded)))
    }

    /// Finds an address of this site, with or without the folder that the site is published in.
    fn at_root(&self, path: &str) -> Result<Url, Box<Diagnostic>> {
        let inside = path.strip_prefix(self.site.config.base.path()).filter(|rest| rest.starts_with('/'));
        if let Some(url) = [Some(path), inside].into_iter().flatten().find_map(|path| self.plan.at(path)) {
            return Ok(url);
        }
        if SourcePath::new("").sibling(path).is_none() {
            return Err(Box::new(leaves_the_site(path)));
        }
        if let Some(fault) =
            unpublished_targets::at_address(path, inside.unwrap_or(path), self.site, self.plan)
        {
            return Err(Box::new(fault));
        }
        let fault = Diagnostic::warning(codes::DEAD_LINK, format!("this site has nothing at `{path}`"));
        let meant = self.plan.address_like(path.trim_matches('/'));
        let is_page = path.ends_with('/') || path.ends_with(".html");
        Err(Box::new(match meant {
            Some(meant) => {
                let slash = if self.plan.at(&format!("/{meant}/")).is_some() { "/" } else { "" };
                fault.help(format!("did you mean `/{meant}{slash}`?"))
            }
            None if is_page => {
                fault.help("link to the Markdown file: such links follow when an address changes")
            }
            None => fault.help(format!("put the file at `static{path}`, or mend the address")),
        }))
    }

    fn missing_file(&self, path: &str, decoded: &str) -> Diagnostic {
        let sibling = self.file.sibling(decoded);
        if let Some(withheld) =
            sibling.as_ref().and_then(|file| self.site.withheld.iter().find(|it| it.file == *file))
        {
            return Diagnostic::warning(codes::DEAD_LINK, format!("`{path}` is not published at present"))
                .why(format!("“{}” is a draft, scheduled, or expired", withheld.title))
                .help("publish it first, or take the link out until then");
        }
        if let Some(fault) =
            sibling.as_ref().and_then(|file| unpublished_targets::file(path, file, self.site, self.plan))
        {
            return fault;
        }
        if let Some(meant) = misspelt::meant_host(path) {
            return Diagnostic::warning(codes::DEAD_LINK, format!("there is no page or file `{path}`"))
                .why("an address without `https://` is a path of this site")
                .help(format!("did you mean `{meant}`?"));
        }
        let Some(sibling) = sibling else { return leaves_the_site(path) };
        let names_a_file = decoded.rsplit('/').next().is_some_and(|name| name.contains('.'));
        let fault = if names_a_file {
            Diagnostic::error(codes::MISSING_TARGET, format!("there is no file `{path}`"))
        } else {
            Diagnostic::warning(codes::DEAD_LINK, format!("there is no page or file `{path}`"))
        };
        let fault = fault.why(format!("it was looked for as `{sibling}`"));
        match self.nearest_file(decoded) {
            Some(meant) => fault.help(format!("did you mean `{meant}`?")),
            None => fault.help("mend the path, or put the file there"),
        }
    }

    /// Returns the most similar file that has an address, as a path relative to this file.
    fn nearest_file(&self, path: &str) -> Option<String> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let meant = self.plan.file_like(name)?;
        Some(meant.seen_from(self.file.folder()))
    }
}

/// Returns the warning about an address with a misspelt scheme.
fn misspelt_scheme(address: &str, meant: &str) -> Diagnostic {
    Diagnostic::warning(codes::DEAD_LINK, format!("`{address}` leads nowhere"))
        .why("it does not begin as an address does")
        .help(format!("did you mean `{meant}`?"))
}

/// Splits a destination into its path, its query with the `?`, and its anchor without the `#`.
fn parts(destination: &str) -> (&str, &str, Option<&str>) {
    let (rest, anchor) = match destination.split_once('#') {
        Some((rest, anchor)) => (rest, Some(anchor)),
        None => (destination, None),
    };
    let at = rest.find('?').unwrap_or(rest.len());
    (&rest[..at], &rest[at..], anchor)
}

/// Returns the absolute path of a path that is relative to the page `from`.
fn joined(from: &Url, relative: &str) -> Option<String> {
    let folder = SourcePath::new(from.as_str().trim_start_matches('/'));
    let slash = if relative.ends_with('/') { "/" } else { "" };
    Some(format!("/{}{slash}", folder.sibling(relative)?))
}
