//! The key `texts` of a language file: interface texts, checked against the English ones.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Located, codes, nearest};
use crate::keys::Fields;
use crate::language::placeholders::{Brace, Message};
use crate::language::plural::{PluralForm, PluralRule};
use crate::yaml::quote::remedy;
use crate::yaml::{MapEntry, Node, NodeKind};

/// One interface text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum InterfaceText {
    /// The same text for all numbers.
    One(Message),
    /// One text for each plural form of the language.
    Counted(PluralRule, BTreeMap<PluralForm, Message>),
}

/// The placeholder for the number that selects the plural form.
pub(super) const COUNT: &str = "count";

impl InterfaceText {
    /// The names of all placeholders.
    pub(super) fn placeholders(&self) -> BTreeSet<&str> {
        match self {
            InterfaceText::One(message) => message.placeholders().collect(),
            InterfaceText::Counted(_, forms) => forms.values().flat_map(Message::placeholders).collect(),
        }
    }

    /// The messages by the names of their plural forms.
    pub(super) fn forms(&self) -> Vec<(&'static str, &Message)> {
        match self {
            InterfaceText::One(message) => vec![(PluralForm::Other.name(), message)],
            InterfaceText::Counted(_, forms) => {
                forms.iter().map(|(form, message)| (form.name(), message)).collect()
            }
        }
    }

    /// The message for a number.
    pub(super) fn message(&self, count: u64) -> Option<&Message> {
        match self {
            InterfaceText::One(message) => Some(message),
            InterfaceText::Counted(rule, forms) => {
                forms.get(&rule.form(count)).or_else(|| forms.values().next_back())
            }
        }
    }
}

/// Parses the texts; `english` are the known ones.
pub(super) fn read(
    mut fields: Fields<'_, '_>,
    rule: PluralRule,
    english: Option<&BTreeMap<String, InterfaceText>>,
) -> BTreeMap<String, InterfaceText> {
    let mut texts = BTreeMap::new();
    for entry in fields.entries() {
        let original = english.map(|english| english.get(&entry.key));
        let text = match original {
            Some(None) => {
                unknown(&mut fields, entry, english);
                None
            }
            Some(Some(original)) => entry_text(&mut fields, entry, rule, Some(original)),
            None => entry_text(&mut fields, entry, rule, None),
        };
        texts.extend(text.map(|text| (entry.key.clone(), text)));
    }
    texts
}

fn unknown(fields: &mut Fields<'_, '_>, entry: &MapEntry, english: Option<&BTreeMap<String, InterfaceText>>) {
    let names = english.into_iter().flatten().map(|(key, _)| key.as_str());
    let help = match nearest(&entry.key, names) {
        Some(guess) => format!("did you mean `{guess}`?"),
        None => "docs/languages.md lists the texts and what each is for".to_owned(),
    };
    let message = format!("there is no interface text `{}`", entry.key);
    let place = fields.span(entry.key_at.clone());
    fields.fault(Diagnostic::error(codes::UNKNOWN_KEY, message).at(place).help(help));
}

/// Parses one text; `original` is the English one.
fn entry_text(
    fields: &mut Fields<'_, '_>,
    entry: &MapEntry,
    rule: PluralRule,
    original: Option<&InterfaceText>,
) -> Option<InterfaceText> {
    let is_counted = match original {
        Some(original) => matches!(original, InterfaceText::Counted(..)),
        None => matches!(entry.value.kind, NodeKind::Map(_)),
    };
    let placeholders = original.map(InterfaceText::placeholders);
    match &entry.value.kind {
        NodeKind::Map(forms) if is_counted => counted(fields, entry, forms, rule, placeholders.as_ref()),
        // A language with a single plural form needs no map.
        NodeKind::Text(_) if is_counted && rule.needed.len() == 1 => {
            let message = message(fields, &entry.key, &entry.value, placeholders.as_ref(), &[])?;
            Some(InterfaceText::Counted(rule, BTreeMap::from([(rule.needed[0], message)])))
        }
        NodeKind::Text(_) if !is_counted => {
            message(fields, &entry.key, &entry.value, placeholders.as_ref(), &[]).map(InterfaceText::One)
        }
        _ => {
            let (what, example) = match is_counted {
                true => ("a text for each form that a number takes", example(&entry.key, rule)),
                false => ("a text", format!("{}: \"A text\"", entry.key)),
            };
            let place = fields.span(entry.value.at.clone());
            fields.fault(
                Diagnostic::error(codes::WRONG_TYPE, format!("`{}` takes {what}", entry.key))
                    .at(place)
                    .help(remedy("for example:", &example)),
            );
            None
        }
    }
}

fn example(key: &str, rule: PluralRule) -> String {
    let forms = rule.needed.iter().map(|form| format!("\n  {}: \"{{count}} …\"", form.name()));
    format!("{key}:{}", forms.collect::<String>())
}

