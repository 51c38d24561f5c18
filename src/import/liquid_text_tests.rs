//! Tests of `liquid_text`.

use crate::import::liquid_tags::LiquidTag;
use crate::import::liquid_text::replace;
use crate::import::tag_dialect::{Around, Replacement, TagBody, TagDialect};

struct Shouting;

impl TagDialect for Shouting {
    fn body(&self, tag: &LiquidTag<'_>) -> TagBody {
        match tag.name {
            "shout" | "dull" => TagBody::Prose,
            "code" => TagBody::Verbatim,
            _ => TagBody::None,
        }
    }

    fn output(&mut self, inner: &str, _: &Around<'_>) -> Option<Replacement> {
        (inner == "x").then(|| "X".into())
    }

    fn tag(&mut self, tag: &LiquidTag<'_>, body: Option<&str>, _: &Around<'_>) -> Option<Replacement> {
        match tag.name {
            "shout" => Some(body?.to_uppercase().into()),
            "code" => Some(format!("`{}`", body?).into()),
            _ => None,
        }
    }
}

#[track_caller]
fn check(text: &str, expected: &str, notes: &[&str]) {
    let replaced = replace(text, &mut Shouting);
    assert_eq!(replaced.text, expected);
    let found: Vec<String> = replaced.notes.iter().map(|(_, what, line)| format!("{line} {what}")).collect();
    assert_eq!(found, notes);
}

#[test]
fn tags_and_pairs_are_replaced_and_the_rest_is_listed() {
    check("{% shout %}a {{ x }} {% shout %}b{% endshout %}{% endshout %}!", "A X B!", &[]);
    check("{% code %}{{ x }}{% endcode %}", "`{{ x }}`", &[]);
    check(
        "a\n{% for y in z %}{{ y }}{% else %}{% endfor %}",
        "a\n{% for y in z %}{{ y }}{% else %}{% endfor %}",
        &["1 `{% for %}`", "1 `{{ y }}`"],
    );
    check("{% shout %}a {{ x }}", "{% shout %}a X", &["0 `{% shout %}`"]);
    check(
        "{% dull %}{{ x }}{{ y }}{% enddull %}",
        "{% dull %}X{{ y }}{% enddull %}",
        &["0 `{% dull %}`", "0 `{{ y }}`"],
    );
    check("{% code %}a\nb\n\nc", "`a\nb`\n\nc", &["0 code without an end tag: up to the next blank line"]);
    check(
        "{% code %}a\n\nb\n{% endcod }\nc",
        "`a\n\nb`\nc",
        &["0 code without an end tag: up to the next blank line"],
    );
    check("{% code %}", "{% code %}", &["0 `{% code %}`"]);
    check(
        "a{% comment %}{{ x }}{% endcomment %} b{# y #}\n## c {#d}",
        "a b\n## c {#d}",
        &["0 comments of templates, which no reader saw", "0 comments of templates, which no reader saw"],
    );
    check("{% raw %}{{ a }} `{{ b }}`{% endraw %}", "&#123;{ a }} `{{ b }}`", &[]);
    check("a\n{% raw %}\n```\n{{ a }}\n```\n{% endraw %}\nb", "a\n\n```\n{{ a }}\n```\n\nb", &[]);
}
