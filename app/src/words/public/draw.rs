//! The words of a draw's public page.

/// The page.
pub const TITLE: &str = "双随机抽取公开";
/// What it is.
pub const WHAT: &str = "被抽查企业由冻结的名录、组织方和监督方的两个密语、一个事先无人知道的公开号码共同决定。下面的摘要在抽取之前就已固定；公开之后，任何人都可以用同样的材料重新计算。";
/// What was fixed.
pub const FIXED: &str = "事先固定的材料";
/// Entries.
pub const ENTRIES: &str = "名录企业数";
/// When.
pub const FROZEN_AT: &str = "冻结时间";
/// The list is secret yet.
pub const SECRET: &str = "名单还没有公开";
/// Until when.
pub const SECRET_NEXT: &str = "为防止走漏消息，名单在全部企业到场之后或抽样期结束之后公开。届时可以在本页查看、下载并重新计算；请先记下上面的名录摘要，以便核对名录没有被改动。";
/// It came to nothing.
pub const VOIDED: &str = "这次抽取已作废";
/// What was drawn.
pub const RESULT: &str = "抽取结果";
/// The names.
pub const DRAWN: &str = "抽中企业（按抽出的先后）";
/// The reserves.
pub const RESERVES: &str = "备选企业（按替补的先后）";
/// Running it again.
pub const AGAIN: &str = "自己重新计算";
/// What it does.
pub const AGAIN_WHAT: &str = "按下按钮，您的浏览器会下载记录和名录，在本机从头抽取一遍，与公布的结果逐一比较；不上传任何内容。也可以下载这两个文件，用命令 fengyang draw verify 或自己编写的程序核验，方法写在文件 app/domain/src/draw.rs 里。";
/// The button.
pub const RUN: &str = "在本机重新计算";
/// While it runs.
pub const RUNNING: &str = "正在下载并重新计算…";
/// It cannot be run.
pub const BROKEN: &str = "没能重新计算：文件没有下载完整，或浏览器太旧。请检查网络后再试，或下载文件用命令核验。";
/// How long it took.
pub const TOOK: &str = "（用时 {} 秒）";
/// The script is missing.
pub const NO_SCRIPT: &str = "浏览器没有运行脚本，不能在本页计算；请下载文件用命令核验。";
/// The record.
pub const RECORD: &str = "抽取记录 record.json";
/// The roster.
pub const ROSTER: &str = "冻结名录 roster.txt";
/// There is no such draw.
pub const UNKNOWN: &str = "没有这次抽取";
/// What to do then.
pub const UNKNOWN_NEXT: &str = "请核对网址。";

/// Reserves that stand in.
#[must_use]
pub fn replaced(count: u32) -> String {
    format!("其中 {count} 家因停业等原因由备选替补。")
}
