//! 产品质量监督抽查/复查抽样单: one batch as it was taken (form 4A; O-26…O-38).

mod place;
mod product;

pub use place::{Agency, Area, Economy, Place, Producer, Sampled};
pub use product::{BackupPlace, Certificate, Fuel, Manner, Product, Sealed, Trade};

use crate::frame::Frame;
use crate::hand::Hand;
use serde::{Deserialize, Serialize};

/// A sheet: one batch.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// What surrounds it; its number is the sheet's, printed twice at the foot as a Code 128 barcode.
    pub frame: Frame,
    /// The number of the report, known later.
    pub report: String,
    /// Where the task comes from (任务来源).
    pub task: String,
    /// What kind of check it is (任务类别).
    pub category: Category,
    /// The project's record number (项目备案号).
    pub record: String,
    /// The number of the notice that was shown (O-25).
    pub notice: String,
    /// The rules and their version (O-26).
    pub rules: String,
    /// The laboratory the sample goes to.
    pub laboratory: String,
    /// Where it was sampled; left out when it was sampled at the producer.
    pub sampled: Option<Sampled>,
    /// The producer as labelled or verified.
    pub producer: Producer,
    /// The product.
    pub product: Product,
    /// What is asked for fuel besides.
    pub fuel: Option<Fuel>,
    /// The seals (O-36, O-37).
    pub seals: Vec<Sealed>,
    /// The sampling agency.
    pub agency: Agency,
    /// Remarks besides the printed sentence.
    pub remarks: String,
    /// Who signs for the place where it was sampled (O-29).
    pub enterprise: Hand,
    /// Who signs for the producer.
    pub maker: Hand,
    /// The samplers, two at least (O-24).
    pub samplers: Vec<Hand>,
}

/// The kind of check (任务类别).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// 监督抽查.
    #[default]
    SpotCheck,
    /// 复查.
    Recheck,
    /// 专项.
    Special,
    /// 联动.
    Joint,
    /// 风险监测.
    Monitoring,
}
