//! What everybody reads who checks a paper in their hand.

use crate::words::desk::papers::moment;
use domain::ending::EndingKind;
use domain::time::Instant;

/// The page.
pub const TITLE: &str = "核验文书";
/// What it does.
pub const WHAT: &str = "扫描纸质文书右上角的二维码，可以核对这张纸是不是本系统印的、后来有没有变化。手里是电子版（PDF）的，在这里选择文件即可核对。";
/// The file.
pub const FILE: &str = "文书的 PDF 文件";
/// What becomes of it.
pub const FILE_HINT: &str = "不超过 4 MB。只计算摘要并比对，文件不保存。";
/// The button.
pub const CHECK: &str = "核对这个文件";
/// A code leads to a paper of ours.
pub const FOUND: &str = "✓ 本系统印过这份文书";
/// What to do next with the paper in hand.
pub const COMPARE: &str = "请把手里的纸和下面逐项对照：编号、日期、数字、摘要都应当一样。二维码可以被抄到别的纸上，所以对照这一步不能省。";
/// A file is byte for byte ours.
pub const SAME_FILE: &str = "✓ 这个文件与本系统印出的逐字节一致";
/// A file is none of ours.
pub const OTHER_FILE: &str = "✗ 这个文件不是本系统印出的原件";
/// What that may mean.
pub const OTHER_FILE_NEXT: &str = "内容被改动过、另存过、合并过，或者是扫描件，都会这样。请向出具方要原始 PDF，或者扫描纸质文书上的二维码核对。";
/// A code leads nowhere.
pub const UNKNOWN: &str = "✗ 本系统没有印过这个核验码的文书";
/// What that may mean.
pub const UNKNOWN_NEXT: &str = "请核对网址是不是本系统的、二维码有没有扫全。仍查不到的，这张纸不是本系统印的，请拨打监督抽查通知书上的电话核实。";
/// No file came.
pub const NO_FILE: &str = "没有收到文件";
/// What to do then.
pub const NO_FILE_NEXT: &str = "请先选择文书的 PDF 文件，不超过 4 MB，再点核对。";
/// Too many were asked.
pub const TOO_MANY: &str = "核验的次数太多了";
/// What to do then.
pub const TOO_MANY_NEXT: &str = "请过十五分钟再试。";
/// Nothing has changed since.
pub const CURRENT: &str = "印出之后，记录没有变化。";
/// Something has.
pub const SUPERSEDED: &str = "印出之后，记录又有变化：这份文书在印出时是真的，现在的内容请看新印的一份。";
/// What stood there then cannot be shown any more.
pub const NOT_SHOWN: &str = "当时的内容现在不能逐项列出（例如机构名称后来有更改），可以用 PDF 文件核对。";
/// The entries.
pub const FIGURES: &str = "这份文书上印着";
/// The picture.
pub const PICTURE: &str = "版面样子（首页）";
/// What it shows.
pub const PICTURE_WHAT: &str = "只画出文字和线条的位置，不显示内容。";
/// The paper.
pub const FORM: &str = "文书";
/// Its number.
pub const NUMBER: &str = "编号";
/// The sheet.
pub const SHEET: &str = "抽样单编号";
/// When it was first printed.
pub const PRINTED_AT: &str = "首次印出";
/// When it was sampled.
pub const DATE: &str = "日期";
/// The product.
pub const PRODUCT: &str = "产品";
/// The parts.
pub const PARTS: &str = "检验样品 / 备用样品";
/// What was paid.
pub const AMOUNT: &str = "购样费";
/// The seals.
pub const SEALS: &str = "封条";
/// How many signed.
pub const SIGNED: &str = "手机签字";
/// The state of the sheet.
pub const STATE: &str = "抽样";
/// The digest at the foot.
pub const SHOWN_DIGEST: &str = "签署内容摘要";
/// Between the two parts.
pub const AND: &str = " / ";
/// The office's key.
pub const KEY: &str = "核对电子证据包用的公钥";
/// What it is for.
pub const KEY_WHAT: &str = "收到本系统导出的电子证据包（.zip）时，用程序核验：fengyang verify 文件 --office-key 公钥。公钥以本页为准。";

/// So many people.
#[must_use]
pub fn people(count: usize) -> String {
    format!("{count} 人")
}

/// How it ended.
#[must_use]
pub const fn state(is_complete: bool, ended: Option<EndingKind>) -> &'static str {
    match (is_complete, ended) {
        (false, _) => "尚未完成",
        (true, None) => "已完成",
        (true, Some(EndingKind::Refused)) => "未抽样（上报拒检）",
        (true, Some(EndingKind::NoSample)) => "未抽到样品",
        (true, Some(EndingKind::Terminated)) => "已终止",
    }
}

/// When it was printed.
#[must_use]
pub fn printed_at(at: Instant) -> String {
    moment(at)
}
