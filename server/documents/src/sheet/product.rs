//! What was sampled: the product, its quantities, its seals, and what fuel needs besides.

use serde::{Deserialize, Serialize};

/// The product (受检产品); quantities, money and dates are strings as printed, with their units.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// The kind of certificate; `None` where nobody recorded it, and nothing is ticked.
    pub certificate: Option<Certificate>,
    /// The number of the certificate.
    pub certificate_number: String,
    /// The name.
    pub name: String,
    /// Model or size.
    pub model: String,
    /// The brand.
    pub brand: String,
    /// Date of production or lot.
    pub batch: String,
    /// The last day of use.
    pub use_by: String,
    /// The grade.
    pub grade: String,
    /// The standard that the label names.
    pub standard: String,
    /// The code of the product's class.
    pub class: String,
    /// The base or lot size (抽样基数/批量).
    pub base: String,
    /// What is tested (抽样数量).
    pub test: String,
    /// The backup (备样量).
    pub backup: String,
    /// Where the backup is kept.
    pub backup_place: Option<BackupPlace>,
    /// The price of one.
    pub unit_price: String,
    /// What was paid (购样费); for the test part only (O-33, O-35).
    pub cost: String,
    /// How it was packed and sealed (封样状态).
    pub state: String,
    /// The day of sampling.
    pub sampled_on: String,
    /// The spot: warehouse, shelf, pump.
    pub spot: String,
    /// Production or circulation (O-11).
    pub trade: Option<Trade>,
    /// How it was sampled.
    pub manner: Manner,
    /// Whether it is made for export.
    pub export: bool,
    /// How much was bought in (进货量).
    pub purchased: String,
    /// How much was sold (销售量).
    pub sold: String,
    /// How much is left (存货量).
    pub stock: String,
    /// Who supplied it.
    pub supplier: String,
    /// Where the sample is sent.
    pub deliver_to: String,
    /// By when.
    pub deliver_by: String,
    /// How to keep and protect it.
    pub care: String,
    /// Whether and how it is to be returned; empty: not.
    pub give_back: String,
}

/// The kind of certificate (证书类型).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certificate {
    /// 工业产品生产许可证.
    Production,
    /// SC (QS).
    Sc,
    /// CCC.
    Ccc,
    /// 其他.
    Other,
    /// 无.
    None,
}

/// Where the backup is kept (备样封存地点).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BackupPlace {
    /// 受检单位.
    Sampled,
    /// 生产单位.
    Producer,
    /// 抽样单位.
    Agency,
    /// 检验单位.
    Laboratory,
    /// 当地市场监管部门.
    Authority,
}

/// Production or circulation (抽样环节; O-11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trade {
    /// 生产领域.
    Production,
    /// 流通领域.
    Circulation,
}

/// How it was sampled (抽样方式).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// 现场抽样.
    #[default]
    OnSite,
    /// 市场买样.
    Bought,
    /// 电商买样.
    Online,
    /// 其他.
    Other,
}

/// What is asked for fuel besides (成品油).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fuel {
    /// The number of the pump's gun.
    pub gun: String,
    /// The number of the tank.
    pub tank: String,
    /// The day of the last delivery into the tank.
    pub delivered_on: String,
    /// What was left in the tank before it.
    pub before: String,
    /// What all tanks of the station hold.
    pub capacity: String,
    /// What went out last year.
    pub last_year: String,
    /// Whether detergent was added.
    pub detergent: Option<bool>,
}

/// A seal on a container of this sheet (O-36, O-37).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// The number on the seal.
    pub number: String,
    /// The part it seals.
    pub part: crate::seal::Part,
}
