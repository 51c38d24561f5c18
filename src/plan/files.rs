//! Decides which files of the author's folder are published, and at which path of the output.
//!
//! All files in `static/` are published. A file below `content/` must have a type that pages show or offer, and must
//! not belong to a text that is not live. A file belongs to such a text if it is in the text's folder, or if only texts
//! that are not live name it.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::content::Text;
use crate::diagnostic::{Diagnostic, Report, Span, codes};
use crate::path::{SourcePath, Url};
use crate::personal_data::PersonalData;
use crate::plan::image_references::Known;
use crate::plan::outputs::for_ever;
use crate::plan::unpublished::{COMMENTS, Held};
use crate::plan::{image_references, search};
use crate::site::Site;
use crate::source::{Asset, AssetBytes};
use crate::svg_scripts::SvgScript;

/// Folders whose files are never published: they have a special meaning, or may get one.
const CLOSED: [&str; 5] =
    [COMMENTS, "content/categories", "content/data", "content/snippets", "content/tags"];

/// Folders that never belong to one page, even if they contain an `index.md`: they hold the files of all other pages.
const SHARED: [&str; 2] = ["content", "content/pages"];

/// The published files and the files that are held back.
pub(super) struct Chosen<'a> {
    /// The published files, each with its path in the output.
    pub(super) published: BTreeMap<&'a SourcePath, String>,
    /// The files that are held back, with the reason.
    pub(super) held: BTreeMap<SourcePath, Held>,
}

/// Decides for every file whether it is published. `texts` holds the addresses of the texts that are shown.
pub(super) fn choose<'a>(
    site: &Site,
    assets: &'a BTreeMap<SourcePath, Asset>,
    texts: &BTreeMap<SourcePath, Url>,
    report: &mut Report,
) -> Chosen<'a> {
    let owners = owners(site, texts);
    let mut chosen = Chosen { published: BTreeMap::new(), held: BTreeMap::new() };
    for (file, asset) in assets {
        if !site.config.search && search::is_of_the_page(file) {
            continue;
        }
        let held = match owner(file, &owners) {
            _ if file.below("content").is_none() => None,
            owner => not_from_content(file, asset).or(match owner {
                Some(Owner { text, address: None, .. }) => Some(Held::NotLive((*text).clone())),
                _ => None,
            }),
        };
        match held {
            None => {
                report.extend(tells(file, asset));
                report.extend(runs(asset));
                chosen.published.insert(file, path(file, asset, owner(file, &owners)));
            }
            Some(held) => {
                report.extend(held.warning(file));
                chosen.held.insert(file.clone(), held);
            }
        }
    }
    chosen.hold_back_what_only_others_name(site);
    chosen
}

/// Returns the warning for a file whose metadata holds a location or a person's name.
fn tells(file: &SourcePath, asset: &Asset) -> Option<Diagnostic> {
    let PersonalData { place, owner } = &asset.personal;
    let of_owner = owner.as_ref().map(|name| match name.as_str() {
        "" => "names a person".to_owned(),
        name => format!("names a person: `{}`", name.replace('`', "'")),
    });
    let what = match (place, of_owner) {
        (false, owner) => owner?,
        (true, None) => "tells where it was made".to_owned(),
        (true, Some(owner)) => format!("tells where it was made, and {owner}"),
    };
    let help = match asset.kind.map(|kind| kind.media_type) {
        Some("application/pdf") => {
            "write it anew without its properties, for example with `qpdf --empty --pages FILE -- NEW`"
        }
        Some("image/svg+xml") => "save it as plain SVG, or remove what names the person",
        _ => "take that out, for example with `exiftool -all= FILE`",
    };
    Some(
        Diagnostic::warning(codes::PERSONAL_DATA, format!("the file `{file}` {what}"))
            .at(Span::file(file))
            .why("files of its kind are published as they are")
            .help(help),
    )
}

/// Returns the warnings for an SVG that runs scripts.
fn runs(asset: &Asset) -> impl Iterator<Item = Diagnostic> {
    asset.scripts.iter().map(|(runs, at)| {
        let (what, help) = match runs {
            SvgScript::Element => ("a script stands in a picture".to_owned(), "remove the script"),
            SvgScript::Handler(name) => (format!("`{name}` is a script in a picture"), "remove the attribute"),
            SvgScript::Address => {
                ("an address in a picture is a script".to_owned(), "write an address that leads somewhere")
            }
            SvgScript::Page => ("`srcdoc` is a page in a picture, and may run scripts".to_owned(), "remove it"),
            SvgScript::Entity => ("an entity in a picture holds a script".to_owned(), "remove the entity"),
        };
        Diagnostic::warning(codes::SVG_SCRIPT, what)
            .at(at.clone())
            .why("in a page it does nothing, but it runs as a page of your site for whoever opens the picture's own address")
            .help(help)
    })
}

/// Returns why a file below `content/` is not published even if a text names it.
fn not_from_content(file: &SourcePath, asset: &Asset) -> Option<Held> {
    if let Some(folder) = CLOSED.iter().find(|folder| file.below(folder).is_some()) {
        return Some(Held::Folder(folder));
    }
    let is_offered = asset.kind.is_some_and(|kind| kind.group.is_published_from_content());
    (!is_offered).then_some(Held::Kind(asset.kind))
}

/// A text that owns its folder: an `index.md`.
struct Owner<'a> {
    folder: &'a str,
    text: &'a SourcePath,
    /// `None` if the text is not shown.
    address: Option<&'a Url>,
}

