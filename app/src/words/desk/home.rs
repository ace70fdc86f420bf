//! The words of the first page, for those who have no work here yet.

use domain::person::Role;

/// Later.
pub const LATER: &str = "暂时没有需要您操作的内容";
/// The phone.
pub const IN_THE_FIELD: &str = "抽样工作在手机上进行";
/// Why.
pub const IN_THE_FIELD_WHAT: &str = "领任务、现场记录、签字和上传都在“现场”里完成。请用手机打开，登录名与这里相同。";
/// The way there.
pub const OPEN_FIELD: &str = "打开“现场”";
/// Nothing is wrong.
pub const NOTHING_TO_DO: &str = "您的账号正常，现在什么也不用做。";

/// What comes later, by role.
#[must_use]
pub const fn later(role: Role) -> &'static str {
    match role {
        Role::BlindCoder => "样品由收样员接收以后，这里会列出待二次编号的样品。在此以前，编号员看不到抽样单和被抽样单位。",
        Role::Tester => {
            "样品二次编号并下达检验任务以后，这里会列出您的检验项目，只显示编号和检验参数。为保证盲检，抽样单、企业和照片始终不在这里显示。"
        }
        Role::Reviewer | Role::Signatory => "检验人员提交结果以后，这里会列出待审核、待签发的检验报告，只显示二次编号。",
        Role::ReinspectionOfficer => "有企业提出异议并受理复检以后，这里会列出交由贵机构复检的样品。",
        _ => "轮到您办理的事项出现以后，会列在这里。",
    }
}
