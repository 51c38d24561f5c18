//! Functions and filters for templates that do not depend on the language.
//!
//! Those that do are in [`language_functions`](crate::render::language_functions).

use std::collections::BTreeMap;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::diagnostic::nearest;
use crate::render::page_limits;

/// The maximum length of a list that `range` returns.
const LONGEST_RANGE: i128 = 100_000;

/// Registers the functions and filters. `hrefs` has the addresses of the files below `static/`, by their paths there.
pub(super) fn register(tera: &mut Tera, hrefs: BTreeMap<String, String>) {
    tera.register_function("asset", move |arguments: Kwargs, _: &State<'_>| asset(&hrefs, &arguments));
    tera.register_function("range", range);
    tera.register_filter("group_by", group_by);
}

/// Replaces the engine's `range`, which limits each call; this also limits the sum of all calls for a page.
#[expect(clippy::needless_pass_by_value, reason = "Tera hands its arguments over by value")]
fn range(arguments: Kwargs, _: &State<'_>) -> TeraResult<Vec<i128>> {
    let start = arguments.get::<i128>("start")?.unwrap_or_default();
    let end = arguments.must_get::<i128>("end")?;
    let step = arguments.get::<i128>("step_by")?.unwrap_or(1);
    let refused = |why: String| Err(tera::Error::message(why));
    if step == 0 {
        return refused("`range` cannot count in steps of 0".to_owned());
    }
    if start > end && step > 0 {
        return refused(format!(
            "`range` counts upwards, and {end} is below {start}\nwrite `step_by=-1` to count downwards"
        ));
    }
    // The number of steps, rounded up.
    let steps = end.checked_sub(start).and_then(|span| {
        let whole = span.checked_div(step)?;
        Some(if span % step == 0 { whole } else { whole + 1 })
    });
    let count = match steps.map(|steps| steps.max(0)) {
        Some(count) if count <= LONGEST_RANGE => count,
        _ => {
            return refused(
                "`range` would count more than 100,000 numbers, the most that one list may have".to_owned(),
            );
        }
    };
    page_limits::count(u64::try_from(count).unwrap_or(u64::MAX)).map_err(tera::Error::message)?;
    Ok((0..count).map(|number| start + number * step).collect())
}

/// `asset(path="theme/style.css")` returns the address of a file below `static/`, with its digest if it has one.
fn asset(hrefs: &BTreeMap<String, String>, arguments: &Kwargs) -> TeraResult<Value> {
    let path: &str = arguments.must_get("path")?;
    match hrefs.get(path.trim_start_matches('/')) {
        Some(href) => Ok(Value::safe_string(href)),
        None => {
            let meant = nearest(path, hrefs.keys().map(String::as_str));
            let help = meant.map(|meant| format!("\ndid you mean `{meant}`?")).unwrap_or_default();
            Err(tera::Error::message(format!("there is no file `static/{path}`{help}")))
        }
    }
}

/// Replaces the engine's `group_by`, which loses the order of the list.
#[expect(clippy::needless_pass_by_value, reason = "Tera hands its arguments over by value")]
fn group_by(list: &[Value], arguments: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let attribute: &str = arguments.must_get("attribute")?;
    let mut groups: Vec<(String, Vec<Value>)> = Vec::new();
    for item in list {
        let Some(found) =
            item.get_from_path(attribute).filter(|found| !found.is_none() && !found.is_undefined())
        else {
            continue;
        };
        let key = found.to_string();
        match groups.iter_mut().find(|(name, _)| *name == key) {
            Some((_, members)) => members.push(item.clone()),
            None => groups.push((key, vec![item.clone()])),
        }
    }
    let map: tera::Map =
        groups.into_iter().map(|(key, members)| (key.into(), Value::from(members))).collect();
    Ok(Value::from(map))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::page_limits::Limited;

    #[test]
    fn range_returns_what_the_range_of_the_engine_returns() {
        let own = {
            let mut tera = Tera::new();
            register(&mut tera, BTreeMap::new());
            tera
        };
        let counted = |mut tera: Tera, call: &str| {
            let _page = Limited::new();
            tera.add_raw_template("x", &format!("{{{{ {call} }}}}")).unwrap();
            tera.render("x", &tera::Context::new()).ok()
        };
        for call in [
            "range(end=0)",
            "range(end=3)",
            "range(start=2, end=9, step_by=3)",
            "range(start=2, end=8, step_by=3)",
            "range(start=3, end=0, step_by=-1)",
            "range(start=9, end=0, step_by=-4)",
            "range(start=0, end=3, step_by=-1)",
            "range(start=-3, end=3)",
            "range(end=100000) | length",
            "range(end=100001)",
            "range(start=4, end=3)",
            "range(end=3, step_by=0)",
            "range(end=\"3\")",
            "range()",
            "range(start=-9223372036854775807, end=9223372036854775807)",
        ] {
            assert_eq!(counted(own.clone(), call), counted(Tera::new(), call), "{call}");
        }
    }
}
