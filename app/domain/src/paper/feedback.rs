//! 抽样人员工作反馈表 (form 4N) as the enterprise reads it before it signs, its answers included.

use super::{Paper, block};
use crate::feedback::{Answers, QUESTIONS as COUNT};
use crate::visit::{Briefing, Visit};

/// The questions. The published form of a province has eleven too [S:sb], whose wording we have not seen: these are our own, for the bureau to confirm.
pub const QUESTIONS: [&str; COUNT] = [
    "抽样人员是否不少于 2 人？",
    "抽样人员是否出示了监督抽查通知书、身份证明和授权委托书复印件？",
    "抽样人员的姓名是否与通知书一致？",
    "抽样人员是否告知了抽查的性质、产品范围和抽样方法？",
    "样品是否由抽样人员在待销产品中随机抽取？",
    "检验样品和备用样品是否当场分别封样，并由双方签字确认？",
    "检验样品是否按标价或者市场价格付费？",
    "抽样文书是否填写清楚，并经你单位核对后签字？",
    "抽样文书是否留给你单位？",
    "抽样人员是否收取费用、推销产品或者服务？",
    "抽样人员是否接受礼品、礼金、宴请，或者有其他违反廉洁纪律的行为？",
];

/// The form with what was answered. It names the visit and no sheet: one form stands for all of them.
#[must_use]
pub fn feedback_paper(briefing: &Briefing, visit: &Visit, answers: &Answers) -> Paper {
    let names: Vec<&str> = visit.present.iter().filter_map(|id| briefing.person(*id)).map(|person| person.name.as_str()).collect();
    let enterprise = visit.identity.as_ref().map_or(&visit.assignment.enterprise.name, |identity| &identity.name);
    let said = |answer: Option<bool>| match answer {
        Some(true) => "是",
        Some(false) => "否",
        None => "未填",
    };
    let answered = QUESTIONS.into_iter().zip(answers.answers).map(|(question, answer)| (question, said(answer).to_owned())).collect();
    Paper {
        template: "4N-1".into(),
        title: "抽样人员工作反馈表".into(),
        number: visit.assignment.notice.clone(),
        blocks: vec![
            block(
                "任务",
                vec![
                    ("任务来源", briefing.campaign.title.clone()),
                    ("被抽样单位", enterprise.clone()),
                    ("抽样机构", briefing.organisation(briefing.campaign.agency).to_owned()),
                    ("抽样人员", names.join("、")),
                    ("到场日期", visit.arrival.as_ref().map(|(at, _)| at.local_date().to_string()).unwrap_or_default()),
                ],
            ),
            block("反馈", answered),
            block("建议", vec![("建议", answers.remarks.clone())]),
        ],
        sentences: vec![
            "本表由被抽样单位如实填写，填不填、怎样填都不影响抽样和检验结果。".into(),
            "签名提交后，抽样人员和抽样机构在本系统中看不到所填内容，只有组织监督抽查的市场监督管理部门可以查看。".into(),
        ],
    }
}
