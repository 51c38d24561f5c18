//! The tokens of samples in each language. Properties of hostile texts: the tokens cover the whole text, and the time
//! is linear.

use proptest::prelude::ProptestConfig;
use proptest::test_runner::TestRunner;
use proptest::{prop_assert, prop_assert_eq};

use super::*;
use crate::grammar::Case;
use crate::language::Syntax;

/// The pieces from which hostile texts are made.
const PIECES: [&str; 62] = [
    "a", "B", "é", "7", "_", " ", "\n", "\t", "\r", "\"", "'", "`", "\\", "/", "*", "#", "$", "@", "!", "%",
    "&", "|", "<", ">", "=", "+", "-", ".", ",", ":", ";", "(", ")", "[", "]", "{", "}", "~", "^", "?",
    "\"\"\"", "'''", "${", "#{", "$(", "/*", "<!--", "<a ", "</", "<?", "{{", "{%", "<<A", "r#\"", "b'",
    "f\"", "```", "---", "- ", "|\n", "#[", "\u{301}",
];

/// Returns the text with the class before each token that has a kind, as in `‹k:let›`.
fn marked(name: &str, code: &str) -> String {
    let token = |token: Token| match token.kind {
        Some(kind) => {
            let text = &code[token.range.clone()];
            let word = text.trim_end();
            format!("‹{}:{word}›{}", kind.class(), &text[word.len()..])
        }
        None => code[token.range.clone()].to_owned(),
    };
    tokens(language(name).expect(name), code).into_iter().map(token).collect()
}

#[track_caller]
fn check(name: &str, code: &str, expected: &str) {
    assert_eq!(marked(name, code), expected, "{name}");
}

#[test]
fn programming_languages_are_read_by_their_grammars() {
    check("rust", "fn f<'a>(x: &'a str)", "‹k:fn› ‹f:f›‹o:<›‹t:'a›‹o:>›(x: ‹o:&›‹t:'a str›)");
    check(
        "rust",
        "#[test]\nlet c = '\\n'; // no",
        "‹a:#[test]›\n‹k:let› c ‹o:=› ‹s:'›‹e:\\n›‹s:'›; ‹c:// no›",
    );
    check("rust", "/* /* */ */ r#\"\"\"# b'x'", "‹c:/* /* */ */› ‹s:r#\"\"\"# b'x'›");
    check("rust", "vec![a != b, MAX]", "‹f:vec!›[a ‹o:!=› b, ‹l:MAX›]");
    check("js", "a / b / c; x = /[/]/g", "a ‹o:/› b ‹o:/› c; x ‹o:=› ‹e:/[/]/g›");
    check("js", "`a ${b + `c ${d}`} e`", "‹s:`a› ‹e:${›b ‹o:+› ‹s:`c› ‹e:${›d‹e:}›‹s:`›‹e:}›‹s: e`›");
    check("jsx", "return <B c={d}>Don't <i/></B>", "‹k:return› ‹g:<B› ‹a:c›‹o:=›{d}‹g:>›Don't ‹g:<i/></B>›");
    check("ts", "type A = { b: string }", "‹k:type› ‹t:A› ‹o:=› { ‹p:b›: ‹t:string› }");
    check("python", "f\"{a!r} {{\" 'it'", "‹s:f\"›‹e:{›a‹o:!›r‹e:}›‹s:› ‹e:{{›‹s:\" 'it'›");
    check("python", "@x\ndef f(): \"\"\"A\nb\"\"\"", "‹a:@x›\n‹k:def› ‹f:f›(): ‹s:\"\"\"A\nb\"\"\"›");
    check("ruby", "puts \"a #{b} c\", :d", "‹f:puts› ‹s:\"a› ‹e:#{›b‹e:}›‹s: c\"›, ‹l::d›");
    check("php", "<p><?= $a ?></p>", "‹g:<p>›‹k:<?=› ‹v:$a› ‹k:?>›‹g:</p>›");
    check("php", "echo \"$a\"; # b", "‹k:echo› ‹s:\"›‹v:$a›‹s:\"›; ‹c:# b›");
    check("swift", "\"a \\(b(c)) d\"", "‹s:\"a› ‹e:\\(›‹f:b›(c)‹e:)›‹s: d\"›");
    check("c", "#include <stdio.h>\nint x = 0x1F;", "‹k:#include› ‹s:<stdio.h>›\n‹t:int› x ‹o:=› ‹n:0x1F›;");
    check("go", "func f() string { return `a` }", "‹k:func› ‹f:f›() ‹t:string› { ‹k:return› ‹s:`a`› }");
    check("sql", "select 'it''s' From t", "‹k:select› ‹s:'it›‹e:''›‹s:s'› ‹k:From› t");
    check("lua", "--[[ a\n]] x = [==[ ]] ]==]", "‹c:--[[ a\n]]› x ‹o:=› ‹s:[==[ ]] ]==]›");
    check("powershell", "Get-Item -Path $a", "‹f:Get-Item› ‹a:-Path› ‹v:$a›");
    check("nginx", "listen 80; root /a;", "‹k:listen› ‹n:80›; ‹k:root› /a;");
}

