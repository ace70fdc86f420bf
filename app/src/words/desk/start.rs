//! The words of the start page.

/// The page.
pub const TITLE: &str = "产品质量监督抽查";
/// What this is.
pub const WHAT: &str = "从公布的抽查计划到结果公告，一次抽样的每一步都留下可以核验的记录：谁、何时、何地、依据哪一条。";
/// The phone.
pub const FIELD: &str = "现场";
/// For whom.
pub const FIELD_WHAT: &str = "抽样人员用手机打开。没有信号也能完成整次抽样，联网后自动上传。";
/// The offices.
pub const DESK: &str = "办公";
/// For whom.
pub const DESK_WHAT: &str = "市局、县区局、抽样机构登录：实时地图、任务与小组、抽样单、待核事项。";
/// How a sample goes its way.
pub const HOW: &str = "一批样品怎样走完现场";
/// The steps.
pub const STEPS: [&str; 6] = [
    "两名抽样人员到场，出示通知书、证件和授权委托书。",
    "核对被抽样单位，按公布的实施细则确定产品和数量。",
    "五类证据逐项拍照或录像，原始文件一个字节也不改动。",
    "检验样品和备用样品分别加贴封条，当场付费。",
    "双方阅读整张抽样单并签字；签字与所读内容逐字绑定。",
    "联网后由服务器逐条、逐个文件核验，市局在地图上看到进展。",
];
/// What is an example.
pub const EXAMPLE: &str = "标有“示例”的单位、人员和日期均为虚构。";
