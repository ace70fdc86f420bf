//! Guards that need the whole campaign: what no phone can know offline, and so never a denial but a finding.

use crate::db::guard::{self, Fact, Sampled, Wanted};
use crate::office::approval;
use crate::office::findings::Finder;
use domain::act::{Act, Command};
use domain::enterprise::Enterprise;
use domain::finding::Matter;
use domain::id::{EnterpriseId, OrganisationId, SheetId, VisitId};
use domain::number::{SealNumber, SheetNumber};
use domain::part::Seal;
use domain::sheet::{Product, Sheet, SheetOpening};
use domain::time::Instant;
use domain::visit::{Briefing, Visit};
use domain::void::Voidable;
use sqlx::AnyConnection;
use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

/// Batches an enterprise gives over all visits (O-43).
const CAP: i64 = 2;

/// What the guards have to know, as the record stands and as this flush moves it on.
#[derive(Debug, Default)]
pub struct Guards {
    seals: HashMap<String, (SheetId, String)>,
    numbers: HashMap<String, SheetId>,
    shares: HashMap<(u8, OrganisationId), i64>,
    batches: HashMap<EnterpriseId, i64>,
    sampled: HashMap<String, Vec<Sampled>>,
    owners: HashMap<SheetId, VisitId>,
}

impl Guards {
    /// Begins on what the flush before leaves: its counts; the rest is taken over where it is asked for.
    #[must_use]
    pub fn after(before: &Self) -> Self {
        Self { shares: before.shares.clone(), ..Self::default() }
    }