#[test]
fn markup_stylesheets_and_data_are_read_by_their_marks() {
    check("html", "<a b=\"c\" d>e &amp; f</a>", "‹g:<a› ‹a:b›=‹s:\"c\"› ‹a:d›‹g:>›e ‹e:&amp;› f‹g:</a>›");
    check("html", "<style>a{b:c}</style>x", "‹g:<style>a›{‹p:b›:c}‹g:</style>›x");
    check("html", "<script>let a</script>", "‹g:<script>›‹k:let› a‹g:</script>›");
    check("xml", "<a:b/><!-- c --><![CDATA[<]]>", "‹g:<a:b/>›‹c:<!-- c -->›‹s:<![CDATA[<]]>›");
    check(
        "tera",
        "<a b=\"{{ c | d }}\">{# e #}",
        "‹g:<a› ‹a:b›=‹s:\"›‹z:{{› c ‹o:|› d ‹z:}}›‹s:\"›‹g:>›‹c:{# e #}›",
    );
    check("css", "a:hover { b: 1px #fff; }", "‹g:a›‹a::hover› { ‹p:b›: ‹n:1px› ‹l:#fff›; }");
    check(
        "scss",
        "$a: 1; .b { &:c { d: $a } } // e",
        "‹v:$a›: ‹n:1›; ‹g:.b› { ‹g:&›‹a::c› { ‹p:d›: ‹v:$a› } } ‹c:// e›",
    );
    check("json", "{\"a\": [\"b\\n\", -1, null]}", "{‹p:\"a\"›: [‹s:\"b›‹e:\\n›‹s:\"›, ‹n:-1›, ‹l:null›]}");
    check("yaml", "a: b # c\nd: [1, true]", "‹p:a›: ‹s:b› ‹c:# c›\n‹p:d›: [‹n:1›, ‹l:true›]");
    check("yaml", "- a: |\n    b: c\n- d", "- ‹p:a›: ‹o:|›\n‹s:    b: c›\n- ‹s:d›");
    check("toml", "[a]\nb = \"c\" # d", "‹z:[a]›\n‹p:b› = ‹s:\"c\"› ‹c:# d›");
    check("ini", "[a]\nb = c d", "‹z:[a]›\n‹p:b› = ‹s:c d›");
}

