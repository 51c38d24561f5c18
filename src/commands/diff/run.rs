//! Compares the site with the published one, and prints the difference.

use std::path::Path;

use crate::commands::cli::Format;
use crate::commands::diff::account::{Account, for_people, for_programs};
use crate::commands::diff::cli::{Diff, DiffFormat};
use crate::commands::diff::published;
use crate::commands::exit::Exit;
use crate::commands::output::Voice;
use crate::commands::{loaded_site, output, site_folder};
use crate::diagnostic::Report;
use crate::difference::{compare, new_items};

/// Runs the command.
pub(crate) fn run(arguments: &Diff, voice: Voice) -> Exit {
    if let Some(address) = arguments.published.as_deref().and_then(Path::to_str).filter(|it| is_address(it)) {
        output::warn(&format!(
            "error: `{address}` is an address, and `diff` compares with a folder\n  help: compare with the last build \
             (`steadfast diff`), or with a copy of what the server has:\n        rsync -a SERVER:/srv/www/ \
             published/ && steadfast diff published\n"
        ));
        return Exit::Usage;
    }
    let site = match loaded_site::load(arguments.root.as_deref(), arguments.now.as_ref(), &[], voice) {
        Ok(site) if site.exit == Exit::Done => site,
        Ok(site) => return site.exit,
        Err(exit) => return exit,
    };
    let folder = arguments.published.clone().unwrap_or_else(|| site_folder::usual_output(&site.root));
    let before = match published::files(&folder) {
        Ok(files) => files,
        Err(reason) => {
            output::warn(&format!(
                "error: the published site `{}` cannot be read: {reason}\n  help: build it first, or name its folder: \
                 `steadfast diff DIR`\n",
                folder.display()
            ));
            return Exit::Usage;
        }
    };
    let mut report = Report::new();
    let (after, feeds) = published::rendered(&site.blog, &mut report);
    let mut errors = Report::new();
    errors.extend(report.errors());
    let exit = if errors.has_errors() { Exit::Fault } else { Exit::Done };
    voice.report(errors, &site.root, Format::Human);
    let mut feeds_before = published::feeds(&folder, &site.blog);
    let base = &site.blog.site.config.base;
    let addresses: Vec<_> =
        feeds.into_iter().map(|(path, items)| (base.href(&path.url()), path, items)).collect();
    let feeds = addresses
        .iter()
        .map(|(address, path, items)| (address.as_str(), feeds_before.remove(path), items.clone()));
    let account = Account {
        difference: compare(&before, &after, &site.blog.plan),
        items: new_items(feeds),
        blog: &site.blog,
    };
    output::say(&match arguments.format {
        DiffFormat::Human => for_people(&account, voice.detail),
        DiffFormat::Json => format!("{}\n", for_programs(&account)),
    });
    exit
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}
