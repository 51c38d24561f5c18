//! What a build notes for the next one, which has nothing to do if the same files are built for the same moment.
//!
//! The note holds nothing of texts that are not published: where there are any, nothing is noted.

use std::hash::Hash;
use std::{env, fs};

use serde::{Deserialize, Serialize};

use crate::blog::{Blog, Request};
use crate::commands::account::Account;
use crate::date::Moment;
use crate::digest::{Digest, Digester};
use crate::path::BaseUrl;
use crate::publish::{Receipt, Stage};

/// The note, a line of JSON.
#[derive(Serialize, Deserialize)]
struct Note<A> {
    /// The moment of the build, a Unix time.
    from: i64,
    /// The moment at which another blog would be made of the same files.
    until: Option<i64>,
    account: A,
}

/// Returns the digest that identifies this program.
///
/// The program is identified by its version, and during development by the length and time of its file: reading the whole
/// file takes longer than building a small site.
pub(super) fn program() -> Option<Digest> {
    let file = fs::metadata(env::current_exe().ok()?).ok()?;
    let program = format!("{} {} {:?}", env!("CARGO_PKG_VERSION"), file.len(), file.modified().ok()?);
    Some(Digest::of(program.as_bytes()))
}

/// Returns the digest of everything that a build is made of, except its moment. `sources` is the digest of all files.
pub(super) fn inputs(program: &Digest, base_url: Option<&BaseUrl>, sources: &Digest) -> Digest {
    let mut digester = Digester::default();
    (program, format!("{base_url:?}"), sources).hash(&mut digester);
    digester.digest()
}

/// Returns the outcome of a build if the output already is what it would publish, and the last build had nothing to report.
/// What a request shows beside live texts does not matter: there are none.
pub(super) fn outcome(stage: &Stage, inputs: &Digest, now: &Moment) -> Option<(Account, Receipt)> {
    let (receipt, note) = stage.up_to_date(inputs)?;
    let Note::<Account> { from, until, account } = serde_json::from_str(&note).ok()?;
    let is_same = from <= now.unix() && until.is_none_or(|until| now.unix() < until);
    is_same.then_some((account, receipt))
}

/// Returns the note for a build that has nothing to report. Returns `None` if there are texts that are not live, whether the
/// build shows them or not.
pub(super) fn note(blog: &Blog, account: &Account, request: &Request) -> Option<String> {
    let is_live = account.withheld.is_empty() && account.waiting.is_empty() && request.also.is_empty();
    let until = blog.site.same_until().map(Moment::unix);
    let note = || serde_json::to_string(&Note { from: request.now.unix(), until, account }).ok();
    is_live.then(note).flatten()
}