    /// Reads what these commands need, each on its visit, and is not known yet. What the flush before knew goes before the database, which may
    /// not say it yet.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn read(&mut self, on: &mut AnyConnection, commands: &[(&Visit, &Command)], before: &Self) -> sqlx::Result<()> {
        let wanted = wanted(commands);
        take_over(&mut self.seals, &before.seals, wanted.seals.iter());
        take_over(&mut self.numbers, &before.numbers, wanted.numbers.iter());
        take_over(&mut self.sampled, &before.sampled, wanted.products.iter());
        take_over(&mut self.batches, &before.batches, wanted.enterprises.iter());
        take_over(&mut self.owners, &before.owners, wanted.sheets.iter());
        let mut sampled: HashMap<String, Vec<Sampled>> = HashMap::new();
        for fact in guard::facts(on, &wanted).await? {
            match fact {
                Fact::Seal(seal, sheet, number) => drop(self.seals.entry(seal).or_insert((sheet, number))),
                Fact::Number(number, sheet) => drop(self.numbers.entry(number).or_insert(sheet)),
                Fact::Batches(enterprise, batches) => drop(self.batches.entry(enterprise).or_insert(batches)),
                Fact::Sampled(one) => sampled.entry(one.same.clone()).or_default().push(one),
                Fact::Owner(sheet, visit) => drop(self.owners.entry(sheet).or_insert(visit)),
                Fact::Share(line, laboratory, sheets) => drop(self.shares.entry((line, laboratory)).or_insert(sheets)),
            }
        }
        for (same, list) in sampled {
            self.sampled.entry(same).or_insert(list);
        }
        Ok(())
    }

    /// Tells whether the sheet of an act is one of another visit.
    #[must_use]
    pub fn is_anothers(&self, command: &Command) -> bool {
        command.act.sheet().and_then(|sheet| self.owners.get(&sheet)).is_some_and(|owner| *owner != command.visit)
    }

    /// Looks at a command on its visit as it stood before.
    pub fn look(&self, briefing: &Briefing, visit: &Visit, command: &Command, finder: &mut Finder<'_>) {
        match &command.act {
            Act::OpenSheet(opening) if visit.sheet(opening.sheet).is_none() => self.opening(briefing, &visit.assignment.enterprise, opening, finder),
            Act::End { opening, .. } if visit.sheet(opening.sheet).is_none() => self.number(opening, finder),
            Act::Describe { sheet, product } => self.half_year(visit, *sheet, product, command.at, finder),
            Act::Seal { sheet, seal } => self.seal(visit, *sheet, &seal.number, finder),
            Act::Correct { sheet, correction } => {
                if let Some(product) = &correction.amendment.new.product {
                    self.half_year(visit, *sheet, product, command.at, finder);
                }
                for seal in correction.amendment.new.seals.iter().flatten() {
                    self.seal(visit, *sheet, &seal.number, finder);
                }
            }
            Act::Void { what: Voidable::Seal { sheet, seal }, .. } => self.seal(visit, *sheet, seal, finder),
            Act::Store { sheet, storage: Some(storage) } => {
                if let Some(sheet) = visit.sheet(*sheet) {
                    approval::look(visit, sheet, storage, finder);
                }
            }
            Act::Complete { sheet } => {
                if let Some(product) = visit.sheet(*sheet).filter(|sheet| sheet.is_batch()).and_then(|sheet| sheet.corrected().product.clone()) {
                    self.half_year(visit, *sheet, &product, command.at, finder);
                }
            }
            _ => {}
        }
    }

    fn opening(&self, briefing: &Briefing, enterprise: &Enterprise, opening: &SheetOpening, finder: &mut Finder<'_>) {
        self.number(opening, finder);
        self.quota(briefing, opening, finder);
        let batches = self.batches.get(&enterprise.id).copied().unwrap_or(0) + 1;
        let explained = enterprise.place.lifts_the_cap() && opening.beyond_cap.as_deref().is_some_and(|reason| !reason.trim().is_empty());
        if batches > CAP && !explained {
            finder.find(Matter::EnterpriseCap { batches: u32::try_from(batches).unwrap_or(u32::MAX) });
        }
    }

    fn number(&self, opening: &SheetOpening, finder: &mut Finder<'_>) {
        if self.numbers.get(opening.number.as_str()).is_some_and(|sheet| *sheet != opening.sheet) {
            finder.find(Matter::NumberElsewhere { number: opening.number.clone() });
        }
    }

    fn quota(&self, briefing: &Briefing, opening: &SheetOpening, finder: &mut Finder<'_>) {
        let campaign = &briefing.campaign;
        let Some(planned) = campaign.line(opening.line).map(|line| line.batches) else { return };
        let share = campaign.share(opening.line, opening.laboratory);
        let of_line = self.shares.iter().filter(|((line, _), _)| *line == opening.line.0).map(|(_, sheets)| sheets).sum::<i64>() + 1;
        let of_laboratory = self.shares.get(&(opening.line.0, opening.laboratory)).copied().unwrap_or(0) + 1;
        if of_line > i64::from(planned) {
            finder.find(Matter::QuotaExceeded { line: opening.line.0, planned });
        } else if share > 0 && of_laboratory > i64::from(share) {
            finder.find(Matter::QuotaExceeded { line: opening.line.0, planned: share });
        }
    }

    fn seal(&self, visit: &Visit, sheet: SheetId, seal: &SealNumber, finder: &mut Finder<'_>) {
        // On two sheets of one visit `decide` has seen it already.
        let elsewhere = self.seals.get(seal.as_str()).filter(|(other, _)| *other != sheet && visit.sheet(*other).is_none());
        if let Some(number) = elsewhere.and_then(|(_, number)| SheetNumber::parse(number)) {
            finder.find(Matter::SealElsewhere { seal: seal.clone(), sheet: number });
        }
    }

    /// The same product within six months; looked at again on completion, since two phones may meet offline.
    fn half_year(&self, visit: &Visit, sheet: SheetId, product: &Product, at: Instant, finder: &mut Finder<'_>) {
        let known = visit.sheet(sheet).is_some_and(|sheet| sheet.findings.iter().any(|finding| matches!(finding.matter, Matter::SixMonths { .. })));
        let since = at.local_date().plus_months(-6).start();
        let earlier = self.sampled.get(&product.sameness()).into_iter().flatten();
        let recent = earlier.filter(|sampled| sampled.sheet != sheet && sampled.completed_at >= since).max_by_key(|sampled| sampled.completed_at);
        if let Some(number) = recent.filter(|_| !known).and_then(|sampled| SheetNumber::parse(&sampled.number)) {
            finder.find(Matter::SixMonths { sheet: number });
        }
    }

    /// Remembers what a command did, for those that follow in the same flush; `visit` is as it stands after it, and `was_sampled` tells of its
    /// sheet before it: nothing where there was none.
    pub fn note(&mut self, visit: &Visit, command: &Command, was_sampled: Option<bool>) {
        match &command.act {
            Act::OpenSheet(opening) if was_sampled.is_none() => {
                self.numbers.entry(opening.number.to_string()).or_insert(opening.sheet);
                *self.shares.entry((opening.line.0, opening.laboratory)).or_default() += 1;
                *self.batches.entry(visit.assignment.enterprise.id).or_default() += 1;
                self.owners.insert(opening.sheet, command.visit);
            }
            Act::End { opening, .. } if was_sampled.is_none() => {
                self.numbers.entry(opening.number.to_string()).or_insert(opening.sheet);
                self.owners.insert(opening.sheet, command.visit);
            }
            Act::End { opening, .. } => self.freed(visit, opening.sheet, was_sampled),
            Act::Void { what: Voidable::Sheet { sheet }, .. } => self.freed(visit, *sheet, was_sampled),
            Act::Seal { sheet, seal: Seal { number, .. } } | Act::Void { what: Voidable::Seal { sheet, seal: number }, .. } => {
                if let Some(sheet) = visit.sheet(*sheet) {
                    let used = (sheet.opening.sheet, sheet.opening.number.to_string());
                    self.seals.entry(number.to_string()).or_insert(used);
                }
            }
            // A correction may make it another product, and may have written down other seals.
            Act::Complete { sheet } | Act::Correct { sheet, .. } => {
                self.corrected(visit, *sheet);
                let sheet = visit.sheet(*sheet).filter(|sheet| sheet.is_batch()).map(Sheet::corrected);
                let sheet = sheet.as_deref();
                let product = sheet.and_then(|sheet| sheet.product.as_ref());
                if let Some(((sheet, product), completed_at)) = sheet.zip(product).zip(sheet.and_then(|sheet| sheet.completed_at)) {
                    let (id, number) = (sheet.opening.sheet, sheet.opening.number.to_string());
                    self.sampled.values_mut().for_each(|list| list.retain(|sampled| sampled.sheet != id));
                    let list = self.sampled.entry(product.sameness()).or_default();
                    list.push(Sampled { same: product.sameness(), sheet: id, number, completed_at });
                }
            }
            _ => {}
        }
    }
}

