//! The kinds of callouts, and the names that other programs give them.

use crate::markdown::labels::Labels;

/// A kind of callout.
pub(super) struct CalloutKind {
    pub(super) marker: &'static str,
    pub(super) class: &'static str,
    pub(super) title: fn(&Labels) -> &str,
    pub(super) role: CalloutRole,
}

/// The role of a callout.
#[derive(Clone, Copy)]
pub(super) enum CalloutRole {
    /// A remark.
    Aside,
    /// A part of the guide.
    Section,
}

pub(super) const CALLOUT_KINDS: [CalloutKind; 11] = [
    CalloutKind { marker: "NOTE", class: "note", title: |words| &words.note, role: CalloutRole::Aside },
    CalloutKind { marker: "TIP", class: "tip", title: |words| &words.tip, role: CalloutRole::Aside },
    CalloutKind {
        marker: "IMPORTANT",
        class: "important",
        title: |words| &words.important,
        role: CalloutRole::Aside,
    },
    CalloutKind {
        marker: "WARNING",
        class: "warning",
        title: |words| &words.warning,
        role: CalloutRole::Aside,
    },
    CalloutKind {
        marker: "CAUTION",
        class: "caution",
        title: |words| &words.caution,
        role: CalloutRole::Aside,
    },
    CalloutKind {
        marker: "TAKEAWAYS",
        class: "takeaways",
        title: |words| &words.takeaways,
        role: CalloutRole::Section,
    },
    CalloutKind {
        marker: "CHECKLIST",
        class: "checklist",
        title: |words| &words.checklist,
        role: CalloutRole::Section,
    },
    CalloutKind { marker: "STEPS", class: "steps", title: |words| &words.steps, role: CalloutRole::Section },
    CalloutKind {
        marker: "EXAMPLE",
        class: "example",
        title: |words| &words.example,
        role: CalloutRole::Section,
    },
    CalloutKind { marker: "DO", class: "do", title: |words| &words.do_this, role: CalloutRole::Section },
    CalloutKind { marker: "DONT", class: "dont", title: |words| &words.dont, role: CalloutRole::Section },
];

/// The names that other programs give to kinds.
const OTHER_NAMES: [(&str, &str); 6] = [
    ("INFO", "NOTE"),
    ("HINT", "TIP"),
    ("SUCCESS", "TIP"),
    ("DANGER", "CAUTION"),
    ("ERROR", "CAUTION"),
    ("ATTENTION", "WARNING"),
];

/// Returns the kind with this name, ignoring case.
pub(super) fn kind(name: &str) -> Option<&'static CalloutKind> {
    let other = OTHER_NAMES.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
    let name = other.map_or(name, |(_, name)| name);
    CALLOUT_KINDS.iter().find(|kind| kind.marker.eq_ignore_ascii_case(name))
}

/// Returns whether a kind has this name.
pub(super) fn is_kind(name: &str) -> bool {
    kind(name).is_some()
}

/// Returns the name of a kind in lowercase if `name` has lowercase letters.
pub(super) fn alike(name: &str, kind: &str) -> String {
    if name.bytes().any(|byte| byte.is_ascii_lowercase()) {
        kind.to_ascii_lowercase()
    } else {
        kind.to_owned()
    }
}
