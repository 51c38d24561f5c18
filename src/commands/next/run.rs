//! Prints the next moment at which a build differs.

use serde_json::json;

use crate::commands::exit::Exit;
use crate::commands::next::cli::{Next, NextFormat};
use crate::commands::output::Voice;
use crate::commands::{loaded_site, output};
use crate::date::{Moment, Zone};
use crate::listing;
use crate::listing::ChangeKind;

/// Runs the command.
pub(crate) fn run(arguments: &Next, voice: Voice) -> Exit {
    let site =
        match loaded_site::load(arguments.site.root.as_deref(), arguments.site.now.as_ref(), &[], voice) {
            Ok(site) => site,
            Err(exit) => return exit,
        };
    if site.exit != Exit::Done {
        return site.exit;
    }
    let next = site.blog.site.next_change.as_ref().map(|next| next.within(&site.blog.site.config.zone));
    output::say(&match (&next, arguments.format) {
        (Some(next), NextFormat::Iso) => format!("{next}\n"),
        (Some(next), NextFormat::Cron) => format!("{}\n", cron(next)),
        (None, NextFormat::Iso | NextFormat::Cron) => String::new(),
        (_, NextFormat::Json) => format!("{}\n", object(next.as_ref(), &site)),
    });
    match next {
        Some(_) => Exit::Done,
        None => {
            if arguments.format != NextFormat::Json {
                voice.note("nothing is scheduled: later builds make the same site\n");
            }
            Exit::Nothing
        }
    }
}

/// Returns the fields of cron in UTC for the first whole minute that is not before a moment.
fn cron(next: &Moment) -> String {
    let minute = (next.unix() + 59).div_euclid(60) * 60;
    Moment::from_unix(minute, &Zone::UTC)
        .unwrap_or_else(|| next.within(&Zone::UTC))
        .format("%-M %-H %-d %-m *")
}

fn object(next: Option<&Moment>, site: &loaded_site::LoadedSite) -> serde_json::Value {
    let changes = next.map(|next| listing::changes_at(&site.blog, next)).unwrap_or_default();
    let changes: Vec<_> = changes
        .iter()
        .map(|change| {
            let what = match change.kind {
                ChangeKind::Appears => "appears",
                ChangeKind::Expires => "expires",
            };
            json!({"file": change.file.as_str(), "title": change.title, "what": what})
        })
        .collect();
    json!({
        "next": next.map(Moment::rfc3339),
        "unix": next.map(Moment::unix),
        "seconds": next.map(|next| next.unix() - site.now.unix()),
        "changes": changes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cron_runs_in_the_first_minute_that_is_late_enough() {
        for (moment, expected) in [
            ("2026-12-24T07:00:00+01:00", "0 6 24 12 *"),
            ("2026-12-31T23:59:30Z", "0 0 1 1 *"),
            ("2026-12-31T23:59:00Z", "59 23 31 12 *"),
        ] {
            assert_eq!(cron(&Moment::parse(moment, &Zone::UTC).unwrap()), expected);
        }
    }
}
