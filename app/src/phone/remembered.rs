//! What was recorded on this phone before, for the next batch and the next visit: nothing is typed twice.

use super::Model;
use domain::campaign::LineNumber;
use domain::enterprise::Identity;
use domain::id::{SheetId, VisitId};
use domain::sheet::{Product, Sheet};
use domain::time::Instant;
use domain::visit::Visit;

/// A product as it was described on another sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// The product.
    pub product: Product,
    /// At the same enterprise: who supplies it stays who supplies it.
    pub is_same_enterprise: bool,
    /// At the same visit, where a second batch of the very same product is refused (O-43).
    pub is_same_visit: bool,
}

impl Model {
    /// The products of a line as they were described on other sheets of this phone, the latest first, each once.
    #[must_use]
    pub fn products_before(&self, line: LineNumber, visit: VisitId, sheet: SheetId) -> Vec<Described> {
        let here = self.visit(visit).map(|visit| visit.assignment.enterprise.id);
        let is_such = |other: &&Sheet| other.opening.sheet != sheet && other.opening.line == line && other.is_batch();
        let all = self.visits.iter().flat_map(|visit| visit.sheets.iter().filter(is_such).map(move |sheet| (visit, sheet)));
        let mut all: Vec<(&Visit, &Sheet, &Product)> = all.filter_map(|(of, sheet)| Some((of, sheet, sheet.product.as_ref()?))).collect();
        all.sort_by_key(|(_, sheet, _)| std::cmp::Reverse(sheet.opened_at));
        let mut described: Vec<Described> = Vec::new();
        for (of, sheet, product) in all {
            if !described.iter().any(|known| sheet.same_product(&known.product)) {
                let (is_same_enterprise, is_same_visit) = (Some(of.assignment.enterprise.id) == here, of.assignment.visit == visit);
                described.push(Described { product: product.clone(), is_same_enterprise, is_same_visit });
            }
        }
        described
    }

    /// The enterprise as it was found when somebody of this phone was there last, and when that was.
    #[must_use]
    pub fn identity_before(&self, visit: VisitId) -> Option<(Instant, &Identity)> {
        let here = self.visit(visit)?.assignment.enterprise.id;
        let others = self.visits.iter().filter(|other| other.assignment.visit != visit && other.assignment.enterprise.id == here);
        others.filter_map(|other| Some((other.arrival.as_ref()?.0, other.identity.as_ref()?))).max_by_key(|(at, _)| *at)
    }
}
