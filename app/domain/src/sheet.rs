//! The sheet (抽样单), which is one batch: what was sampled, from what, at which price.

use crate::campaign::LineNumber;
use crate::correction::CorrectionRecord;
use crate::digest::Digest;
use crate::ending::Ending;
use crate::enterprise::Identity;
use crate::evidence::{Evidence, EvidenceClass, Purpose};
use crate::finding::Finding;
use crate::goods::Goods;
use crate::id::{ContainerId, MediaId, OrganisationId, RulesId, SheetId};
use crate::json::Json;
use crate::late_entry::LateEntry;
use crate::money::Fen;
use crate::number::{SealNumber, SheetNumber};
use crate::own::OwnEntry;
use crate::part::{Container, Part, Seal};
use crate::payment::PaymentSlip;
use crate::quantity::Quantity;
use crate::refusal::Determination;
use crate::signature::{Declined, Signature, SignatureRecord, Signer};
use crate::storage::Storage;
use crate::time::{Instant, LocalDate};
use crate::transport::{LeftCopies, Transport};
use crate::void::VoidRecord;
use serde::{Deserialize, Serialize};

/// Opening a sheet fixes its number, line, rules and laboratory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct SheetOpening {
    /// The sheet's id, made on the phone.
    pub sheet: SheetId,
    /// One of the reserved numbers.
    pub number: SheetNumber,
    /// The line (O-03).
    pub line: LineNumber,
    /// The rules in force (O-21, O-26).
    pub rules: RulesId,
    /// Who will test it (O-05, O-06).
    pub laboratory: OrganisationId,
    /// Why a mall or supermarket gives a third batch (O-44).
    pub beyond_cap: Option<String>,
    /// The sheet was written on paper and is entered afterwards (补录).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<LateEntry>,
}

/// 受检产品 and 标称生产者, as labelled or as verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Product {
    /// 产品名称.
    pub name: String,
    /// 规格型号, which for diesel is the grade.
    pub model: String,
    /// 商标; empty prints as "/".
    pub brand: String,
    /// 生产日期/批号; free text as on the label.
    pub batch: String,
    /// 执行标准.
    pub standard: String,
    /// 标称生产者.
    pub producer: String,
    /// Its address.
    pub producer_address: String,
    /// True where the producer stands as labelled and nobody verified it.
    pub per_label: bool,
    /// 供货单位; empty prints as "/".
    pub supplier: String,
    /// Form 4A's fuel block.
    pub fuel: Option<Fuel>,
    /// What the samplers found of the goods; `None` where the rules did not ask yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goods: Option<Goods>,
    /// What the rules of its line ask for besides (O-27).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<OwnEntry>,
}

impl Product {
    /// One word for what makes two products the same: producer, standard, brand and model.
    #[must_use]
    pub fn sameness(&self) -> String {
        let four = [&self.producer, &self.standard, &self.brand, &self.model];
        // Lengths keep two neighbours from flowing into each other.
        let words: String = four.iter().map(|word| format!("{}:{word}", word.len())).collect();
        Digest::of(words.as_bytes()).hex()
    }
}

/// 成品油 extras of form 4A.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Fuel {
    /// 枪号.
    pub dispenser: String,
    /// 罐号.
    pub tank: String,
    /// 最近一批油品进罐日期.
    pub last_delivery: Option<LocalDate>,
    /// 进罐前罐内余量.
    pub residue: Option<Quantity>,
    /// 受检单位总罐容量.
    pub capacity: Option<Quantity>,
    /// 上年出库量.
    pub last_year_output: Option<Quantity>,
    /// 是否加入清净剂; `None` where nobody could say.
    pub detergent: Option<bool>,
}

/// 抽样基数, 检验样品, 备用样品.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Sampling {
    /// 抽样基数 (stock): a later case values the goods by it.
    pub stock: Quantity,
    /// 检验样品.
    pub test: Quantity,
    /// 备用样品.
    pub backup: Quantity,
}

/// The unit price and what it rests on (O-34).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Price {
    /// A unit's price.
    pub unit: Fen,
    /// What it rests on.
    pub basis: PriceBasis,
}

/// 标价, else 市场价 (O-34).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum PriceBasis {
    /// 标价, proved by a photo of the tag.
    Marked,
    /// 市场价, with where it was looked up.
    Market {
        /// The source.
        source: String,
    },
}

