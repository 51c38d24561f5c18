//! Answers the only request that can change something: a decision about a comment.

use std::sync::Arc;
use std::time::Duration;

use axum::body;
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::time;

use crate::preview::decision::Decision;
use crate::preview::moderation::Outcome;
use crate::preview::refusal::Refusal;
use crate::preview::server::context::ServerContext;
use crate::preview::server::get;
use crate::preview::{decision, guard, moderation};

/// The longest time in which a form must arrive.
const LONGEST: Duration = Duration::from_secs(20);

/// Performs the action of a form, and redirects back to the queue.
pub(super) async fn decide(State(server): State<ServerContext>, request: Request) -> Response {
    let decision = match admitted(&server, request).await {
        Ok(decision) => decision,
        Err(refusal) => return get::refused(refusal),
    };
    let Some(location) = done(&server, decision).await else { return get::fault_of_ours() };
    let location = HeaderValue::from_str(&location);
    match location {
        Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        Err(_) => get::fault_of_ours(),
    }
}

/// Returns the decision of a request, if it is allowed. Cheap checks come first.
async fn admitted(server: &ServerContext, request: Request) -> Result<Decision, Refusal> {
    let token = server.moderation.token().ok_or(Refusal::NotHere)?;
    guard::check_decision(&get::head(&request))?;
    let bytes = read(request).await?;
    let decision = Decision::read(&bytes).ok_or(Refusal::NoForm)?;
    if token.is(&decision.token) { Ok(decision) } else { Err(Refusal::Token) }
}

async fn read(request: Request) -> Result<Bytes, Refusal> {
    match time::timeout(LONGEST, body::to_bytes(request.into_body(), decision::LARGEST)).await {
        Ok(bytes) => bytes.map_err(|_| Refusal::TooLong),
        Err(_) => Err(Refusal::Slow),
    }
}

/// Performs the decision, waits until the pages show it, and returns the address of the page that reports it.
async fn done(server: &ServerContext, decision: Decision) -> Option<String> {
    let Decision { action, view, .. } = decision;
    let before = server.state.now();
    let mut chosen = action.comment().map(|choice| choice.name.clone());
    let is_undone = action.undoes();
    let (moderation, seen) = (Arc::clone(&server.moderation), Arc::clone(&before));
    let done = tokio::task::spawn_blocking(move || moderation.perform(action, &seen)).await.ok()?;
    if let Ok(done) = &done {
        moderation::until_shown(done, &server.state).await;
        chosen = chosen.or_else(|| done.decided.first().map(|(comment, _)| comment.full_id()));
    }
    let next = chosen.and_then(|chosen| view.next(&chosen, &before, &server.state.now()));
    let number = server.moderation.remember(Outcome { done, is_undone, next: next.clone() });
    Some(view.after(number, next.as_deref()))
}