/// Parses a text that depends on a number.
fn counted(
    fields: &mut Fields<'_, '_>,
    entry: &MapEntry,
    given: &[MapEntry],
    rule: PluralRule,
    placeholders: Option<&BTreeSet<&str>>,
) -> Option<InterfaceText> {
    let mut forms = BTreeMap::new();
    let mut is_whole = true;
    for each in given {
        let known = PluralForm::ALL.iter().find(|(name, _)| *name == each.key).map(|(_, form)| *form);
        let Some(form) = known.filter(|form| rule.needed.contains(form) || rule.allowed.contains(form))
        else {
            let names: Vec<String> = rule.needed.iter().map(|form| format!("`{}`", form.name())).collect();
            let message = format!("numbers have no form `{}` in this language", each.key);
            let place = fields.span(each.key_at.clone());
            let help = format!("its forms are {}", names.join(", "));
            fields.fault(Diagnostic::error(codes::BAD_TEXT, message).at(place).help(help));
            continue;
        };
        // "One article" needs no number.
        let spare: &[&str] =
            if matches!(form, PluralForm::Zero | PluralForm::One | PluralForm::Two) { &[COUNT] } else { &[] };
        match message(fields, &each.key, &each.value, placeholders, spare) {
            Some(message) => drop(forms.insert(form, message)),
            None => is_whole = false,
        }
    }
    let given = |form: &PluralForm| given.iter().any(|entry| entry.key == form.name());
    let lacks: Vec<String> =
        rule.needed.iter().filter(|form| !given(form)).map(|form| format!("`{}`", form.name())).collect();
    if !lacks.is_empty() {
        let form = if lacks.len() == 1 { "form" } else { "forms" };
        let message = format!("the text `{}` lacks the {form} {}", entry.key, lacks.join(", "));
        let place = fields.span(entry.key_at.clone());
        fields.fault(
            Diagnostic::error(codes::BAD_TEXT, message)
                .at(place)
                .why("some number would have no text")
                .help(remedy("this language needs:", &example(&entry.key, rule))),
        );
        is_whole = false;
    }
    is_whole.then_some(InterfaceText::Counted(rule, forms))
}

/// Parses one form of a text and checks its placeholders against the English ones.
fn message(
    fields: &mut Fields<'_, '_>,
    key: &str,
    node: &Node,
    placeholders: Option<&BTreeSet<&str>>,
    spare: &[&str],
) -> Option<Message> {
    let NodeKind::Text(text) = &node.kind else {
        let place = fields.span(node.at.clone());
        fields.fault(
            Diagnostic::error(codes::WRONG_TYPE, format!("`{key}` takes a text"))
                .at(place)
                .help(remedy("for example:", &format!("{key}: \"A text\""))),
        );
        return None;
    };
    let text = on_one_line(text);
    let place = |part: &str| Located { value: part.to_owned(), at: node.at.clone() };
    let message = match Message::parse(&text) {
        Ok(message) => message,
        Err(Brace(at)) => {
            let at = fields.part_of(&place(&text), &text[at]);
            let fault = Diagnostic::error(codes::BAD_TEXT, "a brace that belongs to no placeholder");
            let help = "placeholders are written `{name}`, in small letters";
            fields.fault(fault.at(fields.span(at)).help(help));
            return None;
        }
    };
    let Some(placeholders) = placeholders else { return Some(message) };
    let mut is_whole = true;
    for placeholder in message.placeholders().filter(|placeholder| !placeholders.contains(placeholder)) {
        let at = fields.part_of(&place(&text), &format!("{{{placeholder}}}"));
        let names: Vec<String> =
            placeholders.iter().map(|placeholder| format!("`{{{placeholder}}}`")).collect();
        let help = match (nearest(placeholder, placeholders.iter().copied()), names.is_empty()) {
            (Some(guess), _) => format!("did you mean `{{{guess}}}`?"),
            (None, true) => "this text has no placeholders".to_owned(),
            (None, false) => format!("this text has {}", names.join(", ")),
        };
        let message = format!("the text has no placeholder `{{{placeholder}}}`");
        fields.fault(Diagnostic::error(codes::BAD_TEXT, message).at(fields.span(at)).help(help));
        is_whole = false;
    }
    let found: Vec<&str> = message.placeholders().collect();
    let is_lacking =
        |placeholder: &&&str| is_whole && !found.contains(placeholder) && !spare.contains(placeholder);
    let lacking: Vec<&&str> = placeholders.iter().filter(is_lacking).collect();
    for placeholder in lacking {
        let message = format!("the text lacks the placeholder `{{{placeholder}}}`");
        let fault = Diagnostic::error(codes::BAD_TEXT, message).at(fields.span(node.at.clone()));
        fields.fault(fault.help(format!("put `{{{placeholder}}}` where it belongs in the sentence")));
        is_whole = false;
    }
    is_whole.then_some(message)
}

/// Returns a text with its leading and trailing spaces, which matter in separators.
pub(super) fn raw<'t>(fields: &mut Fields<'t, '_>, key: &'t str) -> Option<String> {
    match &fields.non_null_entry(key)?.value.kind {
        NodeKind::Text(text) => Some(on_one_line(text)),
        _ => fields.text(key).map(|text| text.value),
    }
}

fn on_one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
