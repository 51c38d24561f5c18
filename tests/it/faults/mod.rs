//! The messages, and what remains unchanged, when inputs, templates, disks, connections or the machine fail: one file
//! for each subject.
//!
//! `docs/reliability.md` maps what can go wrong to tests, here and elsewhere; [`rows`] checks it against them.

mod bombs;
mod clashes;
mod comment_rules;
mod comments_at_once;
mod endless_templates;
mod inputs;
#[cfg(feature = "import")]
mod large_exports;
mod large_files;
mod links;
mod machine;
mod moving_in;
mod names_and_lists;
mod places;
mod rows;
mod running_files;
#[cfg(feature = "serve")]
mod slow_readers;
#[cfg(feature = "serve")]
mod sockets;
mod supply;
mod templates;
mod yaml;

/// Compares a text with the snapshot of this name.
#[track_caller]
pub(crate) fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        omit_expression => true,
        prepend_module_to_snapshot => false,
    }, {
        insta::assert_snapshot!(name, text);
    });
}
