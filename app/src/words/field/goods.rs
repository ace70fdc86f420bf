//! The words of what a line covers and asks for besides.

use domain::goods::Goods;

pub const MAY_IT: &str = "这批货能不能抽";
pub const INCLUDES: &str = "属于";
pub const EXCLUDES: &str = "不属于";
pub const QUESTION: &str = "看货，选一项（必选）";
pub const NONE_HERE: &str = "改记“没有样品”";
pub const OWN: &str = "这类产品还要填";

/// An answer.
pub const fn answer(goods: Goods) -> &'static str {
    match goods {
        Goods::ForSale => "能抽：属于本类、待销、无下列情形",
        Goods::OutsideTheLine => "不属于本类产品",
        Goods::Marked => "标有“试制”“处理”“样品”",
        Goods::NotForSale => "不是拿来卖的",
        Goods::ExportOnly => "只供出口、质量另有约定",
    }
}

/// Several in a row.
pub fn list(of: &[String]) -> String {
    of.join("；")
}
