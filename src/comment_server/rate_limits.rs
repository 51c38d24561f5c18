//! Rate limits: the number of comments that the clients of one network, and all clients together, may send.

use std::collections::HashMap;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::{Duration, Instant};

use crate::comment_server::client::Network;

/// The comments that one network may send in an hour, unless `--per-client` says otherwise.
pub const PER_CLIENT: NonZeroU32 = NonZeroU32::new(20).expect("it is not 0");
/// The comments that all networks together may send in an hour, unless `--in-all` says otherwise.
pub const IN_ALL: NonZeroU32 = NonZeroU32::new(300).expect("it is not 0");

/// The time span of an allowance.
const HOUR: Duration = Duration::from_secs(60 * 60);
/// The factor for the allowance of a wider network, which many clients share.
const WIDER: u32 = 4;
/// The most networks that are remembered at the same time.
const NETWORKS: usize = 10_000;

/// An allowance that refills over time.
#[derive(Clone, Copy, Debug)]
struct Bucket {
    /// The rest, as the time that it takes to fill.
    left: Duration,
    /// The time at which `left` was computed.
    seen: Instant,
}

impl Bucket {
    fn full(now: Instant) -> Bucket {
        Bucket { left: HOUR, seen: now }
    }

    fn fill(&mut self, now: Instant) {
        self.left = (self.left + now.saturating_duration_since(self.seen)).min(HOUR);
        self.seen = now;
    }
}

/// The allowances of all clients. A network that is not remembered has its full allowance.
#[derive(Debug)]
pub(super) struct RateLimits {
    per_client: Duration,
    in_all: Duration,
    all: Bucket,
    clients: HashMap<Network, Bucket>,
}

impl RateLimits {
    pub(super) fn new(per_client: NonZeroU32, in_all: NonZeroU32, now: Instant) -> RateLimits {
        RateLimits {
            per_client: HOUR / per_client.get(),
            in_all: HOUR / in_all.get(),
            all: Bucket::full(now),
            clients: HashMap::new(),
        }
    }

    /// Takes one comment from the allowances; if they are used up, returns the time to wait.
    pub(super) fn take(&mut self, client: IpAddr, now: Instant) -> Result<(), Duration> {
        let counted = [(Some(Network::of(client)), 1), (Network::wide(client), WIDER)];
        let counted =
            counted.into_iter().filter_map(|(network, times)| Some((network?, self.per_client / times)));
        let counted: Vec<(Network, Duration)> = counted.collect();
        self.all.fill(now);
        let mut longest = self.in_all.saturating_sub(self.all.left);
        let new = counted.iter().filter(|(network, _)| !self.clients.contains_key(network)).count();
        if new > 0 && self.clients.len() + new > NETWORKS {
            self.forget(now);
        }
        for (network, cost) in &counted {
            let bucket = self.clients.entry(*network).or_insert_with(|| Bucket::full(now));
            bucket.fill(now);
            longest = longest.max(cost.saturating_sub(bucket.left));
        }
        if !longest.is_zero() {
            return Err(longest);
        }
        for (network, cost) in &counted {
            if let Some(bucket) = self.clients.get_mut(network) {
                bucket.left = bucket.left.saturating_sub(*cost);
            }
        }
        self.all.left -= self.in_all;
        Ok(())
    }

    /// Gives one comment back to the allowance of all clients, because it was not stored. The client's own allowance stays
    /// reduced, so that nobody can send rejected comments without limit.
    pub(super) fn give_back(&mut self) {
        self.all.left = (self.all.left + self.in_all).min(HOUR);
    }

    /// Frees memory: forgets networks whose allowance is full again; if that is not enough, those seen longest ago, since the
    /// limit for all clients still applies.
    fn forget(&mut self, now: Instant) {
        self.clients.retain(|_, bucket| {
            bucket.fill(now);
            bucket.left < HOUR
        });
        if self.clients.len() >= NETWORKS {
            let mut seen: Vec<Instant> = self.clients.values().map(|bucket| bucket.seen).collect();
            let middle = seen.len() / 2;
            let (_, middle, _) = seen.select_nth_unstable(middle);
            let middle = *middle;
            self.clients.retain(|_, bucket| bucket.seen > middle);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(number: u32) -> IpAddr {
        let [.., a, b, c] = number.to_be_bytes();
        format!("{a}.{b}.{c}.7").parse().unwrap()
    }

    fn rate(per_client: u32, in_all: u32, now: Instant) -> RateLimits {
        RateLimits::new(NonZeroU32::new(per_client).unwrap(), NonZeroU32::new(in_all).unwrap(), now)
    }

    #[test]
    fn a_client_has_an_allowance_that_fills_up_again() {
        let now = Instant::now();
        let mut rate = rate(4, 1000, now);
        for _ in 0..4 {
            rate.take(network(1), now).unwrap();
        }
        assert_eq!(rate.take(network(1), now), Err(HOUR / 4));
        rate.take(network(2), now).unwrap();
        assert_eq!(rate.take(network(1), now + HOUR / 8), Err(HOUR / 8));
        rate.take(network(1), now + HOUR / 4).unwrap();
        assert!(rate.take(network(1), now + HOUR / 4).is_err());
    }

    #[test]
    fn all_clients_together_have_one_too() {
        let now = Instant::now();
        let mut rate = rate(4, 6, now);
        for client in 0..6 {
            rate.take(network(client), now).unwrap();
        }
        assert_eq!(rate.take(network(7), now), Err(HOUR / 6));
        rate.take(network(7), now + HOUR / 6).unwrap();
    }

    #[test]
    fn a_comment_that_was_not_stored_leaves_room_for_others() {
        let now = Instant::now();
        let mut rate = rate(2, 1, now);
        for client in 0..6 {
            rate.take(network(client), now).unwrap();
            rate.give_back();
        }
        rate.take(network(7), now).unwrap();
        assert!(rate.take(network(8), now).is_err());
        rate.give_back();
        rate.take(network(0), now).unwrap();
        rate.give_back();
        assert!(rate.take(network(0), now).is_err(), "its own allowance is used up");
    }

    #[test]
    fn many_networks_of_one_customer_have_an_allowance_together() {
        let now = Instant::now();
        let mut rate = rate(5, 1_000, now);
        let taken = (0..200_u32)
            .filter(|number| rate.take(format!("2001:db8:1:{number:x}00::1").parse().unwrap(), now).is_ok());
        assert_eq!(taken.count(), 20);
        rate.take("2001:db8:2::1".parse().unwrap(), now).unwrap();
    }

    #[test]
    fn a_flood_of_networks_does_not_fill_the_memory() {
        let now = Instant::now();
        let mut rate = rate(2, 1_000_000, now);
        for client in 0..30_000 {
            rate.take(network(client), now + Duration::from_millis(u64::from(client))).unwrap();
        }
        assert!(rate.clients.len() <= NETWORKS);
    }
}
