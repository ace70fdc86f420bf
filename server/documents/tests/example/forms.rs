//! The other forms.

use super::{frame, hand, pen};
use documents::authorisation::Authorisation;
use documents::correction_slip::{Confirmed, CorrectionSlip};
use documents::feedback::{Feedback, Question};
use documents::no_sample::{NoSample, Reason};
use documents::notice::{Notice, Sampler};
use documents::payment_slip::{Basis, PaymentSlip, Way};
use documents::problem_report::{ProblemReport, Report, Violation};
use documents::refusal::{Price, Refusal};
use documents::seal::{Label, Part, Seals};
use documents::sheet::{Category, Trade};
use documents::storage_notice::{Kept, Position, StorageNotice};

const TASK: &str = "2025年大同市机械及安防、轻工产品、环保产品等产品质量监督抽查";
const STATION: &str = "大同市示例石油有限公司云冈加油站";
const AGENCY: &str = "示例质量检验中心有限公司";

fn samplers() -> Vec<Sampler> {
    [("示例抽样甲", "CY-0012"), ("示例抽样乙", "CY-0047"), ("示例抽样丙", "CY-0051")]
        .map(|(name, certificate)| Sampler { name: name.into(), certificate: certificate.into() })
        .into()
}

pub fn correction_slip() -> CorrectionSlip {
    let mut slip = CorrectionSlip {
        frame: frame("14020025101400102"),
        ended: false,
        task: TASK.into(),
        sheet: "14020025101400103".into(),
        enterprise: STATION.into(),
        sampled_on: "2025年10月9日".into(),
        agency: AGENCY.into(),
        samplers: "示例抽样甲、示例抽样乙".into(),
        confirmed: vec![Confirmed {
            ordinal: "第1次".into(),
            by: "示例确认人（站长）".into(),
            when: "2025年10月10日09时05分".into(),
            digest: "sha256:1f865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97731".into(),
        }],
    };
    slip.frame.corrections = vec![super::correction()];
    slip
}

pub fn notice() -> Notice {
    Notice {
        frame: frame("同市监抽通〔2025〕231号"),
        enterprise: STATION.into(),
        address: "大同市云冈区示例路8号".into(),
        task: TASK.into(),
        document: "同市监发〔2025〕56号".into(),
        basis: ["中华人民共和国产品质量法", "产品质量监督抽查管理暂行办法", "山西省市场监督管理局产品质量监督抽查工作规范（试行）"]
            .map(Into::into)
            .into(),
        products: vec!["车用柴油".into(), "车用尿素水溶液".into()],
        agency: AGENCY.into(),
        laboratory: "示例检测服务有限公司".into(),
        samplers: samplers()[..2].to_vec(),
        valid_from: "2025年10月9日".into(),
        valid_until: "2025年10月31日".into(),
        telephone: "0352-0000056".into(),
        office: "大同市平城区示例街56号 质量监管科 收".into(),
        bureau: "大同市市场监督管理局".into(),
        issued_on: "2025年10月8日".into(),
        receiver: hand("示例站长", "站长", "2025年10月9日09时31分", 1),
    }
}

pub fn authorisation() -> Authorisation {
    Authorisation {
        frame: frame("同市监抽委〔2025〕3号"),
        bureau: "大同市市场监督管理局".into(),
        agency: AGENCY.into(),
        code: "91120102MA0EXAMPL1".into(),
        address: "示例市河东区检测大道51号".into(),
        task: TASK.into(),
        document: "同市监发〔2025〕56号".into(),
        area: "大同市行政区域内（生产领域、流通领域）".into(),
        products: ["车用柴油", "车用尿素水溶液", "学生校服", "儿童及婴幼儿服装", "安全帽"].map(Into::into).into(),
        samplers: samplers(),
        valid_from: "2025年9月28日".into(),
        valid_until: "2025年11月10日".into(),
        telephone: "0352-0000056".into(),
        issued_on: "2025年9月26日".into(),
    }
}

