//! What the law refuses and what we doubt, in sentences that a sampler with a queue behind them understands.

use domain::claim::TimeDoubt;
use domain::code::CodeProblem;
use domain::denial::{Denial, Field, Obligation, Step};
use domain::ending::Ending;
use domain::evidence::EvidenceClass;
use domain::finding::Matter;
use domain::goods::Goods;
use domain::no_sample::NoSampleReason;
use domain::paper::{reason, said_of};
use domain::part::Part;
use domain::time::Instant;
use domain::transport::PaperKind;
use domain::warning::Warning;

/// The sentence of a denial: what is wrong, and what to do.
#[must_use]
pub fn sentence(denial: &Denial) -> String {
    match denial {
        Denial::LineNotInCampaign { line } => format!("第{line}号产品不在本次抽查计划内，不能抽样。"),
        Denial::NotOfTheAgency => "只有受委托抽样机构的抽样人员可以抽样。".into(),
        Denial::LaboratoryWithoutShare => "该检验机构没有承接这类产品，请选计划中的承检机构。".into(),
        Denial::LaboratoryNotForLine => "这类产品只由天津五十一站检验，请改选承检机构。".into(),
        Denial::OutsideTheCity { .. } => "抽样地点不在大同市十个县区内，不能抽样。".into(),
        Denial::TradeMissing => "请选抽样环节：生产领域或流通领域。".into(),
        Denial::CreditCodeWrong { problem } => code_problem(problem),
        Denial::CodeReasonMissing => "没有出示统一社会信用代码，请写明原因或旧注册号。".into(),
        Denial::RulesNotApproved => "这类产品的实施细则还没有经市局审核，不能抽样。".into(),
        Denial::RulesOfAnotherLine => "所用实施细则不是这类产品的，请重新开单。".into(),
        Denial::RulesNotPublished { published: Some(at) } => format!("实施细则 {at} 才公开，公开之前不能抽样。"),
        Denial::RulesNotPublished { published: None } => "实施细则还没有向社会公开，不能抽样。".into(),
        Denial::NotOnTheTeam => "您不是这项任务选派的抽样人员。".into(),
        Denial::TooFewSamplers { present } => format!("现场只有 {present} 名抽样人员，不得少于 2 人。请另一名抽样人员用自己的PIN码确认到场。"),
        Denial::NotArrived => "还没有确认到场。".into(),
        Denial::PapersNotShown { missing } => format!("还没有出示：{}。", papers(missing)),
        Denial::NamesDiffer => "通知书上的姓名与到场抽样人员不一致。".into(),
        Denial::BelowLeast { part: Part::Test, least } => format!("检验样品不足，实施细则要求至少 {least}。"),
        Denial::BelowLeast { part: Part::Backup, least } => format!("备用样品不足，实施细则要求至少 {least}。"),
        Denial::StockBelowRules { least } => {
            format!("库存不足实施细则要求的 {least}，不能抽样。确实不够的，改记“没有样品”，原因选“{}”。", reason(NoSampleReason::StockTooSmall))
        }
        Denial::GoodsUnanswered => "请先看清货物，选明这批货能不能抽。".into(),
        Denial::GoodsNotSampled { goods } => goods_not_sampled(*goods),
        Denial::OwnEntryMissing { label } => format!("“{label}”没有填好，请照产品标签填写；数字只填数字。"),
        Denial::EntryMissing { field } => entry_missing(*field).into(),
        Denial::EvidenceMissing { classes } => {
            let names: Vec<String> = classes.iter().map(|class| format!("“{}”", evidence_class(*class))).collect();
            format!("还缺{}照片或录像，共 {} 类。补齐后才能封样。", names.join("、"), classes.len())
        }
        Denial::SignaturesMissing { samplers: 0, .. } => "被抽样单位还没有签字；拒绝签字的，请注明情况。".into(),
        Denial::SignaturesMissing { samplers, enterprise: false } => format!("还缺 {samplers} 名抽样人员签字。"),
        Denial::SignaturesMissing { samplers, .. } => format!("还缺 {samplers} 名抽样人员和被抽样单位签字。"),
        Denial::SignatureBlank => "签字是空白的，请重签。".into(),
        Denial::SignatureOfAnotherPaper => "文书在出示之后有变动，请重新出示再签字。".into(),
        Denial::SignedForAnother => "不能代签：到场的抽样人员须各用自己的PIN码、各签自己的名字。".into(),
        Denial::SignedTwice => "这个人已经签过字。".into(),
        Denial::DeclineNoteMissing => "拒绝签字的，必须注明情况。".into(),
        Denial::WitnessUnnamed => "请填写见证人姓名。".into(),
        Denial::SignedAlready => "已经有人签字，内容不能再改；确需更正的，须由被抽样单位在更正处确认。".into(),
        Denial::BackupMissing => "没有备用样品，实施细则要求留备用样品。".into(),
        Denial::PaymentQuantityDiffers { test } => format!("付费数量须等于检验样品数量 {test}。"),
        Denial::PriceMissing => "请填写单价。".into(),
        Denial::PriceTagMissing => "按标价付费，还缺一张标价照片。".into(),
        Denial::PriceSourceMissing => "按市场价付费，请写明价格来源。".into(),
        Denial::PaymentPriceDiffers => "付费单的单价与抽样单不一致。".into(),
        Denial::BackupPaid => "备用样品由被抽样单位先行无偿提供，不能付费。".into(),
        Denial::ContainerMissing { part: Part::Test } => "检验样品还没有登记容器。".into(),
        Denial::ContainerMissing { part: Part::Backup } => "备用样品还没有登记容器。".into(),
        Denial::ContainerSealed => "这个容器已经加封，不能再动。".into(),
        Denial::SealMissing { containers } => format!("还有 {containers} 个容器没有加封。"),
        Denial::SealNumberMissing => "请填写封条号。".into(),
        Denial::SealUsed { seal } => format!("封条 {seal} 已经用过，每个容器须用自己的封条。"),
        Denial::SealOnBothParts { seal } => format!("封条 {seal} 已用在另一份样品上；检验样品和备用样品须分别封样。"),
        Denial::SealReplacedWithoutReason => "换封条须写明原因，原封条号作废。".into(),
        Denial::PartsOnTwoDates => "检验样品和备用样品须一次抽取，日期不能不同。".into(),
        Denial::SlipNoteMissing => "封条上没有被抽样单位签字的，请注明情况。".into(),
        Denial::SealPhotoMissing { containers } => format!("还有 {containers} 个封条没有拍照。"),
        Denial::TransportMissing => "还没有登记样品怎样运到检验机构。".into(),
        Denial::TransportIncomplete => "请填全车辆和携带人，或快递公司和单号。".into(),
        Denial::DangerousPosted => "柴油属危险化学品，不得寄递，只能携带。".into(),
        Denial::DangerousUnsecured => "危险化学品须贴标志、固定防火、注明温度要求和内包装大小。".into(),
        Denial::CareMissing => "易损样品须写明防护和温度要求。".into(),
        Denial::InnerTooLarge { largest } => format!("内包装不得大于 {largest}，请换小容器。"),
        Denial::SameProduct { number } => format!("同一产品只抽 1 个批次，抽样单 {number} 已经抽过。"),
        Denial::ThirdBatch => "一家企业不得多于 2 个批次；商场、超市确需多抽的，请写明原因。".into(),
        Denial::CopiesMissing => "还没有记录留下通知书和抽样单。".into(),
        Denial::CopiesNoteMissing => "被抽样单位不收文书的，请注明情况。".into(),
        Denial::NumberUsed { number } => format!("抽样单编号 {number} 已经用过。"),
        Denial::Unknown { .. } => "找不到这张抽样单或这个容器，请返回重新打开。".into(),
        Denial::CompletedAlready => "这张抽样单已经完成。".into(),
        Denial::EndedAlready => "这张单已经记为没有抽样，不能再抽样。".into(),
        Denial::TerminatedAlready { .. } => "对这个产品的抽样已经终止，本次到场不能再抽。".into(),
        Denial::FactsMissing { obligation: Obligation(45) } => "请如实写明发现了什么。".into(),
        Denial::FactsMissing { obligation: Obligation(47) } => "请如实写明拒检的过程。".into(),
        Denial::FactsMissing { .. } => "请写明查看和询问的经过。".into(),
        Denial::EndingMediaMissing { .. } => "还没有照片或录像，请拍下现场情况。".into(),
        Denial::AskedPriceMissing => "以价格阻碍抽样的，请填对方要价、参考价和参考价的来源。".into(),
        Denial::AskedPriceReasonable => "对方要价不高于参考价，不能认定为明显不合理。".into(),
        Denial::ViolationsMissing => "请选发现的问题。".into(),
        Denial::NotifiedWhomMissing => "电话报告的，请填号码和接听人。".into(),
        Denial::NothingSigned => "还没有人签字，直接改就可以，不用更正。".into(),
        Denial::CorrectionReasonMissing => "请写明更正原因。".into(),
        Denial::CorrectionEmpty => "没有改动任何一项。请改好要更正的项目再出示。".into(),
        Denial::CorrectionOutdated => "抽样单在这期间已经更正过，请核对现在的内容再更正。".into(),
        Denial::CorrectionUnconfirmed => "更正须由被抽样单位看过更正单后签名或盖章确认；文书上没有被抽样单位签字处的，由见证人确认。".into(),
        Denial::InkPhotoMissing => "还没有拍下签字盖章的纸面，请先拍照。".into(),
        Denial::Voided => "这张抽样单已经作废。".into(),
        Denial::VoidReasonMissing => "请写明作废原因。".into(),
        Denial::SealStands { seal } => format!("封条 {seal} 正贴在容器上。破损的请用“更换封条”，原号自动作废。"),
        Denial::SheetsStand => "这次到场已经开过抽样单。没签字的先作废，再撤回到场；已经签过字的不能撤回。".into(),
        Denial::StorageReasonMissing => "请写明备用样品为什么要留在被抽样单位。".into(),
        Denial::ApprovalMissing => "备用样品留在被抽样单位须经市局批准，请填批准码和批准人。".into(),
        Denial::ApprovalUsed => "这个批准码已用在另一张抽样单上，请另行请示市局。".into(),
        Denial::StoragePlaceMissing => "请填存放地点和封条贴在什么部位。".into(),
        Denial::StorageWithoutBackup => "没有登记备用样品的容器，不能留存。".into(),
        Denial::StorageMediaMissing => "还没有拍下备用样品封存的状态，请拍照或录像。".into(),
        Denial::LateReasonMissing => "补录须写明为什么没有用手机。".into(),
        Denial::LateAhead => "纸上写的时间不能晚于现在。".into(),
        Denial::FeedbackFilled => "工作反馈表已经填写，只填一次。".into(),
        Denial::StorageNoticeMissing => "备用样品留在被抽样单位的，须交付《样品封存和处置告知单》。".into(),
    }
}

