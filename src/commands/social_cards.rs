//! Draws the social cards of a build that no earlier build has drawn, several at a time.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::blog::Blog;
use crate::commands::interrupt;
use crate::commands::progress::Progress;
use crate::diagnostic::{Diagnostic, Report};
use crate::path::OutPath;
use crate::plan::{Output, SocialCard, social_card};
use crate::publish::Stage;

/// Puts every card of the plan onto the stage.
pub(super) fn stage(blog: &Blog, stage: &Stage, report: &mut Report) {
    let cards: Vec<(&OutPath, &SocialCard)> = blog
        .plan
        .outputs()
        .iter()
        .filter_map(|(path, output)| match output {
            Output::SocialCard(card) => Some((path, card)),
            _ => None,
        })
        .collect();
    if cards.is_empty() {
        return;
    }
    let progress = Progress::new("Social cards", cards.len());
    let (faces, done) = (blog.typefaces.open(), AtomicUsize::new(0));
    let one = |path: &OutPath, card: &SocialCard| -> Result<(), Diagnostic> {
        progress.step(done.fetch_add(1, Ordering::Relaxed));
        if interrupt::came() || stage.reuse_derived(path, &card.key)? {
            return Ok(());
        }
        stage.put_derived(path, &card.key, &faces.draw(&social_card(card.of, &blog.site)))
    };
    let faults: Vec<Diagnostic> = cards.par_iter().filter_map(|(path, card)| one(path, card).err()).collect();
    report.extend(faults);
    progress.finish();
}
