//! Shares out the points: 10,000 basis points among the items, exactly.
//!
//! First among the domains that have items, by the policy's weights: a domain without items gives its weight to the
//! others pro rata. Then inside each domain by the items' own weights. Remainders go to the largest fractions first,
//! then to the earlier item, so the sum is always the whole.

use std::collections::BTreeMap;

use crate::policy::work::Domain;

/// What there is to share out.
pub const WHOLE: u32 = 10_000;

/// The points of each item, in order. `items` are domains and weights. The points sum to [`WHOLE`] unless there is no
/// item; where all weights are nothing, everything counts alike.
///
/// ```
/// use muster::policy::work::Domain::{Closure, Sla};
/// use muster::scenario::allot::allot;
/// assert_eq!(allot(&[(Sla, 15), (Closure, 10)], &[(Sla, 1), (Closure, 2), (Closure, 1)]), [6000, 2667, 1333]);
/// ```
pub fn allot(weights: &[(Domain, u32)], items: &[(Domain, u32)]) -> Vec<u32> {
    let weight_of =
        |domain: Domain| weights.iter().find(|(d, _)| *d == domain).map_or(0, |(_, weight)| *weight);
    // A domain takes part when it has an item that counts.
    let mut domains: BTreeMap<Domain, u64> = BTreeMap::new();
    for (domain, weight) in items {
        *domains.entry(*domain).or_default() += u64::from(*weight);
    }
    let counting: Vec<Domain> = domains
        .iter()
        .filter(|(domain, sum)| **sum > 0 && weight_of(**domain) > 0)
        .map(|(domain, _)| *domain)
        .collect();
    if counting.is_empty() {
        let alike: Vec<u64> = items.iter().map(|_| 1).collect();
        return share(WHOLE, &alike);
    }
    let shares = share(WHOLE, &counting.iter().map(|d| u64::from(weight_of(*d))).collect::<Vec<_>>());
    let mut points = vec![0; items.len()];
    for (domain, whole) in counting.iter().zip(shares) {
        let mine: Vec<usize> = (0..items.len()).filter(|n| items[*n].0 == *domain).collect();
        let weights: Vec<u64> = mine.iter().map(|n| u64::from(items[*n].1)).collect();
        for (item, part) in mine.iter().zip(share(whole, &weights)) {
            points[*item] = part;
        }
    }
    points
}

/// Shares `whole` by weight: largest remainder, the earlier one first where remainders are equal.
fn share(whole: u32, weights: &[u64]) -> Vec<u32> {
    let sum: u128 = weights.iter().map(|w| u128::from(*w)).sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let exact = |weight: u64| u128::from(whole) * u128::from(weight);
    let mut parts: Vec<u32> = weights.iter().map(|w| u32::try_from(exact(*w) / sum).unwrap_or(0)).collect();
    let left = whole - parts.iter().sum::<u32>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|n| (std::cmp::Reverse(exact(weights[*n]) % sum), *n));
    for n in order.into_iter().take(left as usize) {
        parts[n] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn domain() -> impl Strategy<Value = Domain> {
        (0..Domain::ALL.len()).prop_map(|n| Domain::ALL[n])
    }

    proptest! {
        #[test]
        fn the_points_always_sum_to_the_whole(
            weights in proptest::collection::vec((domain(), 0u32..100), 0..9),
            items in proptest::collection::vec((domain(), 0u32..1_000), 1..60),
        ) {
            let points = allot(&weights, &items);
            prop_assert_eq!(points.len(), items.len());
            prop_assert_eq!(points.iter().sum::<u32>(), WHOLE);
        }

        #[test]
        fn more_weight_is_never_fewer_points(items in proptest::collection::vec(0u32..1_000, 2..60)) {
            let items: Vec<(Domain, u32)> = items.into_iter().map(|w| (Domain::Sla, w)).collect();
            let points = allot(&[(Domain::Sla, 100)], &items);
            for (a, x) in items.iter().zip(&points) {
                for (b, y) in items.iter().zip(&points) {
                    prop_assert!(a.1 <= b.1 || x >= y);
                }
            }
        }
    }

    #[test]
    fn a_domain_without_items_gives_its_weight_to_the_others() {
        use Domain::{Colleague, Escalation, Sla};
        let weights = [(Sla, 15), (Escalation, 20), (Colleague, 65)];
        assert_eq!(allot(&weights, &[(Sla, 3), (Escalation, 1)]), [4286, 5714]);
        assert_eq!(allot(&weights, &[]), Vec::<u32>::new());
        assert_eq!(allot(&[(Sla, 0)], &[(Sla, 1), (Sla, 5)]), [5000, 5000]);
    }
}
