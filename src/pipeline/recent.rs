//! What was asked for of late, at a bound: two generations, of which the older
//! is forgotten when the younger is full. What is in use stays.

use std::collections::HashMap;
use std::hash::Hash;

/// What was used of late, by its key.
#[derive(Debug)]
pub(super) struct Recent<K, V> {
    young: HashMap<K, V>,
    old: HashMap<K, V>,
}

impl<K, V> Default for Recent<K, V> {
    fn default() -> Self {
        Self { young: HashMap::new(), old: HashMap::new() }
    }
}

impl<K: Hash + Eq, V> Recent<K, V> {
    /// What is remembered under the key; it is young from then on.
    pub(super) fn get(&mut self, key: &K) -> Option<&mut V> {
        if let Some((key, value)) = self.old.remove_entry(key) {
            self.young.insert(key, value);
        }
        self.young.get_mut(key)
    }

    pub(super) fn insert(&mut self, key: K, value: V) {
        self.old.remove(&key);
        self.young.insert(key, value);
    }

    /// Makes room where the younger generation has `most`.
    pub(super) fn age(&mut self, most: usize) {
        if self.young.len() >= most {
            self.old = std::mem::take(&mut self.young);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_use_is_remembered_and_the_rest_is_forgotten() {
        let mut recent: Recent<u32, u32> = Recent::default();
        for n in 0..100 {
            recent.age(10);
            recent.insert(n, n * n);
            assert_eq!(recent.get(&0).copied(), Some(0));
            assert!(recent.young.len() + recent.old.len() <= 22);
        }
        assert_eq!((recent.get(&99).copied(), recent.get(&50).copied()), (Some(99 * 99), None));
    }
}
