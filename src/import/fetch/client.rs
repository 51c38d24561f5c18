//! The client for HTTP. Only this file uses ureq.

use std::io::Read;
use std::time::Duration;

/// What a server answered.
#[derive(Debug)]
#[cfg_attr(not(feature = "fetch"), allow(dead_code))]
pub(super) enum Answer {
    /// The bytes of a file.
    Bytes(Vec<u8>),
    /// It will not help to ask again: the reason.
    No(String),
    /// The server asks to wait.
    Later(Option<Duration>),
    /// No answer: the reason.
    Failed(String),
}

/// The most bytes of a picture.
pub(super) const LARGEST: u64 = 32 * 1024 * 1024;

#[cfg(feature = "fetch")]
pub(super) use with_ureq::Client;
#[cfg(not(feature = "fetch"))]
pub(super) use without::Client;

/// Reads at most [`LARGEST`] bytes.
#[cfg_attr(not(feature = "fetch"), allow(dead_code))]
fn limited(body: impl Read) -> Answer {
    let mut bytes = Vec::new();
    match body.take(LARGEST + 1).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() as u64 > LARGEST => Answer::No("it has more than 32 MiB".to_owned()),
        Ok(_) => Answer::Bytes(bytes),
        Err(reason) => Answer::Failed(format!("it breaks off: {reason}")),
    }
}

#[cfg(not(feature = "fetch"))]
mod without {
    use super::Answer;

    /// Stands for the client in a program without the feature `fetch`.
    #[derive(Debug)]
    pub(crate) struct Client;

    impl Client {
        pub(crate) fn new(_home: &str) -> Client {
            Client
        }

        pub(crate) fn get(&self, _address: &str) -> Answer {
            Answer::Failed("this program was made without the feature `fetch`".to_owned())
        }
    }
}

#[cfg(feature = "fetch")]
mod with_ureq {
    use std::net::SocketAddr;
    use std::time::Duration;

    use ureq::config::Config;
    use ureq::http::Uri;
    use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
    use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
    use ureq::{Agent, Error};

    use super::{Answer, limited};
    use crate::import::fetch::picture_hosts::host;
    use crate::import::fetch::public_address::is_public;

    /// How long a picture may take.
    const PATIENCE: Duration = Duration::from_secs(60);
    /// How long a connection may take.
    const CONNECTION: Duration = Duration::from_secs(15);
    /// The most redirects that are followed.
    const REDIRECTS: u32 = 5;

    /// The client.
    #[derive(Debug)]
    pub(crate) struct Client(Agent);

    impl Client {
        /// Returns a client that may connect to the internet, and to the host of the old site wherever that is.
        pub(crate) fn new(home: &str) -> Client {
            let config = Agent::config_builder()
                .http_status_as_error(false)
                .max_redirects(REDIRECTS)
                .proxy(None)
                .timeout_global(Some(PATIENCE))
                .timeout_connect(Some(CONNECTION))
                .user_agent(concat!(
                    "steadfast/",
                    env!("CARGO_PKG_VERSION"),
                    " (import of a blog's own pictures)"
                ))
                .accept("image/*")
                .build();
            let resolver = GuardedResolver { inner: DefaultResolver::default(), own: host(home) };
            Client(Agent::with_parts(config, DefaultConnector::default(), resolver))
        }

        /// Fetches a file.
        pub(crate) fn get(&self, address: &str) -> Answer {
            let mut response = match self.0.get(address).call() {
                Ok(response) => response,
                Err(Error::Other(reason)) if reason.is::<NotPublic>() => {
                    return Answer::No(reason.to_string());
                }
                Err(reason @ (Error::BadUri(_) | Error::TooManyRedirects | Error::Http(_))) => {
                    return Answer::No(reason.to_string());
                }
                Err(reason) => return Answer::Failed(reason.to_string()),
            };
            let status = response.status().as_u16();
            let wait = response
                .headers()
                .get("retry-after")
                .and_then(|value| value.to_str().ok()?.trim().parse().ok());
            match status {
                200 => limited(response.body_mut().as_reader()),
                429 | 503 => Answer::Later(wait.map(Duration::from_secs)),
                500.. => Answer::Failed(format!("the server answers {status}")),
                _ => Answer::No(format!("the server answers {status}")),
            }
        }
    }

    /// Finds the addresses of hosts, and refuses those of this computer and its network.
    #[derive(Debug)]
    struct GuardedResolver {
        inner: DefaultResolver,
        /// The host of the old site, with its port.
        own: String,
    }

    impl Resolver for GuardedResolver {
        fn resolve(
            &self,
            uri: &Uri,
            config: &Config,
            timeout: NextTimeout,
        ) -> Result<ResolvedSocketAddrs, Error> {
            let found = self.inner.resolve(uri, config, timeout)?;
            if !self.own.is_empty() && host(&uri.to_string()) == self.own {
                return Ok(found);
            }
            let mut public = self.empty();
            found
                .iter()
                .filter(|address: &&SocketAddr| is_public(address.ip()))
                .for_each(|address| public.push(*address));
            if public.is_empty() { Err(Error::Other(Box::new(NotPublic))) } else { Ok(public) }
        }
    }

    /// The address of a host belongs to this computer or its network.
    #[derive(Debug)]
    struct NotPublic;

    impl std::fmt::Display for NotPublic {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("its host is in this computer's own network")
        }
    }

    impl std::error::Error for NotPublic {}
}