/// The state of one sheet, folded from its events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Sheet {
    /// How it was opened.
    pub opening: SheetOpening,
    /// When it was opened: the sampling date.
    pub opened_at: Instant,
    /// The product.
    pub product: Option<Product>,
    /// The quantities.
    pub sampling: Option<Sampling>,
    /// The price.
    pub price: Option<Price>,
    /// All photos and videos, in order.
    pub evidence: Vec<Evidence>,
    /// All containers, in order.
    pub containers: Vec<Container>,
    /// The seal on each container.
    pub seals: Vec<Seal>,
    /// Seals spoiled and replaced; their numbers are used up.
    pub spoiled: Vec<SealNumber>,
    /// Photos of seals that were replaced since: they prove none that stands (O-38).
    #[serde(default)]
    pub spoiled_photos: Vec<MediaId>,
    /// The payment slip.
    pub payment: Option<PaymentSlip>,
    /// All signatures.
    pub signatures: Vec<SignatureRecord>,
    /// The enterprise declined to sign.
    pub declined: Option<Declined>,
    /// How it travels.
    pub transport: Option<Transport>,
    /// Which copies were left, or that they were not taken.
    pub copies: Option<LeftCopies>,
    /// When it was completed.
    pub completed_at: Option<Instant>,
    /// What was found in place of a sample.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ending: Option<Ending>,
    /// What the local body says of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub determination: Option<Determination>,
    /// The enterprise as this sheet names it, where that was corrected; else as the visit found it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Box<Identity>>,
    /// What was corrected after it was signed, in order; the entries above are as they were signed (O-31).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<CorrectionRecord>,
    /// The backup part is kept at the enterprise (O-41).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub storage: Option<Storage>,
    /// It counts no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voided: Option<VoidRecord>,
    /// What the office found.
    pub findings: Vec<Finding>,
}

impl Sheet {
    /// A sheet with nothing on it yet.
    #[must_use]
    pub const fn opened(opening: SheetOpening, at: Instant) -> Self {
        Self {
            opening,
            opened_at: at,
            product: None,
            sampling: None,
            price: None,
            evidence: Vec::new(),
            containers: Vec::new(),
            seals: Vec::new(),
            spoiled: Vec::new(),
            spoiled_photos: Vec::new(),
            payment: None,
            signatures: Vec::new(),
            declined: None,
            transport: None,
            copies: None,
            completed_at: None,
            ending: None,
            determination: None,
            identity: None,
            corrections: Vec::new(),
            storage: None,
            voided: None,
            findings: Vec::new(),
        }
    }

    /// Photos and videos for one purpose.
    pub fn media_for(&self, purpose: Purpose) -> impl Iterator<Item = &Evidence> {
        self.evidence.iter().filter(move |evidence| evidence.purpose == purpose)
    }

    /// Those of them that prove what stands now: a photo of a torn seal proves nothing of the one in its place (O-38).
    pub fn standing_media_for(&self, purpose: Purpose) -> impl Iterator<Item = &Evidence> {
        self.media_for(purpose).filter(|evidence| !self.spoiled_photos.contains(&evidence.media))
    }

    /// The photo or video of that id.
    #[must_use]
    pub fn media(&self, id: MediaId) -> Option<&Evidence> {
        self.evidence.iter().find(|evidence| evidence.media == id)
    }

    /// The classes of evidence that still lack a photo or video (O-28).
    #[must_use]
    pub fn missing_classes(&self) -> Vec<EvidenceClass> {
        EvidenceClass::ALL.into_iter().filter(|class| self.media_for(Purpose::Class { class: *class }).next().is_none()).collect()
    }

    /// The containers of a part.
    pub fn containers_of(&self, part: Part) -> impl Iterator<Item = &Container> {
        self.containers.iter().filter(move |container| container.part == part)
    }

    /// The seal on a container.
    #[must_use]
    pub fn seal_of(&self, container: ContainerId) -> Option<&Seal> {
        self.seals.iter().find(|seal| seal.container == container)
    }

    /// Tells whether anybody signed or declined: from then on only the correction procedure changes it (O-31).
    #[must_use]
    pub const fn is_signed(&self) -> bool {
        !self.signatures.is_empty() || self.declined.is_some()
    }

    /// Tells whether a hand holds what is shown by a paper of that digest; what was written by pen is held by its own scan.
    #[must_use]
    pub fn is_held_by(&self, signature: &Signature, paper: Digest) -> bool {
        let held = match signature.ink {
            Some(ink) if ink.written => self.media(ink.media).map(|scan| scan.digest),
            Some(_) | None => Some(paper),
        };
        held == Some(signature.shown)
    }

    /// Tells whether it counts as a batch: nothing was sampled on one that ended otherwise, and one that is void never was.
    #[must_use]
    pub const fn is_batch(&self) -> bool {
        self.ending.is_none() && self.voided.is_none()
    }

    /// Tells whether it still may change at all: it is neither complete nor void.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.completed_at.is_none() && self.voided.is_none()
    }

    /// Tells whether it holds the arrival: the paper of a sheet that was signed names who was there and what was found, also once it is void.
    #[must_use]
    pub const fn rests_on_the_arrival(&self) -> bool {
        self.voided.is_none() || self.is_signed()
    }

    /// Tells whether it may still end without a sample, or be told to have ended otherwise: not once the enterprise put its hand to it, nor once
    /// anybody signed how it ended.
    #[must_use]
    pub fn may_end(&self) -> bool {
        let has_enterprise = || self.signatures.iter().any(|record| matches!(record.signature.signer, Signer::Enterprise { .. }));
        self.is_open() && self.declined.is_none() && if self.is_batch() { !has_enterprise() } else { self.signatures.is_empty() }
    }

    /// Two batches are the same product by producer, standard, brand and model (O-43, A-8).
    #[must_use]
    pub fn same_product(&self, other: &Product) -> bool {
        self.corrected().product.as_ref().is_some_and(|own| {
            (&own.producer, &own.standard, &own.brand, &own.model) == (&other.producer, &other.standard, &other.brand, &other.model)
        })
    }
}
