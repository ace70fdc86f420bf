//! What is told of a row of a list, each a whole sentence at its cell.

use super::{column, wrong_code};
use domain::roster::Note;

/// One note with the column at which it stands.
#[must_use]
pub fn note(note: &Note) -> String {
    format!("{}：{}", column(note.column()), said(note))
}

/// All of a row, for a report.
#[must_use]
pub fn notes(notes: &[Note]) -> String {
    notes.iter().map(note).collect::<Vec<_>>().join(" ")
}

fn said(note: &Note) -> String {
    match note {
        Note::NameMissing => "没有企业名称。".to_owned(),
        Note::TooLong { most, .. } => format!("超过 {most} 个字，不像是这一项的内容，请核对。"),
        Note::AddressMissing => "没有地址，抽样人员无处可去。".to_owned(),
        Note::CodeWrong { problem } => wrong_code(problem),
        Note::CodeRounded => "表格软件把代码变成了科学计数法，原来的数字已经丢失。请把这一列设为文本，重新填写。".to_owned(),
        Note::SameCode { line } => format!("与第 {line} 行的代码相同，是同一家企业，只收前一行。"),
        Note::SamePlace { line } => format!("与第 {line} 行的名称和地址都相同，是同一家企业，只收前一行。"),
        Note::DivisionForeign { told } => format!("“{told}”不在大同市，不属于本次抽查范围（O-11）。"),
        Note::AddressForeign { told } => format!("地址在“{told}”，不在大同市，不属于本次抽查范围（O-11）。"),
        Note::DivisionUnknown { registered, parted } => {
            let why = match parted {
                Some(parted) => format!("原{parted}已分属几个区，地址没有写乡镇，不能断定属于哪个区"),
                None => "没有写明县区，不能断定归哪个局".to_owned(),
            };
            let hint = registered.map(|division| format!("代码的登记机关在{}，只供参考。", division.name())).unwrap_or_default();
            format!("{why}。{hint}请补写县区。")
        }
        Note::NoBody => "组织名单里没有负责这个县区的市场监管局。".to_owned(),
        Note::CodeTidied { was } => format!("原写作“{was}”，全角、小写或空格已改正。"),
        Note::CodeInner => "代码里的组织机构代码（第9至17位）校验不过；确有这样的真代码，请对照执照。".to_owned(),
        Note::CodeOld => "是15位的旧注册号，不能校验。".to_owned(),
        Note::CodeMissing => "没有代码，以名称和地址辨认。".to_owned(),
        Note::Widened { .. } => "全角的数字、字母已改为半角。".to_owned(),
        Note::DivisionAbolished { was, now } => format!("“{was}”已在2018年撤销，这里现属{}。", now.name()),
        Note::DivisionUnreadable { told } => format!("“{told}”不是大同市的县区，改按地址判断。"),
        Note::AddressElsewhere { names } => format!("地址写的是{}，与县区一列不一致；按县区一列收入，请核对。", names.name()),
        Note::AddressAbolished { was, now } => format!("地址里的“{was}”已在2018年撤销，这里现属{}。", now.name()),
        Note::ByTownship { township, division } => format!("没有写县区，按“{township}”判断为{}。", division.name()),
        Note::Chosen { division } => format!("看不出县区，按导入人的选择归{}。", division.name()),
        Note::Zone => "在开发区，由开发区分局负责。".to_owned(),
        Note::TradeUnreadable { told } => format!("“{told}”不是生产或流通，已按场所推断。"),
        Note::PlaceUnreadable { told } => format!("认不出“{told}”，已按名称和经营范围推断。"),
        Note::TelephoneTidied { was } => format!("原写作“{was}”，已改为可以拨打的号码。"),
        Note::TelephoneUnreadable { told } => format!("“{told}”不是可以拨打的号码，照原样保留。"),
        Note::NameElsewhere { code, line: Some(line) } => format!("与第 {line} 行名称、地址相同而代码不同（{code}），请核对。"),
        Note::NameElsewhere { code, line: None } => format!("名录库里有名称、地址相同而代码不同（{code}）的企业，请核对。"),
    }
}
