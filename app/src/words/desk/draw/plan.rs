//! The words of making a draw, and of its arithmetic.

use domain::contract::LineShortage;

/// The form.
pub const NEW: &str = "新建一次抽取";
/// The line.
pub const LINE: &str = "产品";
/// Nothing is chosen.
pub const LINE_WANTED: &str = "请选择产品。";
/// The first choice.
pub const CHOOSE: &str = "请选择";
/// Kinds of places.
pub const PLACES: &str = "抽哪些场所";
/// None is chosen.
pub const PLACES_WANTED: &str = "请至少选一类场所。";
/// The bodies.
pub const BODIES: &str = "抽哪些地区";
/// What it means.
pub const BODIES_HINT: &str = "都不选，就是全部地区；批次按各地区企业数分配。";
/// How many.
pub const BATCHES: &str = "抽多少批次";
/// How many an enterprise.
pub const EACH: &str = "每家企业抽几批";
/// What the law has.
pub const EACH_HINT: &str = "最多 2 批（O-43）。";
/// Reserves.
pub const RESERVES: &str = "每个地区的备选企业";
/// What they are for.
pub const RESERVES_HINT: &str = "停业、查无此址等情形按抽出的先后替补。";
/// Samplers of a team.
pub const TEAM: &str = "每组抽样人员";
/// What the law has.
pub const TEAM_HINT: &str = "不少于 2 名（O-24）。";
/// Enterprises of a team.
pub const TOUR: &str = "每组走访的企业";
/// The number's source.
pub const SOURCE_HINT: &str = "写到只有一个号码符合：哪一种彩票、哪一期、哪些数字。例如“双色球第2026136期全部开奖号码”。";
/// When it is announced.
pub const ANNOUNCED_HINT: &str = "必须在将来；双方要在这之前交承诺。";
/// It is none.
pub const ANNOUNCED_WANTED: &str = "请填公布的日期和时间。";
/// It is no number.
pub const COUNT_WANTED: &str = "请填数字。";
/// The button.
pub const PREVIEW: &str = "先测算";
/// While it runs.
pub const PREVIEWING: &str = "正在测算…";
/// The button.
pub const FREEZE: &str = "冻结名录，开始抽取";
/// While it runs.
pub const FREEZING: &str = "正在冻结…";
/// It can be frozen.
pub const READY: &str = "可以冻结：无论号码是什么，每个地区的企业和抽样人员都够。";
/// It cannot.
pub const NOT_READY: &str = "现在还不能冻结：";
/// The table.
pub const ARITHMETIC: &str = "测算";
/// A body.
pub const BODY: &str = "地区";
/// Enterprises to draw.
pub const NEEDS: &str = "要抽企业";
/// Enterprises in the pool.
pub const POOL: &str = "可抽企业";
/// The sum.
pub const SUM: &str = "合计";

/// What the roster gives.
#[must_use]
pub fn ground(entries: u32, sampled: u32, drawn: u32, samplers: u32) -> String {
    format!(
        "名录中这类场所 {entries} 家；近六个月抽过同一产品、这次不抽的 {sampled} 家；已在其他抽取名单、这次不抽的 {drawn} 家。培训证书在抽样期内有效的抽样人员 {samplers} 名。"
    )
}

/// A line of which there are too few enterprises.
#[must_use]
pub fn short(of: &LineShortage) -> String {
    let LineShortage { batches, needs, least, pool, .. } = *of;
    let missing = needs.saturating_sub(pool);
    let way = if pool >= least {
        format!("改为每家 2 批，{least} 家就够。")
    } else {
        format!("每家最多 2 批，{batches} 批至少要 {least} 家，最多只能抽 {} 批：请补充名录或减少批次。", pool.saturating_mul(2))
    };
    format!("{batches} 批次要 {needs} 家企业，可抽的只有 {pool} 家，还差 {missing} 家。{way}")
}

/// A body that might run short.
#[must_use]
pub fn short_body(body: &str, needs: u32, surely: u32) -> String {
    format!("{body}：要 {needs} 家，能保证的只有 {surely} 家（每家最多 2 批）。")
}

/// A body for which samplers are too few.
#[must_use]
pub fn short_team(body: &str, needs: u32, eligible: u32) -> String {
    format!("{body}：每组要 {needs} 名抽样人员，证书有效、没有利害关系的只有 {eligible} 名。")
}
