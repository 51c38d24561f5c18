//! How to mend a lost address: the lines to paste.

use std::collections::BTreeSet;

use crate::content;
use crate::content::Text;
use crate::diagnostic::Diagnostic;
use crate::ledger::heirs::{Common, Heir};
use crate::ledger::lost::page_of;
use crate::path::{OutPath, Url};
use crate::plan::{Output, Page, Plan};
use crate::site::Site;
use crate::yaml::quote::{self, remedy, scalar};

/// Completes the fault of an address whose text is not shown any more.
pub(super) fn of_withheld(fault: Diagnostic, text: &Text) -> Diagnostic {
    fault
        .also(text.span(0..3), "its text is a draft, or is not published yet")
        .help("publish it again, lead readers on with `redirects:` in site.yaml, or list the address there below `gone:`")
}

/// Completes the fault of an address that has a likely heir. `missing` are all lost addresses: its feeds among them.
pub(super) fn of_heir(
    fault: Diagnostic,
    path: &OutPath,
    missing: &BTreeSet<&OutPath>,
    heir: &Heir<'_>,
    site: &Site,
    plan: &Plan,
) -> Diagnostic {
    let lost = path.url();
    let sentence = format!("{} `{lost}`", heir.common.sentence());
    let Some(text) = heir.text else {
        let lines = redirects(path, missing, &heir.url, site, plan);
        let help =
            format!("`{}` is new, and may have taken its place; then {}", heir.url, below_redirects(site));
        return fault.help(remedy(&help, &lines));
    };
    let aliases = aliases(heir.output, site);
    let all: Vec<String> = aliases.iter().chain([&lost]).map(Url::to_string).collect();
    let place = if aliases.is_empty() { "add to" } else { "change in" };
    let help = format!("{place} the front matter of `{}`:", text.file);
    let fault =
        fault.also(text.span(0..3), sentence).help(remedy(&help, &format!("aliases: {}", quote::list(&all))));
    let whole = text.whole();
    let Some(matter) = content::front_matter(&text.file, &whole).filter(|_| heir.common == Common::Text)
    else {
        return fault;
    };
    let editor = matter.editor(&text.file, &whole);
    match editor.add_item("aliases", lost.as_str()) {
        Some(edit) => fault.mended_by(edit),
        None => fault,
    }
}

/// Completes the fault of an address without an heir.
pub(super) fn without_heir(fault: Diagnostic, path: &OutPath, site: &Site) -> Diagnostic {
    let lost = scalar(path.url().as_str());
    let redirect = below_redirects(site);
    let lines = match site.config.redirects.is_empty() {
        true => format!("redirects:\n  {lost}: /"),
        false => format!("  {lost}: /"),
    };
    let gone = match site.config.gone.is_empty() {
        true => format!("add to site.yaml `gone: [{lost}]`"),
        false => format!("add `{lost}` to the list `gone:` in site.yaml"),
    };
    fault.help(remedy(
        &format!("if it may vanish, {gone}; to lead its readers on to another page, {redirect}"),
        &lines,
    ))
}

/// Returns where the line of a redirect belongs.
fn below_redirects(site: &Site) -> &'static str {
    match site.config.redirects.is_empty() {
        true => "add to site.yaml:",
        false => "add to site.yaml, below `redirects:`:",
    }
}

/// Returns the lines that redirect a page and the lost files in its folder.
fn redirects(path: &OutPath, missing: &BTreeSet<&OutPath>, heir: &Url, site: &Site, plan: &Plan) -> String {
    let from = path.url();
    let files = missing.iter().filter(|file| page_of(file, |page| page == path).is_some());
    let files = files.map(|file| {
        let rest = file.url().as_str().strip_prefix(from.as_str()).unwrap_or_default().to_owned();
        let to = OutPath::parse(format!("{heir}{rest}").trim_start_matches('/')).ok();
        let to = to.filter(|to| plan.get(to).is_some()).map_or_else(|| heir.clone(), |to| to.url());
        (file.url(), to)
    });
    let lines = [(from.clone(), heir.clone())].into_iter().chain(files);
    let lines = lines.map(|(from, to)| format!("  {}: {}", scalar(from.as_str()), scalar(to.as_str())));
    let lines = lines.collect::<Vec<_>>().join("\n");
    // Below a key that is there already, only its lines are to be added.
    if site.config.redirects.is_empty() { format!("redirects:\n{lines}") } else { lines }
}

fn aliases(output: &Output, site: &Site) -> Vec<Url> {
    let aliases = match output {
        Output::Page(Page::Article(id)) => &site.article(*id).article.aliases,
        Output::Page(Page::Standalone(place)) => &site.pages[*place].aliases,
        _ => return Vec::new(),
    };
    aliases.iter().map(|alias| alias.value.clone()).collect()
}