/// Why these goods stay where they are, and what to do where there are no others.
fn goods_not_sampled(goods: Goods) -> String {
    let is = said_of(goods);
    let next = goods.reason().map(|of| format!("请换一批能抽的；没有的，改记“没有样品”，原因选“{}”。", reason(of))).unwrap_or_default();
    format!("这批货{is}，不能抽样。{next}")
}

pub(super) fn code_problem(problem: &CodeProblem) -> String {
    match problem {
        CodeProblem::Length { found } => format!("统一社会信用代码应为 18 位，现在是 {found} 位。"),
        CodeProblem::Sign { place, sign, meant: Some(meant) } => format!("信用代码第 {place} 位不会是“{sign}”，请看是不是“{meant}”。"),
        CodeProblem::Sign { place, sign, meant: None } => format!("信用代码第 {place} 位“{sign}”不对。"),
        CodeProblem::Check { .. } => "信用代码的校验位不对，请对照执照逐位核对。".into(),
    }
}

const fn entry_missing(field: Field) -> &'static str {
    match field {
        Field::CreditCode => "还没有核对被抽样单位。",
        Field::SheetNumber => "请选抽样单编号。",
        Field::Product => "请填产品名称、规格型号、标称生产者和执行标准。",
        Field::Fuel => "请填枪号、罐号和最近进罐日期。",
        Field::TestQuantity => "还没有填抽样基数和样品数量。",
        Field::Containers => "请填容器里装了多少。",
        Field::PaymentQuantity => "还没有填付费单。",
        Field::Signatures => "请填签字人姓名。",
        _ => "有必填项没有填。",
    }
}

