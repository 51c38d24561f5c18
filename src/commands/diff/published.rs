//! Reads what is published in a folder, and makes what a build would publish there.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::{fs, io};

use crate::blog::Blog;
use crate::config::FeedFormat;
use crate::diagnostic::Report;
use crate::difference::{FeedItem, PublishedFile, items};
use crate::digest::Digest;
use crate::path::{OutPath, SourcePath};
use crate::plan::Output;
use crate::publish;
use crate::publish::Manifest;
use crate::render::Bytes;
use crate::source::AssetBytes;

/// The files of a site.
pub(super) type Files = BTreeMap<OutPath, PublishedFile>;

/// The items of feeds, by path.
pub(super) type Feeds = BTreeMap<OutPath, Vec<FeedItem>>;

/// Returns the files of a published site: those of its manifest, or else of the folder, which may be a copy.
pub(super) fn files(folder: &Path) -> io::Result<Files> {
    let mut files = Files::new();
    match Manifest::of_output(folder)? {
        Some(manifest) => {
            files.extend(
                manifest.files.into_iter().map(|(path, digest)| (path, PublishedFile::Bytes(digest))),
            );
            let made = publish::made_from(folder);
            files.extend(made.into_iter().map(|(path, key)| (path, PublishedFile::MadeFrom(key))));
        }
        None => collect(folder, "", &mut files)?,
    }
    Ok(files)
}

/// Adds the files below a folder, without hidden ones, by their digests.
fn collect(folder: &Path, below: &str, files: &mut Files) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let path = format!("{below}{name}");
        let kind = entry.file_type()?;
        if kind.is_dir() && name != ".git" && name != ".steadfast" {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else if kind.is_file()
            && let Ok(path) = OutPath::parse(&path)
        {
            files.insert(path, PublishedFile::Bytes(of_file(&entry.path())?));
        }
    }
    Ok(())
}

fn of_file(path: &Path) -> io::Result<Digest> {
    Ok(Digest::of_copy(&mut File::open(path)?, &mut io::sink())?.0)
}

/// Returns the items of the published feeds that the site still has.
pub(super) fn feeds(folder: &Path, blog: &Blog) -> Feeds {
    let feeds = blog.plan.outputs().iter().filter_map(|(path, output)| Some((path, format(output, blog)?)));
    feeds
        .filter_map(|(path, format)| {
            let text = fs::read_to_string(folder.join(path.as_str())).ok()?;
            Some((path.clone(), items(&text, format)))
        })
        .collect()
}

/// Returns the format of a feed of articles, if it is the first of the site's: the other formats have the same items.
fn format(output: &Output, blog: &Blog) -> Option<FeedFormat> {
    let first = blog.site.config.feeds.formats.first();
    match output {
        Output::Feed(_, format) if first == Some(format) => Some(*format),
        _ => None,
    }
}

/// Renders the site. Returns its files, and the items of its feeds. Pictures are not drawn: what they are made from says enough.
pub(super) fn rendered(blog: &Blog, report: &mut Report) -> (Files, Feeds) {
    let made = Mutex::new((Files::new(), Feeds::new()));
    let take = |path: &OutPath, bytes: Bytes| {
        let items = match (blog.plan.get(path).and_then(|output| format(output, blog)), &bytes) {
            (Some(format), Bytes::Rendered(bytes)) => Some(items(&String::from_utf8_lossy(bytes), format)),
            _ => None,
        };
        let file = match bytes {
            Bytes::Rendered(bytes) => PublishedFile::Bytes(Digest::of(&bytes)),
            Bytes::Copied(file) => of_asset(&file, blog),
            Bytes::Drawn(variant) => PublishedFile::MadeFrom(variant.key()),
            Bytes::Card(card) => PublishedFile::MadeFrom(card.key),
        };
        let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
        made.0.insert(path.clone(), file);
        made.1.extend(items.map(|items| (path.clone(), items)));
        Ok(())
    };
    blog.render_all(take, report);
    made.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn of_asset(file: &SourcePath, blog: &Blog) -> PublishedFile {
    let digest = match blog.assets.get(file).map(|asset| &asset.bytes) {
        Some(AssetBytes::Memory(bytes)) => Some(Digest::of(bytes)),
        Some(AssetBytes::File(path)) => of_file(path).ok(),
        None => None,
    };
    digest.map_or(PublishedFile::There, PublishedFile::Bytes)
}
