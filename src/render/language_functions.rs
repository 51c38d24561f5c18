//! The language in templates: the value `texts`, and the functions `text`, `number` and `last_joint`.

use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::diagnostic::nearest;
use crate::language::Language;
use crate::language::placeholders::Segment;

/// Returns the interface texts without placeholders as values: `{{ texts.home }}`.
pub(super) fn texts(language: &Language) -> Value {
    let texts = language.plain_texts();
    Value::from(texts.map(|(key, text)| (key.to_owned().into(), text.into())).collect::<tera::Map>())
}

/// Registers the functions of a language for its templates.
pub(super) fn register(tera: &mut Tera, language: &Arc<Language>) {
    let own = Arc::clone(language);
    tera.register_function("text", move |arguments: Kwargs, state: &State<'_>| text(&own, &arguments, state));
    let own = Arc::clone(language);
    tera.register_function("last_joint", move |arguments: Kwargs, _: &State<'_>| {
        last_joint(&own, &arguments)
    });
    let own = Arc::clone(language);
    tera.register_function("number", move |arguments: Kwargs, _: &State<'_>| {
        arguments.must_get::<i128>("value").map(|value| own.number(value))
    });
}

/// `last_joint(next="Ann")` returns the conjunction before the last name of a list.
fn last_joint(language: &Language, arguments: &Kwargs) -> TeraResult<Value> {
    Ok(Value::from(language.last_joint(arguments.must_get("next")?)))
}

/// `text(key="comment_count", count=3)` returns an interface text in the plural form for `count`, with its placeholders
/// filled.
///
/// Numbers are formatted for the language. Values that are not HTML are escaped.
fn text(language: &Language, arguments: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let key: &str = arguments.must_get("key")?;
    let count = arguments.get::<u64>("count")?.unwrap_or_default();
    let Some(message) = language.message(key, count) else {
        let meant = nearest(key, language.keys()).map(|meant| format!("\ndid you mean `{meant}`?"));
        let fault = format!("there is no interface text `{key}`{}", meant.unwrap_or_default());
        return Err(tera::Error::message(fault));
    };
    let mut filled = String::with_capacity(64);
    for segment in &message.segments {
        match segment {
            Segment::Text(text) => escaped(text, &mut filled, state)?,
            Segment::Placeholder(name) => {
                let value: &Value = arguments.must_get(name)?;
                match value.as_i128() {
                    Some(number) => filled.push_str(&language.number(number)),
                    None if value.is_safe() => filled.push_str(value.as_str().unwrap_or_default()),
                    None => escaped(&value.to_string(), &mut filled, state)?,
                }
            }
        }
    }
    Ok(if state.autoescaping_enabled() { Value::safe_string(&filled) } else { Value::from(filled) })
}

fn escaped(text: &str, filled: &mut String, state: &State<'_>) -> TeraResult<()> {
    match state.autoescaping_enabled() && text.contains(['&', '<', '>', '"', '\'']) {
        true => filled.push_str(&state.escape(text)?),
        false => filled.push_str(text),
    }
    Ok(())
}
