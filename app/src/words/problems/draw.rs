//! The sentences where a draw cannot go on (O-22).

use super::Sentences;
use domain::draw::Denial;

/// What the law refuses of a draw.
#[must_use]
pub const fn draw_denied(denial: Denial) -> Sentences {
    match denial {
        Denial::NotItsTurn => ("现在不是这一步", "请刷新页面，按“冻结名录、双方承诺、公布号码、抽取、名单”的先后办理。"),
        Denial::OrganiserForeign => ("组织方的承诺应由组织抽查的机关作出", "请由冻结名录的机关人员登录办理；其他机构请以监督方身份承诺。"),
        Denial::ObserverOfTheSameBody => ("监督方不能与组织方是同一机构", "请由抽样机构或综合行政执法队的人员登录，以监督方身份承诺。"),
        Denial::SamePerson => ("同一个人不能代表双方", "请由另一名人员作出这一方的承诺。"),
        Denial::DoneAlready => ("这一方已经办过", "承诺和密语只能提交一次，不能更改。"),
        Denial::NumberKnown => ("号码可能已经公布，不能再作承诺", "承诺必须在号码公布之前作出。请作废本次抽取，另选一个尚未公布的号码重新冻结名录。"),
        Denial::NumberUnknown => ("还没有到公布号码的时间", "请在约定的公布时间之后，按约定的出处填写号码。"),
        Denial::SecretWrong => ("密语与承诺不符", "请核对是否拿错了密语文件；承诺作出以后密语不能更换。找不回原来的密语时，只能作废本次抽取。"),
        Denial::TextsDiffer => ("名录与冻结时不一致", "没有抽取。请联系系统管理员核查数据库，并保留现状。"),
        Denial::ApproverFroze => ("冻结名录的人不能自己确认", "请由组织机关的另一名人员确认名单。"),
        Denial::NotOnTheList => ("这家企业不在名单上", "可能已经被替换。请刷新页面查看现在的名单。"),
        Denial::ReservesUsedUp => ("备选企业已经用完", "不能自行指定企业。请为缺少的批次另行组织一次抽取。"),
        Denial::ReasonMissing => ("还没有写明情况", "请写明查到了什么、为什么这样处理。"),
        Denial::StillSecret => ("现在还不能公开名单", "名单在检查之前不得泄露。全部企业到场之后，或抽样期结束之后才能公开。"),
    }
}

/// Somebody else did something meanwhile.
#[must_use]
pub const fn draw_moved_on() -> Sentences {
    ("这次抽取刚刚有了变化", "另一名人员刚办了一步。请刷新页面后再继续。")
}

/// The number could be known already.
#[must_use]
pub const fn number_known() -> Sentences {
    ("约定的号码可能已经公布", "请约定一个将来才公布的号码，并写清出处和公布时间。")
}

/// A draw of the line is under way.
#[must_use]
pub const fn draw_underway() -> Sentences {
    ("这个产品正在抽取", "请先完成或作废正在进行的抽取，再为同一产品冻结名录。")
}

/// There are too few enterprises or samplers.
#[must_use]
pub const fn draw_short() -> Sentences {
    ("名录或抽样人员不够，不能冻结", "请看测算结果：补充名录、调整批次数或每家批次，或补登抽样人员的培训合格证。")
}

/// The certificate has no number.
#[must_use]
pub const fn certificate_missing() -> Sentences {
    ("还没有填写培训合格证编号", "请填写证书编号和有效期；没有有效证书的人员不参加抽取。")
}

/// The roster changed while it was read.
#[must_use]
pub const fn roster_changed() -> Sentences {
    ("名录库刚刚有变动，没有冻结", "请重新预览，核对批次和企业数以后再冻结。")
}
