//! What the summary of a build tells about the blog. A build without changes takes it from the note of the last build.

use serde::{Deserialize, Serialize};

use crate::blog::Blog;
use crate::date::Moment;
use crate::ledger;
use crate::plan::Output;
use crate::site::{ArticleId, Status, Withheld};

/// What the summary tells about the blog. Files are those of the site's folder.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Account {
    pub(super) articles: usize,
    pub(super) pages: usize,
    /// The texts that are not published.
    pub(super) withheld: Vec<NotLive>,
    /// The files that are not published because only such texts use them.
    pub(super) waiting: Vec<String>,
    /// The articles that are due for review, each with its file and day.
    pub(super) due: Vec<(String, String)>,
    /// The files of the articles for whose social card there is no font.
    pub(super) without_card: Vec<String>,
    pub(super) next_change: Option<Shown>,
    /// The number of addresses that `urls.txt` does not have yet. `None` for a site without a ledger, or with an empty one.
    pub(super) unrecorded: Option<usize>,
}

/// A text that is not published.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct NotLive {
    pub(super) file: String,
    pub(super) title: String,
    pub(super) standing: Standing,
    pub(super) when: Option<Shown>,
}

/// The reason why a text is not published.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Standing {
    Live,
    Draft,
    Scheduled,
    Expired,
}

/// A moment, as people and as programs read it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Shown {
    pub(super) for_people: String,
    pub(super) for_programs: String,
}

impl Account {
    /// Returns what the summary tells. `ledger` is the text of `urls.txt`.
    pub(super) fn of(blog: &Blog, ledger: Option<&str>) -> Account {
        let Blog { site, plan, .. } = blog;
        let file = |id: &ArticleId| site.article(*id).article.text.file.to_string();
        Account {
            articles: site.articles.len(),
            pages: plan.outputs().values().filter(|output| matches!(output, Output::Page(_))).count(),
            withheld: site.withheld.iter().map(NotLive::of).collect(),
            waiting: plan.waiting().map(ToString::to_string).collect(),
            due: site.due.iter().map(|(id, day)| (file(id), day.iso_day())).collect(),
            without_card: plan.without_card().iter().map(file).collect(),
            next_change: site.next_change.as_ref().map(Shown::of),
            unrecorded: ledger
                .filter(|_| site.config.ledger)
                .map(|ledger| ledger::unrecorded(ledger, site, plan)),
        }
    }
}

impl NotLive {
    fn of(withheld: &Withheld) -> NotLive {
        NotLive {
            file: withheld.file.to_string(),
            title: withheld.title.clone(),
            standing: match withheld.status {
                Status::Live => Standing::Live,
                Status::Draft => Standing::Draft,
                Status::Scheduled => Standing::Scheduled,
                Status::Expired => Standing::Expired,
            },
            when: withheld.when.as_ref().map(Shown::of),
        }
    }
}

impl Shown {
    fn of(moment: &Moment) -> Shown {
        Shown { for_people: moment.with_zone(), for_programs: moment.rfc3339() }
    }
}