/// A film whose recording broke off.
pub const BROKEN_OFF: &str = "录制中断，事后存入";

/// What a sheet without a sample ended as.
#[must_use]
pub const fn ending(ending: &Ending) -> &'static str {
    match ending {
        Ending::Refused { .. } => "拒检",
        Ending::NoSample { .. } => "未抽到样品",
        Ending::Terminated { .. } => "终止抽样",
    }
}

/// The name of an evidence class, as the notice has it.
#[must_use]
pub const fn evidence_class(class: EvidenceClass) -> &'static str {
    match class {
        EvidenceClass::Place => "抽样场所",
        EvidenceClass::Storage => "贮存环境",
        EvidenceClass::Label => "产品标识",
        EvidenceClass::Stock => "库存数量",
        EvidenceClass::Process => "抽样过程",
    }
}

/// The name of a paper.
#[must_use]
pub const fn paper(kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::Notice => "监督抽查通知书",
        PaperKind::StaffCard => "抽样人员身份证明",
        PaperKind::Authorisation => "授权委托书复印件",
        PaperKind::Sheet => "抽样单",
        PaperKind::PaymentSlip => "样品付费单",
        PaperKind::StorageNotice => "样品封存和处置告知单",
    }
}

fn papers(kinds: &[PaperKind]) -> String {
    kinds.iter().map(|kind| paper(*kind)).collect::<Vec<_>>().join("、")
}

