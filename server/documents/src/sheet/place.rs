//! Whom a sheet names: the place where it was sampled, the producer, the agency.

use serde::{Deserialize, Serialize};

/// The place where it was sampled (受检单位).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sampled {
    /// The name.
    pub name: String,
    /// The unified social credit code.
    pub code: String,
    /// Other licences that were seen.
    pub licences: String,
    /// The address.
    pub address: String,
    /// The legal representative.
    pub representative: String,
    /// Whom to call.
    pub contact: String,
    /// The fixed line.
    pub telephone: String,
    /// The mobile phone.
    pub mobile: String,
    /// The kind of area.
    pub area: Option<Area>,
    /// The kind of place.
    pub place: Option<Place>,
}

/// The kind of area (区域类型).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// 城市.
    City,
    /// 城乡结合部.
    Fringe,
    /// 乡镇.
    Township,
}

/// The kind of place (场所).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// 集贸市场.
    Fair,
    /// 专业市场.
    Market,
    /// 商场.
    Mall,
    /// 超市.
    Supermarket,
    /// 专卖店.
    BrandStore,
    /// 小商铺.
    Shop,
    /// 加油站.
    GasStation,
    /// 其他.
    Other,
}

/// The producer (生产单位), as labelled or as verified.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Producer {
    /// The name.
    pub name: String,
    /// Whether the entries are taken from the label only.
    pub per_label: bool,
    /// The unified social credit code.
    pub code: String,
    /// The address.
    pub address: String,
    /// The postal code.
    pub postcode: String,
    /// The legal representative.
    pub representative: String,
    /// Whom to call.
    pub contact: String,
    /// The telephone.
    pub telephone: String,
    /// How many work there.
    pub employees: String,
    /// Turnover (营业收入/产值).
    pub revenue: String,
    /// Output (产量).
    pub output: String,
    /// The kind of ownership.
    pub economy: Option<Economy>,
    /// Whether it was made on commission (委托加工), and for whom.
    pub principal: Option<String>,
}

/// The kind of ownership (经济类型).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Economy {
    /// 内资：国有.
    State,
    /// 内资：集体.
    Collective,
    /// 内资：私营（含个体）.
    Private,
    /// 内资：有限责任公司.
    Limited,
    /// 内资：股份有限公司.
    Shares,
    /// 内资：股份合作.
    Cooperative,
    /// 内资：联营.
    Associated,
    /// 内资：其他企业.
    OtherDomestic,
    /// 港澳台：合资经营.
    RegionalJoint,
    /// 港澳台：合作经营.
    RegionalCooperative,
    /// 港澳台：独资经营.
    RegionalSole,
    /// 港澳台：投资股份有限公司.
    RegionalShares,
    /// 外资：中外合资.
    ForeignJoint,
    /// 外资：中外合作.
    ForeignCooperative,
    /// 外资：外资企业.
    ForeignSole,
    /// 外资：外商投资股份有限公司.
    ForeignShares,
}

/// The sampling agency (抽样单位).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agency {
    /// The name.
    pub name: String,
    /// The address.
    pub address: String,
    /// The postal code.
    pub postcode: String,
    /// Whom to call.
    pub contact: String,
    /// The telephone.
    pub telephone: String,
    /// Fax or e-mail.
    pub email: String,
}