pub fn payment_slip() -> PaymentSlip {
    PaymentSlip {
        frame: frame("FF-25021-00231"),
        sheet: "25021-00231-5".into(),
        task: TASK.into(),
        enterprise: STATION.into(),
        product: "车用柴油".into(),
        model: "0号（Ⅵ）".into(),
        batch: "20251005-P02".into(),
        unit_price: "7.12 元/L".into(),
        basis: Basis::Marked,
        basis_note: "加油机面板标价，已拍照（影像第6号）".into(),
        quantity: "4 L".into(),
        amount: "¥28.48".into(),
        capitals: "贰拾捌元肆角捌分".into(),
        way: Way::Scan,
        payee: "示例收银员".into(),
        account: "扫码付款 尾号0231".into(),
        invoice_title: AGENCY.into(),
        invoice: "25142000000000231".into(),
        agency: AGENCY.into(),
        payers: vec![hand("示例抽样甲", "", "2025年10月9日", 3), hand("示例抽样乙", "", "2025年10月9日", 5)],
        receiver: hand("示例站长", "站长", "2025年10月9日11时05分", 1),
    }
}

pub fn seals(count: u32) -> Seals {
    let label = |index: u32| Label {
        number: format!("FY{:07}", 2311 + index),
        part: Some(if index % 3 == 2 { Part::Backup } else { Part::Test }),
        sheet: "25021-00231-5".into(),
        product: "车用柴油 0号（Ⅵ）".into(),
        container: format!("{}/{count}", index + 1),
        date: "2025年10月9日".into(),
        agency: AGENCY.into(),
        sampler: if index < 2 { hand("示例抽样甲", "", "", 3) } else { pen() },
        enterprise: if index < 2 { hand("示例站长", "", "", 1) } else { pen() },
    };
    Seals { frame: frame("封条-25021-00231"), labels: (0..count).map(label).collect() }
}

pub fn storage_notice() -> StorageNotice {
    StorageNotice {
        frame: frame("FC-25021-00388"),
        sheet: "25021-00388-2".into(),
        enterprise: "大同市示例劳保用品有限公司".into(),
        authority: "大同市市场监督管理局".into(),
        sealed_on: "2025年10月14日".into(),
        trade: Some(Trade::Production),
        product: "安全网".into(),
        model: "ML-1.8×6 m".into(),
        kept: Kept::Backup,
        quantity: "2张".into(),
        containers: "1件".into(),
        approval: "同市监质批〔2025〕12号".into(),
        reason: "体积大、不易运输".into(),
        place: "成品库B区3号货架".into(),
        camera: Some(true),
        seals: [("FY0003881", "包装箱上盖开口处"), ("FY0003882", "包装箱下盖开口处")]
            .map(|(number, position)| Position { number: number.into(), position: position.into() })
            .into(),
        telephone: "0352-0000056".into(),
        receiver: hand("示例厂长", "厂长", "2025年10月14日15时", 2),
        agency: AGENCY.into(),
        samplers: vec![hand("示例抽样甲", "", "2025.10.14", 3), hand("示例抽样丙", "", "2025.10.14.", 8)],
    }
}

pub fn refusal() -> Refusal {
    Refusal {
        frame: frame("JJ-2025-0007"),
        task: TASK.into(),
        category: Category::SpotCheck,
        notice: "同市监抽通〔2025〕260号".into(),
        product: "车用尿素水溶液".into(),
        enterprise: "大同市示例汽配商行".into(),
        code: "92140213MA0EXAMPL6".into(),
        representative: "示例经营者".into(),
        address: "大同市平城区示例汽配城12号".into(),
        contact: "示例店员".into(),
        telephone: "13000000007".into(),
        agency: AGENCY.into(),
        agency_telephone: "022-00005151".into(),
        happened: "2025年10月16日14时20分至15时05分，该商行营业场所".into(),
        facts: "抽样人员两人出示监督抽查通知书、身份证明和授权委托书复印件，说明抽查的性质和范围。\
                现场负责人称样品须按每桶900元购买，经告知价格以标价或者同类产品市场价格为准后仍不同意，\
                随后关闭仓库，不予配合。\n抽样人员再次说明拒检的后果，对方拒绝签字。"
            .into(),
        price: Some(Price {
            asked: "900元/桶（10 kg）".into(), usual: "45～60元/桶".into(), source: "同城三家门店标价，影像第4至6号".into()
        }),
        evidence: vec!["现场录像1段（12分40秒）".into(), "要价录音1段".into(), "门头照片2张".into()],
        samplers: vec![hand("示例抽样甲", "", "2025年10月16日", 3), hand("示例抽样乙", "", "2025年10月16日", 5)],
        witnesses: vec![hand("示例见证人", "市场管理方", "2025年10月16日15时", 9)],
        authority: "平城区市场监督管理局".into(),
        opinion: "经核实，情况属实，认定为拒检。".into(),
        officer: pen(),
        reported: "2025年10月16日15时30分，系统报送质量监管科".into(),
    }
}

