//! The grammars: the only module that knows the library that reads code.

use syntect::parsing::ParseState;
use syntect::parsing::Scope;
use syntect::parsing::ScopeStack;
use syntect::parsing::SyntaxReference;
use syntect::parsing::SyntaxSet;

use crate::diagnostic::nearest;
use crate::markdown::highlight::Run;
use crate::markdown::highlight::classes::Classes;

/// All grammars, those of the editor Sublime Text as the program `bat` collects them.
pub(super) struct Grammars {
    set: SyntaxSet,
    classes: Classes,
}

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

/// Names shorter than this are near too many others to be slips of them.
const SHORTEST_SLIP: usize = 4;

impl Grammars {
    pub(super) fn load() -> Grammars {
        Grammars { set: two_face::syntax::extra_newlines(), classes: Classes::new() }
    }

    fn syntax(&self, name: &str) -> Option<&SyntaxReference> {
        let lower = name.to_lowercase();
        let name = ALIASES.iter().find(|(alias, _)| *alias == lower).map_or(name, |(_, name)| name);
        self.set.find_syntax_by_token(name).filter(|syntax| syntax.name != "Plain Text")
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
        let Some(syntax) = self.set.find_syntax_by_name(language) else {
            runs.add(None, code.len());
            return runs.list;
        };
        let mut state = ParseState::new(syntax);
        let mut stack = ScopeStack::new();
        let mut classes = self.classes.reader();
        let mut start = 0;
        for line in code.split_inclusive('\n') {
            let end = start + line.len();
            let read = (line.len() <= longest_line).then(|| state.parse_line(line, &self.set));
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
