//! Misspelt names in templates, which the engine would treat as false: each is an error with a suggestion.

use crate::driver;

/// Returns the messages for a site in which this template replaces the theme's template of that name.
fn faults(name: &str, template: &str) -> String {
    driver::faults(&format!(
        "//- content/2026-01-05-hello.md\n---\ntitle: Hello\ntags: [a]\n---\nText.\n//- templates/{name}\n{template}\n"
    ))
}

#[track_caller]
fn guessed(name: &str, template: &str, misspelt: &str, meant: &str) {
    let faults = faults(name, template);
    assert!(faults.starts_with("error[template-error]: "), "{template}: {faults}");
    assert!(faults.contains(&format!("`{misspelt}`")), "{template}: {faults}");
    assert!(faults.contains(&format!("did you mean `{meant}`?")), "{template}: {faults}");
    assert!(faults.contains(&format!(" --> templates/{name}:")), "{template}: {faults}");
}

#[test]
fn a_misspelt_field_in_a_condition_is_an_error_with_a_guess() {
    for condition in [
        "{% if article.dekc %}x{% endif %}",
        "{% if not article.dekc %}x{% endif %}",
        "{% if article.title and article.dekc %}x{% endif %}",
        "{% if article.title %}x{% elif article.dekc %}y{% endif %}",
        "{%- if article.dekc == \"x\" -%}x{%- endif %}",
        "{% if article[\"dekc\"] %}x{% endif %}",
        "{{ \"x\" if article.dekc else \"y\" }}",
    ] {
        guessed("article.html", condition, "dekc", "deck");
    }
    guessed("article.html", "{% if artcle.deck %}x{% endif %}", "artcle", "article");
    guessed("article.html", "{% if site.tagine %}x{% endif %}", "tagine", "tagline");
    guessed("article.html", "{% if article.series.tilte %}x{% endif %}", "tilte", "title");
}

#[test]
fn a_misspelt_field_in_a_loop_is_an_error_with_a_guess() {
    guessed("article.html", "{% for tag in article.tagz %}{{ tag.title }}{% endfor %}", "tagz", "tags");
    guessed(
        "article.html",
        "{% for tag in article.tags %}{% if tag.hrfe %}x{% endif %}{% endfor %}",
        "hrfe",
        "href",
    );
    guessed(
        "home.html",
        "{% for article in articles %}{% if article.dekc %}x{% endif %}{% endfor %}",
        "dekc",
        "deck",
    );
    guessed(
        "article.html",
        "{% for x in related %}{% for t in x.tagz %}x{% endfor %}{% endfor %}",
        "tagz",
        "tags",
    );
}

#[test]
fn a_misspelt_field_in_a_filter_is_an_error_with_a_guess() {
    guessed("article.html", "{{ article.dekc | default(value=\"none\") }}", "dekc", "deck");
    guessed("article.html", "{% set x = article.tagz | length %}{{ x }}", "tagz", "tags");
    guessed("article.html", "{{ article.title | default(value=article.sumary) }}", "sumary", "summary");
}

#[test]
fn a_misspelt_field_for_or_in_a_component_is_an_error_with_a_guess() {
    let component =
        "{% component plate(article: map) %}{% if article.dekc %}x{% endif %}{% endcomponent plate %}";
    guessed("article.html", &format!("{component}{{{{ <plate article={{article}}/> }}}}"), "dekc", "deck");
    let given =
        "{% component plate(of: map) %}{{ of.title }}{% endcomponent plate %}{{ <plate of={artcle}/> }}";
    guessed("article.html", given, "artcle", "article");
    let parts = "{% component plate(of = none) %}x{% endcomponent plate %}{{ <plate of={article.dekc}/> }}";
    guessed("article.html", parts, "dekc", "deck");
}

#[test]
fn a_part_and_a_base_are_looked_at_too() {
    guessed("parts/footer.html", "{% if site.tagine %}x{% endif %}", "tagine", "tagline");
    guessed(
        "article.html",
        "{% extends \"theme/article.html\" %}{% block text %}{% if article.dekc %}x{% endif %}{% endblock text %}",
        "dekc",
        "deck",
    );
}

#[test]
fn optional_fields_and_names_of_one_s_own_stay_allowed() {
    for template in [
        "{% if article.deck %}x{% endif %}{% if article.image %}{{ article.image.alt }}{% endif %}",
        "{% if article.series %}{{ article.series.title }}{% endif %}{% if comments and comments.count %}x{% endif %}",
        "{% if article.fields.audience %}x{% endif %}{{ article.fields.level | default(value=1) }}",
        "{% if newer or older %}{% if newer %}{{ newer.title }}{% endif %}{% endif %}",
        "{% set mine = article.title %}{% if mine %}{{ mine | upper }}{% endif %}",
        "{% if article.title %}{% set only_here = 1 %}{% endif %}{% if only_here %}x{% endif %}",
        "{% for tag in article.tags %}{% if loop.first and tag.title %}x{% endif %}{% endfor %}",
        "{% for name, value in article.fields %}{% if value.x %}x{% endif %}{% endfor %}",
        "{% if article.later is defined %}{% if article.later %}x{% endif %}{% endif %}",
        "{% if later is undefined %}x{% endif %}",
        "{{ [tag.title for tag in article.tags] | join(sep=\", \") }}",
        "{% if site.logo and site.logo.src %}x{% endif %}{{ texts.home | upper }}",
        "{% component plate(a: map, b = none) %}{% if a.title or b %}x{% endif %}{% endcomponent plate %}{{ <plate a={article}/> }}",
        "{# {% if article.dekc %} #}{% raw %}{% if article.dekc %}{% endraw %}",
    ] {
        assert_eq!(faults("article.html", template), "", "{template}");
    }
}

#[test]
fn the_theme_s_own_templates_may_be_the_site_s() {
    let mut site = "//- content/2026-01-05-hello.md\n---\ntitle: Hello\n---\nText.\n".to_owned();
    let templates = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");
    for folder in ["", "parts/"] {
        for entry in std::fs::read_dir(format!("{templates}/{folder}")).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if let Ok(text) = std::fs::read_to_string(format!("{templates}/{folder}{name}")) {
                site.push_str(&format!("//- templates/{folder}{name}\n{text}\n"));
            }
        }
    }
    assert_eq!(driver::faults(&site), "");
}
