//! Parses a form of the queue: the token of the sender, the requested action, and the list that it was sent from.

use crate::content::CommentState;
use crate::path::form;
use crate::preview::moderation::{Action, Choice};
use crate::preview::queue::View;

/// The most bytes of a form.
pub(super) const LARGEST: usize = 64 * 1024;

/// A parsed form.
#[derive(Debug)]
pub(super) struct Decision {
    pub(super) token: String,
    pub(super) action: Action<Choice>,
    /// The list that it was sent from.
    pub(super) view: View,
}

impl Decision {
    /// Parses a form; `None` if it is not a form of the queue.
    pub(super) fn read(body: &[u8]) -> Option<Decision> {
        let fields = form::fields(body)?;
        let is_twice = |at: usize| fields[..at].iter().any(|(name, _)| *name == fields[at].0);
        if (0..fields.len()).any(is_twice) {
            return None;
        }
        let value =
            |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        let choice = || Some(Choice { name: value("comment")?, mark: value("mark")? });
        let action = match value("do")?.as_str() {
            "approve" => Action::Decide(choice()?, CommentState::Approved),
            "reject" => Action::Decide(choice()?, CommentState::Rejected),
            "spam" => Action::Decide(choice()?, CommentState::Spam),
            "undo" => Action::Undo(choice()?),
            "undo-last" => Action::UndoLast,
            "reply" => Action::Reply { to: choice()?, text: value("text")?, by: value("by") },
            _ => return None,
        };
        Some(Decision { token: value("token").unwrap_or_default(), action, view: View::of(&fields) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_one_complete_action_or_none() {
        let action = |body: &str| Decision::read(body.as_bytes()).map(|decision| decision.action);
        let choice = || Choice { name: "a/c-1".to_owned(), mark: "ff".to_owned() };
        let spam = Some(Action::Decide(choice(), CommentState::Spam));
        assert_eq!(action("do=spam&comment=a%2Fc-1&mark=ff"), spam);
        let reply = Action::Reply { to: choice(), text: "é\r\n".to_owned(), by: None };
        assert_eq!(action("do=reply&comment=a/c-1&mark=ff&text=%C3%A9%0D%0A"), Some(reply));
        assert_eq!(action("do=undo-last"), Some(Action::UndoLast));
        for none in [
            "",
            "do=delete&comment=a/c-1&mark=ff",
            "do=approve&comment=a/c-1",
            "do=approve&mark=ff",
            "do=reply&comment=a/c-1&mark=ff",
            "do=approve&do=spam&comment=a/c-1&mark=ff",
            "do=approve&comment=a/c-1&mark=%ff",
        ] {
            assert_eq!(action(none), None, "{none}");
        }
    }
}