/// The title of a card.
#[must_use]
pub const fn step(step: Step) -> &'static str {
    match step {
        Step::Arrive => "到场出示",
        Step::Identity => "核对主体",
        Step::Product => "产品与抽样",
        Step::Evidence => "证据",
        Step::Seal => "封样",
        Step::Payment => "付费单",
        Step::Sign => "签字",
        Step::Transport => "运输",
        Step::Copies => "留存文书",
        Step::Ending => "没有抽样",
    }
}

/// A warning of our own, which takes a reason.
#[must_use]
pub const fn warning(warning: Warning) -> &'static str {
    match warning {
        Warning::PositionMissing => "没有取得位置。",
        Warning::PositionVague => "位置误差超过 50 米。",
        Warning::PositionFar => "手机的位置离名录库登记的位置很远。",
        Warning::CreditCodeMissing => "没有出示统一社会信用代码。",
        Warning::CreditCodeInner => "信用代码中的机构代码校验不符，可能抄错。",
        Warning::NotTheRoster => "名称或信用代码与名录库不一致。",
        Warning::LicenceNotShown => "实施细则要求核看的证照没有全部出示。",
        Warning::LineNotAssigned => "这类产品不在派给本组的任务里。",
        Warning::SealNotReserved => "这个封条号不在领用的号段里。",
        Warning::NumberNotReserved => "这个抽样单编号不在预留的号段里。",
        Warning::ContainersDiffer => "各容器装的量加起来与样品数量不一致。",
        Warning::AmountDiffers => "付款金额不等于单价乘数量。",
        Warning::CopiesIncomplete => "没有把付费单留给被抽样单位。",
    }
}

/// The same of a place: how far the phone is from where the roster has it.
#[must_use]
pub fn far(metres: i64) -> String {
    let distance = if metres < 10_000 { format!("{metres} 米") } else { format!("{} 公里", metres / 1000) };
    format!("手机的位置离名录库登记的位置约 {distance}。请核对地址；地址没错就写明原因。")
}

/// The same of licences: which of them.
#[must_use]
pub fn unseen(licences: &[&str]) -> String {
    let licences = licences.join("、");
    format!("没有核看：{licences}。实施细则要求核看。确实没有的，可能涉嫌无证，应先报告；其他情形写明原因。")
}

