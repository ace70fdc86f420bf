//! The correction (更正): what a signed sheet says otherwise from then on, with the old and the new value, the reason, and the enterprise's
//! confirmation (O-31).
//!
//! A sheet keeps the values that were signed, and its corrections beside them: [`Sheet::corrected`] is what holds today. So a signature never comes
//! to stand beneath what nobody saw.

use crate::checklist;
use crate::ending::Ending;
use crate::enterprise::Identity;
use crate::id::{ContainerId, PersonId, SheetId};
use crate::json::Json;
use crate::number::SealNumber;
use crate::part::Seal;
use crate::payment::PaymentSlip;
use crate::sheet::{Price, Product, Sampling, Sheet};
use crate::signature::Signature;
use crate::time::Instant;
use crate::visit::Visit;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Entries of a sheet that a correction may change; whatever is `None` is not meant.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Entries {
    /// The enterprise as this sheet names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Box<Identity>>,
    /// The product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<Box<Product>>,
    /// The quantities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sampling: Option<Sampling>,
    /// The price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Price>,
    /// The payment slip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<PaymentSlip>,
    /// What was found in place of a sample; of the same kind, for it was that kind's form which was signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ending: Option<Box<Ending>>,
    /// The number of the seal on each container: of all of them, in the order in which they were put on. What hangs is not touched; what was
    /// written down of it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seals: Option<Vec<HangingSeal>>,
}

/// Which number hangs on a container.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct HangingSeal {
    /// The container.
    pub container: ContainerId,
    /// The number on its seal.
    pub number: SealNumber,
}

impl Entries {
    /// What a sheet says today, its corrections included.
    #[must_use]
    pub fn of(visit: &Visit, sheet: &Sheet) -> Self {
        let sheet = sheet.corrected();
        // The form of an ending has nothing else, and names the enterprise as the roster does.
        if let Some(ending) = &sheet.ending {
            return Self { ending: Some(Box::new(ending.clone())), ..Self::default() };
        }
        Self {
            identity: sheet.identity(visit).map(|identity| Box::new(identity.clone())),
            product: sheet.product.clone().map(Box::new),
            sampling: sheet.sampling.clone(),
            price: sheet.price.clone(),
            payment: sheet.payment.clone(),
            ending: None,
            seals: (!sheet.seals.is_empty()).then(|| sheet.seals.iter().map(HangingSeal::of).collect()),
        }
    }

    /// Of these the ones that differ from others: what a correction changes.
    #[must_use]
    pub fn differing(mut self, others: &Self) -> Self {
        self.identity.take_if(|own| others.identity.as_ref() == Some(own));
        self.product.take_if(|own| others.product.as_ref() == Some(own));
        self.sampling.take_if(|own| others.sampling.as_ref() == Some(own));
        self.price.take_if(|own| others.price.as_ref() == Some(own));
        self.payment.take_if(|own| others.payment.as_ref() == Some(own));
        self.ending.take_if(|own| others.ending.as_ref() == Some(own));
        self.seals.take_if(|own| others.seals.as_ref() == Some(own));
        self
    }

    /// Tells whether nothing is meant.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl HangingSeal {
    fn of(seal: &Seal) -> Self {
        Self { container: seal.container, number: seal.number.clone() }
    }
}

/// What is corrected and why: the part that is shown before it is confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Amendment {
    /// The old values of all entries that change.
    pub old: Entries,
    /// Their new values.
    pub new: Entries,
    /// 更正原因; required.
    pub reason: String,
}

impl Amendment {
    /// What of a sheet would have to change to say something else.
    #[must_use]
    pub fn to(visit: &Visit, sheet: &Sheet, wanted: Entries, reason: String) -> Self {
        let stands = Entries::of(visit, sheet);
        let new = wanted.differing(&stands);
        let old = Self::beside(&new, stands);
        Self { old, new, reason }
    }

    /// Tells whether the old values are those that stand, entry for entry.
    #[must_use]
    pub fn fits(&self, visit: &Visit, sheet: &Sheet) -> bool {
        self.old == Self::beside(&self.new, Entries::of(visit, sheet))
    }

