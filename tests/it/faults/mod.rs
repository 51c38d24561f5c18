//! What an author reads, and what stays as it was, when inputs, templates, disks, connections or the machine are at
//! fault: one file for each subject.

mod clashes;
mod links;
mod moving_in;
mod places;
#[cfg(feature = "serve")]
mod slow_readers;
mod templates;

/// Holds a text against the snapshot of this name.
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
