//! The words of the stream of events.

use domain::act::Act;
use domain::feedback::Feedback;
use domain::signature::Signer;
use domain::visit::Event;
use domain::void::Voidable;

/// The heading.
pub const STREAM: &str = "全部记录";
/// What it is.
pub const STREAM_WHAT: &str = "只增不改。所称时间是手机校正后的时间；设备时钟是手机自己的时间；收到时间是服务器落盘的时间。";
/// The place in the campaign's order.
pub const SEQ: &str = "序号";
/// What was done.
pub const ACT: &str = "事项";
/// Whose act.
pub const BY: &str = "行为人";
/// The claimed time.
pub const CLAIMED: &str = "所称时间";
/// The device's own.
pub const DEVICE_CLOCK: &str = "设备时钟";
/// When the server had it.
pub const RECEIVED: &str = "收到时间";
/// The digest.
pub const DIGEST: &str = "设备序号与摘要";

/// The form about the samplers.
const FEEDBACK_FILLED: &str = "被抽样单位填写了抽样人员工作反馈表";

/// Between two events of one entry.
pub const AND: &str = "；";

/// All clocks of an entry, on paper.
#[must_use]
pub fn clocks(claimed: &str, device: &str, received: &str) -> String {
    format!("所称 {claimed} · 设备 {device} · 收到 {received}")
}

/// How many.
#[must_use]
pub fn entries(count: usize) -> String {
    format!("共 {count} 条")
}

/// The number on the device.
#[must_use]
pub fn device_number(number: u64) -> String {
    format!("第 {number} 条")
}

/// The device.
#[must_use]
pub fn device(id: &str) -> String {
    format!("设备 {id}")
}

/// Why a warning was passed over.
#[must_use]
pub fn waived(warning: &str, reason: &str) -> String {
    format!("提示：{warning}现场说明：{reason}")
}

/// What is so.
#[must_use]
pub fn event(event: &Event) -> String {
    match event {
        Event::Done { act, .. } => self::act(act),
        Event::Found { finding } => format!("待核：{}", crate::words::denials::matter(&finding.matter)),
        Event::Determined { determination, .. } => {
            format!("属地{}：{}", super::determined(determination.upheld), determination.opinion)
        }
        Event::Approved { given } => format!("批准抽样单 {} 的备用样品留在被抽样单位：{}", given.number, given.why),
        Event::FeedbackFilled { .. } => FEEDBACK_FILLED.into(),
        Event::Resolved { resolution, .. } => format!("核清：{}", resolution.note),
    }
}

fn act(act: &Act) -> String {
    match act {
        Act::Arrive(_) => "到场".to_owned(),
        Act::Attend => "另一名抽样人员到场".to_owned(),
        Act::ShowPapers(_) => "出示文书和证件".to_owned(),
        Act::CheckIdentity(_) => "核对被抽样单位".to_owned(),
        Act::OpenSheet(opening) => format!("开抽样单 {}", opening.number),
        Act::Describe { product, .. } => format!("填写产品 {} {}", product.name, product.model),
        Act::Measure { sampling, .. } => format!("抽样基数 {}，检验样品 {}，备用样品 {}", sampling.stock, sampling.test, sampling.backup),
        Act::Price { price, .. } => format!("单价 {} 元", price.unit),
        Act::Capture { evidence, .. } => format!("拍摄或导入：{}", super::purpose(evidence.purpose)),
        Act::Fill { container, .. } => format!("{}装入{} {}", super::part(container.part), super::container(container.kind), container.holds),
        Act::Unfill { .. } => "撤下误录的容器".to_owned(),
        Act::Seal { seal, .. } => match &seal.replaces {
            Some(reason) => format!("更换封条，改用 {}，原因：{reason}", seal.number),
            None => format!("加贴封条 {}", seal.number),
        },
        Act::Pay { slip, .. } => format!("付费 {} 元", slip.amount),
        Act::Sign { signature, .. } => match &signature.signer {
            Signer::Sampler { .. } => "抽样人员签字".to_owned(),
            Signer::Enterprise { .. } => "被抽样单位签字".to_owned(),
            Signer::Witness { .. } => "见证人签字".to_owned(),
        },
        Act::Decline { .. } => "被抽样单位拒绝签字".to_owned(),
        Act::Transport { .. } => "样品运输".to_owned(),
        Act::LeaveCopies { .. } => "留存文书".to_owned(),
        Act::Complete { .. } => "完成".to_owned(),
        Act::Correct { correction, .. } => match &correction.confirmed.signer {
            Signer::Witness { .. } => format!("更正，经见证人确认，原因：{}", correction.amendment.reason),
            Signer::Enterprise { .. } | Signer::Sampler { .. } => format!("更正，经被抽样单位确认，原因：{}", correction.amendment.reason),
        },
        Act::Store { storage: Some(storage), .. } => format!("备用样品封存在被抽样单位（{}）", storage.place),
        Act::Store { storage: None, .. } => "备用样品带走".to_owned(),
        Act::Void { what, reason } => {
            let what = match what {
                Voidable::Arrival => "撤回到场".to_owned(),
                Voidable::Sheet { .. } => "抽样单作废".to_owned(),
                Voidable::Seal { seal, .. } => format!("封条 {seal} 作废"),
            };
            format!("{what}，原因：{reason}")
        }
        Act::Feedback { feedback } => match **feedback {
            Feedback::Filled { .. } => FEEDBACK_FILLED.into(),
            Feedback::Declined => "被抽样单位不填工作反馈表".to_owned(),
        },
        Act::End { opening, ending } => format!("没有抽样（{}），单号 {}", crate::words::denials::ending(ending), opening.number),
    }
}
