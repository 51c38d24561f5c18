//! The grammars: the only module that knows the library that reads code.

use std::sync::OnceLock;

use syntect::parsing::ParseState;
use syntect::parsing::Scope;
use syntect::parsing::ScopeStack;
use syntect::parsing::SyntaxDefinition;
use syntect::parsing::SyntaxReference;
use syntect::parsing::SyntaxSet;
use syntect::parsing::SyntaxSetBuilder;

use crate::diagnostic::nearest;
use crate::markdown::highlight::Run;
use crate::markdown::highlight::classes::Classes;

/// All grammars, those of the editor Sublime Text as the program `bat` collects them.
///
/// The grammar of JavaScript never ends on some lines (`` `` /* `` is the shortest), and the library has no limit to its
/// steps. So that of TypeScript reads JavaScript, also where it stands inside of another language.
pub(super) struct Grammars {
    /// As they come.
    set: SyntaxSet,
    /// The same with JavaScript replaced. Made when a language is read that may hold JavaScript: putting the grammars
    /// together anew takes a hundred times as long as loading them.
    without_javascript: OnceLock<SyntaxSet>,
    classes: Classes,
}

const JAVASCRIPT: &str = "JavaScript";
const TYPESCRIPT: &str = "TypeScript";

/// Languages of which it is known that no JavaScript stands inside of them.
const WITHOUT_JAVASCRIPT: [&str; 28] = [
    "Bourne Again Shell (bash)",
    "C",
    "C#",
    "C++",
    "CSS",
    "CSV",
    "Diff",
    "Dockerfile",
    "Go",
    "Haskell",
    "INI",
    "JSON",
    "Java",
    "Java Properties",
    "Kotlin",
    "Lua",
    "Makefile",
    "Nix",
    "PowerShell",
    "Python",
    "R",
    "Rust",
    "SQL",
    "Swift",
    "TOML",
    TYPESCRIPT,
    "XML",
    "YAML",
];

/// Names that authors use and the grammars do not.
const ALIASES: [(&str, &str); 16] = [
    ("c#", "cs"),
    ("cplusplus", "cpp"),
    ("csharp", "cs"),
    ("docker", "dockerfile"),
    ("f#", "fs"),
    ("golang", "go"),
    ("json5", "json"),
    ("jsonc", "json"),
    ("jsonl", "json"),
    ("jsx", "js"),
    ("patch", "diff"),
    ("shell", "sh"),
    ("svg", "xml"),
    ("terraform", "tf"),
    ("viml", "vim"),
    ("zsh", "sh"),
];

/// No language, and grammars that were seen not to end on made-up text.
const LEFT_OUT: [&str; 3] = ["AppleScript", "HTML (ASP)", "Plain Text"];

/// Names shorter than this are near too many others to be slips of them.
const SHORTEST_SLIP: usize = 4;

impl Grammars {
    pub(super) fn load() -> Grammars {
        Grammars {
            set: two_face::syntax::extra_newlines(),
            without_javascript: OnceLock::new(),
            classes: Classes::new(),
        }
    }

    /// The grammar that reads a language, and the set that it is from.
    fn reader(&self, language: &str) -> Option<(&SyntaxSet, &SyntaxReference)> {
        let (set, name) = match language {
            JAVASCRIPT => (&self.set, TYPESCRIPT),
            known if WITHOUT_JAVASCRIPT.contains(&known) => (&self.set, known),
            other => (self.without_javascript.get_or_init(|| replaced(&self.set)), other),
        };
        Some((set, set.find_syntax_by_name(name)?))
    }

    fn syntax(&self, name: &str) -> Option<&SyntaxReference> {
        let lower = name.to_lowercase();
        let name = ALIASES.iter().find(|(alias, _)| *alias == lower).map_or(name, |(_, name)| name);
        let found = self.set.find_syntax_by_token(name);
        found.filter(|syntax| !LEFT_OUT.contains(&syntax.name.as_str()))
    }

    /// The name of the grammar that an author means by a language's name, alias or file ending.
    pub(super) fn find(&self, name: &str) -> Option<&str> {
        self.syntax(name).map(|syntax| syntax.name.as_str())
    }

    /// The name that was probably meant by one that nothing has.
    pub(super) fn nearest(&self, name: &str) -> Option<String> {
        if name.len() < SHORTEST_SLIP {
            return None;
        }
        let of_grammars = self.set.syntaxes().iter().filter(|syntax| !syntax.hidden);
        let names = of_grammars.flat_map(|syntax| {
            syntax.file_extensions.iter().chain([&syntax.name]).filter(|name| name.len() >= SHORTEST_SLIP)
        });
        nearest(name, names.map(String::as_str)).map(str::to_lowercase)
    }

    /// The stretches of a text; neighbours of one class are one. What the grammar cannot read is plain.
    pub(super) fn runs(&self, language: &str, code: &str, longest_line: usize) -> Vec<Run> {
        let mut runs = Runs { code, list: Vec::new() };
        let Some((set, syntax)) = self.reader(language) else {
            runs.add(None, code.len());
            return runs.list;
        };
        let mut state = ParseState::new(syntax);
        let mut stack = ScopeStack::new();
        let mut classes = self.classes.reader();
        let mut start = 0;
        for line in code.split_inclusive('\n') {
            let end = start + line.len();
            let read = (line.len() <= longest_line).then(|| state.parse_line(line, set));
            let Some(Ok(changes)) = read else {
                runs.add(None, end);
                start = end;
                continue;
            };
            for (at, change) in changes {
                runs.add(classes.class(stack.as_slice()), start + at);
                if stack.apply(&change).is_err() {
                    // A grammar at fault: what follows has no meaning.
                    runs.add(None, code.len());
                    return runs.list;
                }
            }
            runs.add(classes.class(stack.as_slice()), end);
            start = end;
        }
        runs.list
    }
}

/// The grammars with that of TypeScript in place of JavaScript's.
fn replaced(set: &SyntaxSet) -> SyntaxSet {
    let all = set.clone().into_builder();
    let typescript = all.syntaxes().iter().find(|syntax| syntax.name == TYPESCRIPT);
    let mut replaced = SyntaxSetBuilder::new();
    for syntax in all.syntaxes() {
        match typescript.filter(|_| syntax.name == JAVASCRIPT) {
            Some(typescript) => replaced.add(SyntaxDefinition {
                name: syntax.name.clone(),
                file_extensions: syntax.file_extensions.clone(),
                scope: syntax.scope,
                ..typescript.clone()
            }),
            None => replaced.add(syntax.clone()),
        }
    }
    replaced.build()
}

/// Stretches as they are found.
struct Runs<'a> {
    code: &'a str,
    list: Vec<Run>,
}

impl Runs<'_> {
    /// Adds the stretch up to `end`, or makes the last one longer: white space takes the class of what is before it.
    fn add(&mut self, class: Option<&'static str>, end: usize) {
        let start = self.list.last().map_or(0, |last| last.at.end);
        if end <= start {
            return;
        }
        let is_space = self.code[start..end].trim().is_empty();
        match self.list.last_mut() {
            Some(last) if last.class == class || is_space && class.is_none() => last.at.end = end,
            _ => self.list.push(Run { class, at: start..end }),
        }
    }
}

/// A scope in the grammars' words: `string.quoted.double`.
pub(super) fn scope(text: &str) -> Scope {
    Scope::new(text).expect("a scope of ours has at most eight words")
}