    /// What stands where something new is meant.
    fn beside(new: &Entries, stands: Entries) -> Entries {
        Entries {
            identity: stands.identity.filter(|_| new.identity.is_some()),
            product: stands.product.filter(|_| new.product.is_some()),
            sampling: stands.sampling.filter(|_| new.sampling.is_some()),
            price: stands.price.filter(|_| new.price.is_some()),
            payment: stands.payment.filter(|_| new.payment.is_some()),
            ending: stands.ending.filter(|_| new.ending.is_some()),
            seals: stands.seals.filter(|_| new.seals.is_some()),
        }
    }
}

/// A correction with the enterprise's confirmation of exactly what was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Correction {
    /// What is corrected.
    pub amendment: Amendment,
    /// The enterprise's signature or stamp on the correction's own paper; a witness's where the form that is corrected has no place for the
    /// enterprise (4F, and 4G where nobody was there).
    pub confirmed: Signature,
}

/// A correction that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct CorrectionRecord {
    /// What it says.
    pub correction: Correction,
    /// Which sampler made it.
    pub by: PersonId,
    /// When.
    pub at: Instant,
}

impl Sheet {
    /// The sheet as it holds today: what was signed, with its corrections.
    #[must_use]
    pub fn corrected(&self) -> Cow<'_, Self> {
        self.corrected_by(self.corrections.len())
    }

    /// The sheet as it held after so many of its corrections.
    #[must_use]
    pub fn corrected_by(&self, corrections: usize) -> Cow<'_, Self> {
        self.corrections.iter().take(corrections).fold(Cow::Borrowed(self), |sheet, record| Cow::Owned(sheet.amended(&record.correction.amendment)))
    }

    /// The sheet as it would hold with an amendment.
    #[must_use]
    pub fn amended(&self, amendment: &Amendment) -> Self {
        let Entries { identity, product, sampling, price, payment, ending, seals } = amendment.new.clone();
        let mut sheet = self.clone();
        sheet.identity = identity.or(sheet.identity);
        sheet.product = product.map(|product| *product).or(sheet.product);
        sheet.sampling = sampling.or(sheet.sampling);
        sheet.price = price.or(sheet.price);
        sheet.payment = payment.or(sheet.payment);
        sheet.ending = ending.map(|ending| *ending).or(sheet.ending);
        sheet.renumber(seals.unwrap_or_default());
        sheet
    }

    /// Writes down other numbers. One that stands nowhere any more is void: it stands on a paper that somebody signed, and a second sheet with that
    /// number would make two papers speak of one seal, whichever of them was corrected. It costs a seal and leaves no doubt (O-36).
    fn renumber(&mut self, seals: Vec<HangingSeal>) {
        let before: Vec<SealNumber> = self.seals.iter().map(|seal| seal.number.clone()).collect();
        for HangingSeal { container, number } in seals {
            if let Some(seal) = self.seals.iter_mut().find(|seal| seal.container == container) {
                seal.number = number;
            }
        }
        let gone = before.into_iter().filter(|number| !self.seals.iter().any(|seal| seal.number == *number));
        let gone: Vec<SealNumber> = gone.filter(|number| !self.spoiled.contains(number)).collect();
        self.spoiled.retain(|number| !self.seals.iter().any(|seal| seal.number == *number));
        self.spoiled.extend(gone);
    }

    /// Every number that this sheet has used up: those that hang, those that were spoiled, and those that were written down wrong.
    pub fn used_seals(&self) -> impl Iterator<Item = &SealNumber> {
        let corrected = self.corrections.iter().flat_map(|record| record.correction.amendment.new.seals.iter().flatten());
        self.seals.iter().map(|seal| &seal.number).chain(&self.spoiled).chain(corrected.map(|seal| &seal.number))
    }

    /// The enterprise as this sheet names it.
    #[must_use]
    pub fn identity<'a>(&'a self, visit: &'a Visit) -> Option<&'a Identity> {
        self.identity.as_deref().or(visit.identity.as_ref())
    }
}

impl Visit {
    /// Takes a correction in, where the enterprise confirmed exactly this change of what stands; else it is kept in the record and changes nothing.
    pub(crate) fn correct(&mut self, of: SheetId, record: CorrectionRecord) {
        let stands = self.sheet(of).is_some_and(|sheet| sheet.voided.is_none() && checklist::confirmed(self, sheet, &record.correction).is_ok());
        if let Some(sheet) = self.sheet_mut(of).filter(|_| stands) {
            sheet.corrections.push(record);
        }
    }
}
