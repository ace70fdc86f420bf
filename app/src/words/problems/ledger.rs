//! The sentences where the e-CQS ledger cannot be kept so.

use super::Sentences;
use domain::contract::LedgerGap;

/// Somebody said something meanwhile.
#[must_use]
pub const fn ledger_moved() -> Sentences {
    ("这一条刚被别人改过", "没有保存。请看看最新的记录，再决定要不要改。")
}

/// The list is too long.
#[must_use]
pub const fn ledger_list_too_long() -> Sentences {
    ("清单太长", "请分几次粘贴，每次一兆字节以内。")
}

/// Why an entry cannot be kept so.
#[must_use]
pub const fn ledger_gap(gap: LedgerGap) -> Sentences {
    match gap {
        LedgerGap::WrongStep => ("现在不能这样登记", "台账只能一步一步往下走；请看看最新的状态。"),
        LedgerGap::RecordMissing => ("还没有填 e-CQS 记录编号", "提交成功后页面上有记录编号，请抄到这里，以便日后核对。"),
        LedgerGap::TooLong => ("写得太长", "记录编号请在60字以内，说明请在500字以内。"),
        LedgerGap::NoteMissing => ("还没有写原因", "退回或作废的，请写明原因。"),
        LedgerGap::FindingsOpen => ("这张抽样单还有待核事项", "提交后 e-CQS 里不能再改，请先由市局核处待核事项。可以先登记为“已录”。"),
    }
}