#[test]
fn commands_and_line_formats_are_read_by_position() {
    check(
        "sh",
        "A=1 b -c \"$d $(e f)\" # g",
        "‹v:A›‹o:=›‹n:1› ‹f:b› ‹a:-c› ‹s:\"›‹v:$d›‹s:› ‹e:$(›‹f:e› f‹e:)›‹s:\"› ‹c:# g›",
    );
    check("sh", "if a; then b | c; fi", "‹k:if› ‹f:a›‹o:;› ‹k:then› ‹f:b› ‹o:|› ‹f:c›‹o:;› ‹k:fi›");
    check("sh", "a <<END\nb $c\nEND\nd", "‹f:a› ‹s:<<END\nb $c\nEND›\n‹f:d›");
    check("console", "$ a b\n\"c\n# d", "‹z:$› ‹f:a› b\n\"c\n‹z:#› ‹f:d›");
    check("diff", "@@ a\n-b\n+c\n d", "‹z:@@ a›\n‹x:-b›\n‹y:+c›\n d");
    check(
        "http",
        "GET /a HTTP/1.1\nB: c\n\n{\"d\": 1}",
        "‹f:GET› ‹s:/a› ‹k:HTTP/1.1›\n‹p:B›: c\n\n{‹p:\"d\"›: ‹n:1›}",
    );
    check("docker", "FROM a\nRUN b -c \\\n && d", "‹k:FROM› a\n‹k:RUN› ‹f:b› ‹a:-c› ‹e:\\›\n ‹o:&&› ‹f:d›");
    check(
        "md",
        "# A\n- *b* `c`\n```js\nlet d\n```",
        "‹h:# A›\n‹k:-› ‹b:*b*› ‹s:`c`›\n‹z:```js›\n‹k:let› d\n‹z:```›",
    );
    check("md", "---\na: 1\n---\nb", "‹z:---›\n‹p:a›: ‹n:1›\n‹z:---›\nb");
}

#[test]
fn every_name_means_one_language() {
    let mut seen = std::collections::BTreeSet::new();
    for name in languages().flat_map(Language::names) {
        assert_eq!(*name, name.to_lowercase());
        assert!(seen.insert(name), "{name} twice");
    }
}

#[test]
fn lists_of_words_are_sorted_and_lower_case_where_case_is_ignored() {
    let others = [&languages::php::GRAMMAR, &languages::template::GRAMMAR];
    let of_languages = languages().filter_map(|language| match language.0.syntax {
        Syntax::Grammar(grammar) => Some(grammar),
        Syntax::Function(_) => None,
    });
    for grammar in of_languages.chain(others) {
        let lists = [grammar.keywords, grammar.type_follows, grammar.function_follows];
        let lists = lists.into_iter().chain([grammar.constants, grammar.types, grammar.functions]);
        for list in lists {
            assert!(list.is_sorted(), "{list:?}");
            let is_lower = |word: &&str| !word.contains(char::is_uppercase);
            assert!(grammar.case == Case::Exact || list.iter().all(is_lower), "{list:?}");
        }
    }
}

#[test]
fn the_tokens_of_every_language_cover_any_text() {
    let config = ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() };
    let text = proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..60);
    let found = TestRunner::new(config).run(&text, |pieces| {
        let text = pieces.concat();
        for language in languages() {
            let name = language.label();
            let mut end = 0;
            for token in tokens(language, &text) {
                prop_assert_eq!(token.range.start, end, "{}", name);
                prop_assert!(token.range.end > end && text.is_char_boundary(token.range.end), "{}", name);
                end = token.range.end;
            }
            prop_assert_eq!(end, text.len(), "{}", name);
        }
        Ok(())
    });
    found.unwrap();
}

/// Returns the number of bytes that were looked at.
fn steps_of(language: Language, text: &str) -> usize {
    let mut cursor = Cursor::new(text);
    language.read(&mut cursor);
    cursor.finish().1
}

#[test]
fn the_number_of_steps_is_linear_in_every_language() {
    let check = |unit: &str| {
        let text = unit.repeat(500 / unit.len());
        for language in languages() {
            let name = language.label();
            let steps = |text: &str| steps_of(language, text);
            let (once, twice) = (steps(&text), steps(&text.repeat(2)));
            assert!(twice <= once * 9 / 4 + 4_000, "{name}: {unit:?} {once} {twice}");
        }
    };
    PIECES.iter().for_each(|piece| check(piece));
    for unit in [
        "a+", "a:", "<a b='", "{{a", "`${", "f\"{", "[a](", "*a", "&a", "/a", "x = 1 ", "- a: ", "\n|",
        "$(\"", "a<<B\n",
    ] {
        check(unit);
    }
}
