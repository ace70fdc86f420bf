//! What many ask for at the same moment, found out once: after each change every open page asks for the same picture.

use crate::problem::Answer;
use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::OnceCell;

type Cells<K, T> = HashMap<K, Arc<OnceCell<Arc<T>>>>;

/// Answers by what they hang on, for one place in the campaign's order: what is older is forgotten.
pub struct Shared<K, T>(Mutex<(i64, Cells<K, T>)>);

impl<K, T> Default for Shared<K, T> {
    fn default() -> Self {
        Self(Mutex::new((0, HashMap::new())))
    }
}

impl<K, T> fmt::Debug for Shared<K, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared").finish_non_exhaustive()
    }
}

impl<K: Eq + Hash, T> Shared<K, T> {
    /// The answer at that place, found out by whoever asks first; a failure is not kept.
    ///
    /// # Errors
    /// It could not be found out.
    pub async fn at<F: Future<Output = Answer<T>>>(&self, seq: i64, key: K, find_out: impl FnOnce() -> F) -> Answer<Arc<T>> {
        let cell = {
            let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if kept.0 < seq {
                *kept = (seq, HashMap::new());
            }
            // Whoever asks for an older place than the newest known has waited; the newest serves as well.
            Arc::clone(kept.1.entry(key).or_default())
        };
        cell.get_or_try_init(|| async { find_out().await.map(Arc::new) }).await.map(Arc::clone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[tokio::test]
    async fn each_place_is_found_out_once_for_each_key() {
        let shared: Shared<&str, u32> = Shared::default();
        let asked = Cell::new(0_u32);
        let find = || async {
            asked.set(asked.get() + 1);
            tokio::task::yield_now().await;
            Ok(asked.get())
        };
        let (one, other) = tokio::join!(shared.at(1, "city", find), shared.at(1, "city", find));
        assert_eq!((*one.unwrap(), *other.unwrap(), asked.get()), (1, 1, 1), "who comes meanwhile waits for the same answer");
        assert_eq!(*shared.at(1, "county", find).await.unwrap(), 2);
        assert_eq!(*shared.at(2, "city", find).await.unwrap(), 3);
        assert_eq!(*shared.at(1, "city", find).await.unwrap(), 3, "the newest serves whoever was slow");
    }

    #[tokio::test]
    async fn a_failure_is_not_kept() {
        let shared: Shared<(), u32> = Shared::default();
        assert!(shared.at(1, (), || async { Err(crate::problem::not_found()) }).await.is_err());
        assert_eq!(*shared.at(1, (), || async { Ok(7) }).await.unwrap(), 7);
    }
}