/// What the office found.
#[must_use]
pub fn matter(matter: &Matter) -> String {
    match matter {
        Matter::Broken { denial } => sentence(denial),
        Matter::Unexplained { warning: of } => format!("{}没有写明原因。", warning(*of)),
        Matter::SealElsewhere { seal, sheet } => format!("封条 {seal} 已在抽样单 {sheet} 上使用。"),
        Matter::NumberElsewhere { number } => format!("抽样单编号 {number} 已被另一张抽样单使用。"),
        Matter::QuotaExceeded { line, planned } => format!("第{line}号产品的计划批次（{planned} 批）已经用完。"),
        Matter::EnterpriseCap { batches } => format!("这家企业已抽 {batches} 个批次，超过 2 个。"),
        Matter::SixMonths { sheet } => format!("同一产品六个月内已在抽样单 {sheet} 上抽过。"),
        Matter::TimeUnproved { claimed, earliest, latest, doubt } => time_unproved(*claimed, *earliest, *latest, *doubt),
        Matter::ChainBroken { number } => format!("本机第 {number} 条记录与前一条接不上。"),
        Matter::ApprovalUnknown => "备用样品留存所用的批准码，市局没有给过。".into(),
        Matter::ApprovalElsewhere { number } => format!("备用样品留存所用的批准码是给抽样单 {number} 的。"),
        Matter::ApprovalStale { given } => format!("备用样品留存所用的批准码 {given} 给出，使用时已经过了一天或者还没有给出。"),
        Matter::Withdrawn => "记录之前任务已经撤回。".into(),
        Matter::DeviceLost { since } => format!("录入时这部手机已经挂失（{since} 起）。"),
        Matter::AccountEnded { since, .. } => format!("录入时操作人的账号已经停用（{since} 起）。"),
    }
}

fn time_unproved(claimed: Instant, earliest: Option<Instant>, latest: Instant, doubt: TimeDoubt) -> String {
    match doubt {
        TimeDoubt::NoToken => format!("这条记录（手机时间 {claimed}）没有附带服务器签发的时间凭证，无法证实是什么时候录入的。"),
        TimeDoubt::ForeignToken => format!("这条记录（手机时间 {claimed}）附带的时间凭证不是本系统签发的，无法证实是什么时候录入的。"),
        TimeDoubt::ActLater { at } => format!("照片、视频或容器上的时间 {at} 比录入的时间 {claimed} 还晚，至少有一个时钟不准。"),
        TimeDoubt::Outside => match earliest.filter(|earliest| claimed < *earliest) {
            Some(earliest) => format!("手机记的时间是 {claimed}，但服务器最近一次证实的时间是 {earliest}，这条记录不可能比它早。"),
            None => format!("手机记的时间是 {claimed}，比服务器收到它的时间 {latest} 还晚。"),
        },
    }
}

/// What to do about it; the page adds whom to call.
#[must_use]
pub const fn what_to_do(matter: &Matter) -> &'static str {
    match matter {
        Matter::SealElsewhere { .. } | Matter::Broken { denial: Denial::SealUsed { .. } | Denial::SealOnBothParts { .. } } => {
            "资料已全部收到。请对照封条照片核对号码，样品寄送前须核清。"
        }
        Matter::NumberElsewhere { .. } => "资料已全部收到。请与抽样机构管理员核对编号。",
        Matter::QuotaExceeded { .. } | Matter::EnterpriseCap { .. } | Matter::SixMonths { .. } | Matter::Withdrawn => {
            "资料已全部收到。请致电市局质量监管科，由其决定这一批次怎样处理。"
        }
        Matter::ApprovalUnknown | Matter::ApprovalElsewhere { .. } | Matter::ApprovalStale { .. } => {
            "资料已全部收到。请致电市局质量监管科，核实是谁、什么时候、为哪张抽样单批准的。"
        }
        Matter::TimeUnproved { doubt: TimeDoubt::NoToken | TimeDoubt::ForeignToken, .. } => {
            "资料已全部收到，记录没有丢失。这部手机没有带上服务器给的时间证明，请联网打开一次再继续，并致电市局质量监管科说明实际时间。"
        }
        Matter::TimeUnproved { .. } => "资料已全部收到，记录没有丢失。请核对手机（或所用相机）的日期和时间，并致电市局质量监管科说明实际时间。",
        Matter::DeviceLost { .. } => "资料已全部收到。请抽样机构管理员核实当时手机在谁手里、是否本人录入，并致电市局质量监管科说明。",
        Matter::AccountEnded { .. } => "资料已全部收到。请抽样机构管理员核实当时由谁操作，并致电市局质量监管科说明。",
        Matter::ChainBroken { .. } => "资料已全部收到，记录没有丢失。请致电市局质量监管科说明情况。",
        Matter::Broken { .. } | Matter::Unexplained { .. } => "资料已全部收到。请说明情况，由市局质量监管科核对。",
    }
}
