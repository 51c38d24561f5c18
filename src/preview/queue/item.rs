//! One comment of the queue, with its thread and the forms to decide about it.

use std::sync::Arc;

use crate::content::{Comment, CommentState};
use crate::diagnostic::Span;
use crate::markdown::untrusted;
use crate::preview::chrome::DECIDE;
use crate::preview::moderation::mark;
use crate::preview::panel;
use crate::preview::panel::escaped;
use crate::preview::queue::list::List;
use crate::preview::queue::view::anchor;
use crate::site;
use crate::site::Person;

/// The number of answered comments that are shown above a comment.
const ANSWERED: usize = 3;

/// The buttons that decide: value, resulting state, label, key.
const CHOICES: [(&str, CommentState, &str, char); 3] = [
    ("approve", CommentState::Approved, "Approve", 'a'),
    ("reject", CommentState::Rejected, "Reject", 'r'),
    ("spam", CommentState::Spam, "Spam", 's'),
];

impl List<'_> {
    /// Returns a comment with everything that helps to decide.
    pub(super) fn item(&self, comment: &Arc<Comment>) -> String {
        let name = comment.full_id();
        let anchor = anchor(&name);
        let page = self.page_of(comment).unwrap_or_default();
        let url = comment.url.as_ref().map(|url| format!("<span class=\"url\">{}</span>", escaped(url)));
        format!(
            "<li id=\"{anchor}\" class=\"queued\" tabindex=\"-1\" data-page=\"{href}\" aria-labelledby=\"{anchor}-title\">\n\
             <h2 id=\"{anchor}-title\">{author}{badge} <span class=\"on\">on {article}</span></h2>\n\
             <p class=\"when\">{date}{url}{decided} {place}</p>\n{why}{thread}\
             <blockquote class=\"text\" dir=\"auto\">{text}</blockquote>\n{forms}</li>\n",
            href = escaped(&page),
            author = escaped(&comment.author),
            badge = if comment.by.is_some() { " <span class=\"badge\">Author</span>" } else { "" },
            article = self.article(comment, &page),
            date = comment.date.with_zone(),
            url = url.unwrap_or_default(),
            decided = decided(comment),
            place = panel::place(&Span::file(&comment.text.file), self.places()),
            why = why(comment),
            thread = self.thread(comment),
            text = untrusted::to_html(&comment.text.body()),
            forms = self.forms(comment, &name, &anchor),
        )
    }

    /// Returns the title of the article, as a link if it has a page.
    fn article(&self, comment: &Comment, page: &str) -> String {
        match self.articles.find(comment) {
            Some(id) => {
                let title = escaped(&self.blog.site.article(id).article.title.value);
                format!("<a href=\"{}\">{title}</a>", escaped(page))
            }
            None => escaped(&comment.article.value),
        }
    }

    /// Returns the address of the comment's page, with its position in the thread as the fragment.
    fn page_of(&self, comment: &Comment) -> Option<String> {
        let id = self.articles.find(comment)?;
        let entry = self.blog.site.article(id);
        let is_shown = |id: &str| entry.thread.iter().any(|shown| shown.comment.id.value == id);
        let answered = comment.reply_to.as_ref().map(|parent| parent.value.as_str());
        let places = [Some(comment.id.value.as_str()), answered];
        let place = places
            .into_iter()
            .flatten()
            .find(|id| is_shown(id))
            .unwrap_or(self.blog.templates().ids().comments());
        let (base, url) = (&self.blog.site.config.base, self.blog.plan.article(id));
        // If the queue has a separate origin, the address of the site must be absolute.
        let address = if self.token.is_some() { base.absolute(url) } else { base.href(url) };
        Some(format!("{address}#{place}"))
    }

    /// Returns the frame beside the queue, with the page of a comment.
    pub(super) fn beside(&self, comment: &Comment) -> Option<String> {
        let page = self.page_of(comment)?;
        Some(format!(
            "<aside class=\"beside\">\n<iframe name=\"steadfast-beside\" src=\"{}\" title=\"The page that the comment \
             belongs to\" loading=\"lazy\"></iframe>\n</aside>\n",
            escaped(&page)
        ))
    }

    /// Returns the comments that a comment answers.
    fn thread(&self, comment: &Comment) -> String {
        let Some(parent) = &comment.reply_to else { return String::new() };
        let answered = site::answered(comment, &self.seen.comments, ANSWERED);
        if answered.is_empty() {
            let parent = escaped(&parent.value);
            return format!("<p class=\"why\">It answers <code>{parent}</code>, which is not there.</p>\n");
        }
        let one = |answered: &&Arc<Comment>| {
            let state = match answered.state {
                CommentState::Approved => String::new(),
                state => format!(" <span class=\"count\">{}</span>", state.as_str()),
            };
            format!(
                "<li>{}{state}<blockquote dir=\"auto\">{}</blockquote></li>\n",
                escaped(&answered.author),
                untrusted::to_html(&answered.text.body())
            )
        };
        let items: String = answered.iter().map(one).collect();
        format!("<ol class=\"thread\" aria-label=\"What it answers\">\n{items}</ol>\n")
    }

    fn forms(&self, comment: &Comment, name: &str, anchor: &str) -> String {
        if self.token.is_none() {
            return String::new();
        }
        let fields = self.hidden(&[("comment", name), ("mark", &mark(comment))]);
        let button = |(does, _, word, key): &(&str, CommentState, &str, char)| {
            format!(
                "<button name=\"do\" value=\"{does}\" data-key=\"{key}\" aria-keyshortcuts=\"{key}\">{word} \
                 <kbd>{key}</kbd></button>\n"
            )
        };
        let mut buttons: String =
            CHOICES.iter().filter(|(_, to, ..)| *to != comment.state).map(button).collect();
        if comment.state != CommentState::Held {
            buttons.push_str("<button name=\"do\" value=\"undo\">Undo</button>\n");
        }
        let word = if comment.state == CommentState::Approved { "Reply" } else { "Approve and reply" };
        format!(
            "<form class=\"choices\" autocomplete=\"off\" method=\"post\" action=\"{DECIDE}\">{fields}\n{buttons}</form>\n\
             <details class=\"reply\" id=\"{anchor}-reply\">\n\
             <summary data-key=\"w\" aria-keyshortcuts=\"w\">Reply <kbd>w</kbd></summary>\n\
             <form autocomplete=\"off\" method=\"post\" action=\"{DECIDE}\">{fields}\n\
             <p><label for=\"{anchor}-text\">Your answer, in Markdown</label>\n\
             <textarea id=\"{anchor}-text\" name=\"text\" rows=\"4\" maxlength=\"10000\" required></textarea></p>\n\
             {signature}<button name=\"do\" value=\"reply\">{word}</button>\n</form>\n</details>\n",
            signature = self.signature(comment, anchor),
        )
    }

    /// Returns the field for the author who signs an answer; the default is the article's first author.
    fn signature(&self, comment: &Comment, anchor: &str) -> String {
        let site = &self.blog.site;
        let author = self.articles.find(comment).and_then(|id| site.article(id).authors.first().copied());
        let usual = author.map(|author| by(site.person(author)));
        match site.people.as_slice() {
            [] => String::new(),
            [one] => format!("<input type=\"hidden\" name=\"by\" value=\"{}\">\n", escaped(by(one))),
            several => {
                let option = |person: &Person| {
                    let selected = if usual == Some(by(person)) { " selected" } else { "" };
                    format!(
                        "<option value=\"{}\"{selected}>{}</option>",
                        escaped(by(person)),
                        escaped(&person.name)
                    )
                };
                let options: String = several.iter().map(option).collect();
                format!(
                    "<p><label for=\"{anchor}-by\">Signed by</label> <select id=\"{anchor}-by\" name=\"by\">{options}\
                     </select></p>\n"
                )
            }
        }
    }
}

/// Returns the value of the key `by` for a person.
fn by(person: &Person) -> &str {
    person.profile.as_ref().map_or(person.slug.value.as_str(), |profile| profile.id.as_str())
}

fn decided(comment: &Comment) -> String {
    let decided = comment.decided.as_ref().filter(|_| comment.state != CommentState::Held);
    decided
        .map(|decided| format!("<span>{} {}</span>", comment.state.as_str(), decided.value.with_zone()))
        .unwrap_or_default()
}

/// Returns the reason why the rules held the comment.
fn why(comment: &Comment) -> String {
    let Some(because) = &comment.held_because else { return String::new() };
    let word = match comment.state {
        CommentState::Held => "It waits because",
        _ => "When it came",
    };
    format!("<p class=\"why\">{word}: {}</p>\n", escaped(because))
}
