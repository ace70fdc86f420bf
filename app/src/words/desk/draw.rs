//! The words of the draw (双随机, O-22).

use domain::draw::{Party, PlanGap, Stage};
use domain::time::Instant;

pub mod list;
pub mod plan;

/// The page.
pub const TITLE: &str = "双随机抽取";
/// What it is.
pub const WHAT: &str = "随机抽取被抽查企业，随机选派抽样人员（O-22）。名录先冻结；组织方和监督方各出一个密语，只交摘要；再用一个事先谁也不知道的公开号码。三样合起来决定结果，谁都不能左右，事后人人可以重算。";
/// The list.
pub const ALL: &str = "历次抽取";
/// None.
pub const NONE: &str = "还没有抽取过。由质量监管科在上面新建。";
/// What is drawn.
pub const PRODUCT: &str = "产品";
/// How many.
pub const BATCHES: &str = "批次";
/// How many enterprises.
pub const ENTERPRISES: &str = "企业";
/// How far.
pub const STATE: &str = "进度";
/// What is next.
pub const NEXT: &str = "下一步";
/// When it was frozen.
pub const FROZEN_AT: &str = "冻结时间";
/// Back.
pub const BACK: &str = "回到历次抽取";
/// A step that is done.
pub const DONE: &str = "✓ 已办";
/// The step whose turn it is.
pub const NOW: &str = "▶ 现在办这一步";
/// A step whose turn has not come.
pub const LATER: &str = "○ 还没到";
/// Whose step it is.
pub const WHOSE: &str = "由谁办";
/// What the steps are called.
pub const STEPS: &str = "步骤";
/// The roster's digest.
pub const ROSTER_DIGEST: &str = "名录摘要";
/// The samplers' digest.
pub const SAMPLERS_DIGEST: &str = "抽样人员名册摘要";
/// A commitment.
pub const COMMITMENT: &str = "承诺（密语的摘要）";
/// Not yet.
pub const NOT_YET: &str = "还没有";
/// Where the number comes from.
pub const SOURCE: &str = "号码出处";
/// When it is announced.
pub const ANNOUNCED: &str = "公布时间";
/// The number.
pub const NUMBER: &str = "公开号码";
/// What belongs there.
pub const NUMBER_HINT: &str = "照公布的先后填全部数字，例如 03 08 14 11 27 30 05；组与组之间空一格。填错以后不能更改。";
/// It is none.
pub const NUMBER_WANTED: &str = "请填 4 到 64 位数字。";
/// The button.
pub const ANNOUNCE: &str = "登记公开号码";
/// It cannot be known yet.
pub const NOT_ANNOUNCED: &str = "公布时间还没有到。到时按约定的出处填写，不得换别的号码。";
/// The secret is told.
pub const REVEALED: &str = "✓ 密语已公开，与承诺相符";
/// Both are wanted.
pub const NOT_REVEALED: &str = "还没有公开";
/// Makes a secret.
pub const MAKE_SECRET: &str = "生成密语并存成文件";
/// What it is for.
pub const SECRET_WHAT: &str = "密语在本机生成，存成一个文件，由本人保管；现在只交摘要，公布号码之后再交密语。弄丢了密语，这次抽取只能作废。";
/// The file was offered.
pub const SECRET_MADE: &str = "密语文件已存到本机的下载文件夹。确认文件在手之后，提交承诺。";
/// The button.
pub const COMMIT: &str = "文件已存好，提交承诺";
/// The secret.
pub const SECRET: &str = "密语";
/// What belongs there.
pub const SECRET_HINT: &str = "打开密语文件，把里面的 64 位字符粘贴到这里。";
/// It is none.
pub const SECRET_WANTED: &str = "密语是 64 位 0-9、a-f 的字符，请核对是否粘贴完整。";
/// The button.
pub const REVEAL: &str = "公开密语";
/// The button.
pub const DRAW: &str = "抽取";
/// What it does.
pub const DRAW_WHAT: &str = "按冻结的名录、两个密语和公开号码抽取企业、备选和抽样小组。结果是唯一的，再算一遍也一样；抽取之后不能作废。";
/// The button.
pub const APPROVE: &str = "核对无误，确认";
/// What it does.
pub const APPROVE_WHAT: &str = "确认步骤齐全、号码与公布的一致。确认后名单交抽样机构派组；名单在到场之前保密，每次查看都有记录。";
/// Somebody else's.
pub const APPROVE_ANOTHER: &str = "冻结名录的是您本人，须由市局的另一名人员确认。";
/// The button.
pub const PUBLISH: &str = "公开名单";
/// What it does.
pub const PUBLISH_WHAT: &str = "全部企业到场之后，或抽样期结束之后，可以公开。公开后任何人都能查看名单、下载名录并重新计算。";
/// The way to the public page.
pub const TO_PUBLIC: &str = "公开页";
/// It came to nothing.
pub const VOID: &str = "作废这次抽取…";
/// The entry.
pub const VOID_WHY: &str = "作废理由";
/// What belongs there.
pub const VOID_HINT: &str = "抽出名单之前可以作废，例如号码出处写错、密语丢失。作废的抽取连同理由一直留在列表和公开页上。";
/// Nothing stands there.
pub const VOID_WANTED: &str = "请写明为什么作废。";
/// The button.
pub const VOID_DO: &str = "作废";
/// While it is sent.
pub const SENDING: &str = "正在提交…";
/// Why it came to nothing.
pub const VOIDED_BECAUSE: &str = "作废理由";

