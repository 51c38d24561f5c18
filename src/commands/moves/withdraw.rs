//! Names the places that may still hold a text that should never have been out.

use crate::moves::Facts;
use crate::path::SourcePath;

/// Returns the places with what to do there; empty for a text without an address.
pub(super) fn places(facts: &Facts<'_>, file: &SourcePath) -> String {
    let Some(addresses) = facts.public_addresses(file) else { return String::new() };
    let page = &addresses[0];
    let listed =
        |addresses: &[String]| addresses.iter().map(|address| format!("  {address}\n")).collect::<String>();
    format!(
        "\nThe text is out of your files. These places may still hold it, in this order:\n\
         1. Your host: build and publish now; until then it is still public.\n\
         2. The host's cache: purge these addresses, or all of them, in the host's settings:\n{}\
         3. Feeds: readers' programs keep what they have fetched. The next fetch no longer has the item, but most programs keep \
         the old one; nothing can call it back.\n\
         4. The search of your site: the new build has a new index; browsers may keep the old one for some hours.\n\
         5. The social card: networks keep the picture and title of shared links. Enter the address in their debuggers \
         (Facebook: developers.facebook.com/tools/debug, LinkedIn: www.linkedin.com/post-inspector), or ask who shared it to \
         remove the post.\n\
         6. Search engines: ask for removal (Google: search.google.com/search-console/removals, Bing: \
         www.bing.com/webmasters/tools/contentremoval).\n\
         7. Archives: look whether there is a copy at web.archive.org/web/*/{page}, and write to info@archive.org; \
         archive.today has a form at each copy.\n\
         8. Version control: the text is still in the history of the repository. If it holds a secret, change the secret; \
         `git filter-repo --path {file} --invert-paths` removes the file from the history.\n",
        listed(&addresses)
    )
}