/// Returns the texts that own a folder, by the folder.
fn owners<'a>(site: &'a Site, texts: &'a BTreeMap<SourcePath, Url>) -> HashMap<&'a str, Owner<'a>> {
    let shown = texts.iter().map(|(text, url)| (text, Some(url)));
    let withheld = site.withheld.iter().map(|withheld| (&withheld.file, None));
    let unread = site.unread.iter().map(|file| (file, None));
    let all = unread.chain(withheld).chain(shown).filter(|(text, _)| text.stem() == "index");
    let all = all.filter(|(text, _)| !SHARED.contains(&text.folder()));
    all.map(|(text, address)| (text.folder(), Owner { folder: text.folder(), text, address })).collect()
}

/// Returns the text that owns the nearest parent folder of a file.
fn owner<'o, 'a>(file: &SourcePath, owners: &'o HashMap<&'a str, Owner<'a>>) -> Option<&'o Owner<'a>> {
    if owners.is_empty() {
        return None;
    }
    let mut folder = file.folder();
    loop {
        if let Some(owner) = owners.get(folder) {
            return Some(owner);
        }
        folder = folder.rsplit_once('/')?.0;
    }
}

/// Returns the path of a file in the output. The path of a file below `static/theme/` contains a digest, so that
/// browsers can cache it without a limit. A file in the folder of a page is published below the page.
fn path(file: &SourcePath, asset: &Asset, owner: Option<&Owner<'_>>) -> String {
    if let (Some(rest), AssetBytes::Memory(bytes)) = (file.below("static/theme"), &asset.bytes) {
        return for_ever(rest, bytes);
    }
    if let Some(Owner { folder, address: Some(page), .. }) = owner
        && let Some(rest) = file.below(folder)
    {
        let folder = page.as_str().trim_matches('/');
        let folder = folder.strip_suffix(".html").unwrap_or(folder);
        return if folder.is_empty() { rest.to_owned() } else { format!("{folder}/{rest}") };
    }
    let published = ["static", "content/pages", "content"].iter().find_map(|folder| file.below(folder));
    published.unwrap_or(file.as_str()).to_owned()
}

impl Chosen<'_> {
    /// Holds back each file below `content/` that only texts which are not shown name.
    fn hold_back_what_only_others_name(&mut self, site: &Site) {
        if site.withheld.is_empty() {
            return;
        }
        let files = self.published.keys().copied().filter(|file| file.below("content").is_some());
        let files: Vec<&SourcePath> = files.collect();
        let withheld = site.withheld.iter().map(|withheld| &withheld.text);
        let wanted = self.named(withheld, &Known::of(files.iter().copied()), site);
        if wanted.is_empty() {
            return;
        }
        let profiles = site.people.iter().filter_map(|person| Some(&person.profile.as_ref()?.text));
        let known = Known::of(files.into_iter().filter(|file| wanted.get(file).is_some()));
        let shown = self.named(image_references::own_texts(site).chain(profiles), &known, site);
        let settings = settings(site);
        for file in wanted.files(self.published.keys().copied()) {
            let in_settings = settings.iter().any(|address| address.ends_with(&self.published[file]));
            if let (Some(by), None, false) = (wanted.get(file), shown.get(file), in_settings) {
                self.held.insert(file.clone(), Held::NotLive(by.clone()));
                self.published.remove(file);
            }
        }
    }

    /// Finds the files that `texts` name.
    fn named<'t>(&self, texts: impl Iterator<Item = &'t Text>, known: &Known<'_>, site: &Site) -> Named {
        let texts: Vec<&Text> = texts.collect();
        let found: Vec<_> =
            texts.par_iter().map(|text| (*text, image_references::paths(&text.whole(), known))).collect();
        let found: Vec<_> = found.into_iter().filter(|(_, paths)| !paths.is_empty()).collect();
        let mut named = Named::default();
        if found.is_empty() {
            return named;
        }
        let at: HashMap<&str, &SourcePath> =
            self.published.iter().map(|(file, path)| (path.as_str(), *file)).collect();
        for (text, paths) in found {
            for path in paths {
                let inside = path.strip_prefix(site.config.base.path()).unwrap_or(&path);
                let file = match inside.strip_prefix('/') {
                    Some(address) => at.get(address).copied().cloned(),
                    None => text.file.sibling(&path).filter(|file| self.published.contains_key(file)),
                };
                let by = text.file.clone();
                match file {
                    Some(file) => named.files.entry(file).or_insert(by),
                    // The path can be resolved only in the rendered page, so it may mean any file of this name.
                    None => {
                        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
                        named.names.entry(name).or_insert(by)
                    }
                };
            }
        }
        named
    }
}

/// The files and names that texts mention, each with the first text that mentions it.
#[derive(Default)]
struct Named {
    files: BTreeMap<SourcePath, SourcePath>,
    names: BTreeMap<String, SourcePath>,
}

impl Named {
    fn is_empty(&self) -> bool {
        self.files.is_empty() && self.names.is_empty()
    }

    /// Returns the first text that names a file.
    fn get(&self, file: &SourcePath) -> Option<&SourcePath> {
        self.files.get(file).or_else(|| self.names.get(file.name()))
    }

    /// Returns those of the files below `content/` that a text names.
    fn files<'a>(&self, among: impl Iterator<Item = &'a SourcePath>) -> Vec<&'a SourcePath> {
        among.filter(|file| file.below("content").is_some() && self.get(file).is_some()).collect()
    }
}

/// Returns the addresses that the settings name.
fn settings(site: &Site) -> Vec<&str> {
    let menu =
        site.config.navigation.iter().flatten().chain(&site.config.links).map(|link| link.url.value.as_str());
    let logo = site.config.theme.logo.iter().map(|logo| logo.src.value.as_str());
    menu.chain(logo).chain(site.config.image.iter().map(|image| image.value.as_str())).collect()
}