pub fn no_sample() -> NoSample {
    NoSample {
        frame: frame("WC-2025-0015"),
        task: TASK.into(),
        category: Category::SpotCheck,
        product: "学生校服".into(),
        licence: "许可证号无".into(),
        enterprise: "大同市示例服装厂".into(),
        address: "大同市云州区示例工业园3号".into(),
        contact: "示例厂办主任".into(),
        telephone: "13000000015".into(),
        orders: Some(false),
        destination: "近一年无销售".into(),
        reason: Reason::Stopped,
        stamped: true,
        reason_note: "自2025年3月起停产，设备已封存".into(),
        account: "抽样人员到达厂区，门卫确认已停产；查看车间、成品库，无成品、无在制品，已拍照留存。".into(),
        authority: "云州区市场监督管理局".into(),
        opinion: String::new(),
        officer: pen(),
        receiver: hand("示例门卫", "值班人员", "2025年10月17日", 4),
        agency: AGENCY.into(),
        samplers: vec![hand("示例抽样甲", "", "2025.10.17", 3), hand("示例抽样丙", "", "2025.10.17.", 8)],
    }
}

pub fn problem_report() -> ProblemReport {
    ProblemReport {
        frame: frame("WT-2025-0003"),
        task: TASK.into(),
        notice: "同市监抽通〔2025〕271号".into(),
        enterprise: "大同市示例母婴用品店".into(),
        code: "92140214MA0EXAMPL2".into(),
        address: "大同市云冈区示例商业街21号".into(),
        contact: "示例店主".into(),
        telephone: "13000000021".into(),
        product: "儿童爬爬垫".into(),
        model: "180 cm×200 cm，无批号".into(),
        producer: "示例塑料制品厂".into(),
        stock: "11张，标价168元/张".into(),
        found_at: "2025年10月18日10时15分".into(),
        found: vec![Violation::NoCcc, Violation::ForgedLabel],
        account: "样品外包装标有CCC标志，所标证书编号经查询不存在；现场负责人不能提供强制性产品认证证书。抽样人员已终止抽样。".into(),
        evidence: vec!["外包装照片4张（影像第1至4号）".into(), "证书查询页面截图1张".into(), "进货票据复印件1份".into()],
        reports: vec![
            Report {
                authority: "大同市市场监督管理局质量监管科".into(),
                person: "示例值班员".into(),
                at: "2025年10月18日10时31分".into(),
                way: "系统、电话".into(),
            },
            Report {
                authority: "云冈区市场监督管理局".into(),
                person: "示例接报人".into(),
                at: "2025年10月18日10时32分".into(),
                way: "系统、书面".into(),
            },
        ],
        statement: "已联系供货商核实证书，样品已下架。".into(),
        receiver: hand("示例店主签", "店主", "2025年10月18日", 6),
        agency: AGENCY.into(),
        samplers: vec![hand("示例抽样乙", "", "2025.10.18", 5), hand("示例抽样丙", "", "2025.10.18.", 8)],
    }
}

pub fn feedback() -> Feedback {
    let asked = ["抽样人员是否不少于 2 人？", "抽样人员是否出示了监督抽查通知书？", "抽样人员是否收取费用、推销产品或者服务？"];
    let answers = [Some(true), Some(true), Some(false)];
    Feedback {
        frame: frame("FK-25021-00231"),
        task: TASK.into(),
        enterprise: STATION.into(),
        agency: AGENCY.into(),
        sampled_on: "2025年10月9日".into(),
        samplers: "示例抽样甲、示例抽样乙".into(),
        product: "车用柴油".into(),
        questions: asked.into_iter().zip(answers).map(|(asks, answer)| Question { asks: asks.into(), answer }).collect(),
        suggestion: "建议避开卸油时段。".into(),
        telephone: "0352-0000056".into(),
        receiver: hand("示例站长", "站长", "2025年10月9日11时20分", 1),
    }
}