/// How far a draw is.
#[must_use]
pub const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Frozen => "名录已冻结",
        Stage::Committed => "双方已承诺",
        Stage::Announced => "号码已登记",
        Stage::Opened => "密语已公开",
        Stage::Drawn => "已抽取，待确认",
        Stage::Approved => "名单已确认",
        Stage::Published => "已公开",
        Stage::Voided => "已作废",
    }
}

/// What is to be done next, and by whom.
#[must_use]
pub const fn next(stage: Stage) -> &'static str {
    match stage {
        Stage::Frozen => "双方承诺",
        Stage::Committed => "登记公开号码",
        Stage::Announced => "双方公开密语",
        Stage::Opened => "抽取",
        Stage::Drawn => "另一人确认",
        Stage::Approved => "派组抽样；到场之后公开",
        Stage::Published | Stage::Voided => "没有",
    }
}

/// What a step is called.
#[must_use]
pub const fn step(stage: Stage) -> &'static str {
    match stage {
        Stage::Frozen => "冻结名录和方案",
        Stage::Committed => "双方承诺（先交密语的摘要）",
        Stage::Announced => "登记公开号码",
        Stage::Opened => "双方公开密语",
        Stage::Drawn => "抽取企业和抽样人员",
        Stage::Approved => "另一人确认名单",
        Stage::Published => "公开",
        Stage::Voided => "作废",
    }
}

/// Who takes a step.
#[must_use]
pub const fn whose(stage: Stage) -> &'static str {
    match stage {
        Stage::Frozen | Stage::Announced | Stage::Drawn | Stage::Published | Stage::Voided => "市局质量监管科",
        Stage::Committed | Stage::Opened => "组织方：市局人员；监督方：抽样机构管理员或综合行政执法人员",
        Stage::Approved => "市局另一名人员（不是冻结名录的人）",
    }
}

/// What a party is called.
#[must_use]
pub const fn party(party: Party) -> &'static str {
    match party {
        Party::Organiser => "组织方",
        Party::Observer => "监督方",
    }
}

/// The name of a secret's file.
#[must_use]
pub fn file(of: Party, draw: &str) -> String {
    format!("密语-{}-{}.txt", party(of), draw.get(..8).unwrap_or(draw))
}

/// `2026-11-22 14:06 示例监管科`.
#[must_use]
pub fn done(at: Instant, by: &str) -> String {
    format!("{} {by}", minute(at))
}

/// `2026-11-22 14:06`.
#[must_use]
pub fn minute(at: Instant) -> String {
    format!("{} {:02}:{:02}", at.local_date(), at.local_clock().0, at.local_clock().1)
}

/// What is drawn, in one line.
#[must_use]
pub fn summary(batches: u32, bodies: usize, entries: u32) -> String {
    format!("{batches} 批次 · {bodies} 个地区 · 名录 {entries} 家")
}

/// What was drawn, in one line.
#[must_use]
pub fn drawn(drawn: u32, reserves: u32, teams: u32) -> String {
    format!("抽出企业 {drawn} 家，备选 {reserves} 家，抽样小组 {teams} 组。")
}

/// What a plan lacks.
#[must_use]
pub const fn gap(gap: PlanGap) -> &'static str {
    match gap {
        PlanGap::StrataMissing => "名录里没有一家企业可以抽：请核对场所、地区和产品。",
        PlanGap::StrataUnordered => "同一产品在同一地区出现了两次。",
        PlanGap::BatchesMissing => "有的地区一批也没有。",
        PlanGap::EachWrong => "每家企业抽 1 批或 2 批（O-43）。",
        PlanGap::TeamTooSmall => "每组抽样人员不得少于 2 名（O-24）。",
        PlanGap::TourWrong => "每组的企业数应在 1 到 100 之间。",
        PlanGap::SourceMissing => "请写明公开号码的出处，不超过 200 字。",
    }
}