impl Guards {
    /// The numbers that a sheet's corrections wrote down are used up as those that were sealed with.
    fn corrected(&mut self, visit: &Visit, sheet: SheetId) {
        let Some(sheet) = visit.sheet(sheet).filter(|sheet| !sheet.corrections.is_empty()) else { return };
        for number in sheet.used_seals() {
            self.seals.entry(number.to_string()).or_insert((sheet.opening.sheet, sheet.opening.number.to_string()));
        }
    }

    /// A batch that is none any more frees its place; only what is known is counted down: what is not asks the database, which has it.
    fn freed(&mut self, visit: &Visit, sheet: SheetId, was_sampled: Option<bool>) {
        if let Some(sheet) = visit.sheet(sheet).filter(|sheet| was_sampled == Some(true) && !sheet.is_batch()) {
            let share = (sheet.opening.line.0, sheet.opening.laboratory);
            self.shares.entry(share).and_modify(|sheets| *sheets -= 1);
            self.batches.entry(visit.assignment.enterprise.id).and_modify(|batches| *batches -= 1);
        }
    }
}

/// Takes over what another knew of some keys, where it is not known here.
fn take_over<'k, K: Eq + Hash + Clone + 'k, V: Clone>(own: &mut HashMap<K, V>, before: &HashMap<K, V>, keys: impl Iterator<Item = &'k K>) {
    for key in keys {
        if let Some(known) = before.get(key).filter(|_| !own.contains_key(key)) {
            own.insert(key.clone(), known.clone());
        }
    }
}

/// What has to be looked up.
fn wanted(commands: &[(&Visit, &Command)]) -> Wanted {
    let (mut seals, mut numbers, mut enterprises) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let (mut products, mut sheets) = (BTreeSet::new(), BTreeSet::new());
    for (visit, command) in commands {
        let known = command.act.sheet().and_then(|sheet| visit.sheet(sheet));
        if let Some(sheet) = command.act.sheet().filter(|_| known.is_none()) {
            sheets.insert(sheet);
        }
        match &command.act {
            Act::End { opening, .. } => {
                numbers.insert(opening.number.to_string());
            }
            Act::OpenSheet(opening) => {
                numbers.insert(opening.number.to_string());
                enterprises.insert(visit.assignment.enterprise.id);
            }
            Act::Describe { product, .. } => {
                products.insert(product.sameness());
                products.extend(known.and_then(|sheet| sheet.product.as_ref()).map(Product::sameness));
            }
            Act::Seal { seal: Seal { number, .. }, .. } | Act::Void { what: Voidable::Seal { seal: number, .. }, .. } => {
                seals.insert(number.to_string());
            }
            Act::Correct { correction, .. } => {
                seals.extend(correction.amendment.new.seals.iter().flatten().map(|seal| seal.number.to_string()));
                products.extend(correction.amendment.new.product.as_deref().map(Product::sameness));
                products.extend(known.and_then(|sheet| sheet.corrected().product.as_ref().map(Product::sameness)));
            }
            Act::Complete { .. } => products.extend(known.and_then(|sheet| sheet.corrected().product.as_ref().map(Product::sameness))),
            _ => {}
        }
    }
    Wanted { seals: list(seals), numbers: list(numbers), enterprises: list(enterprises), products: list(products), sheets: list(sheets) }
}

fn list<K>(keys: BTreeSet<K>) -> Vec<K> {
    keys.into_iter().collect()
}
