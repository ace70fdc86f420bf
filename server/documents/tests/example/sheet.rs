//! The sheet of a diesel visit.

use super::{frame, hand, pen};
use documents::seal::Part;
use documents::sheet::{
    Agency, Area, BackupPlace, Category, Certificate, Economy, Fuel, Manner, Place, Producer, Product, Sampled, Sealed, Sheet, Trade,
};

pub fn sheet() -> Sheet {
    Sheet {
        frame: frame("25021-00231-5"),
        report: "WT2025-示例-0417".into(),
        task: "2025年大同市机械及安防等产品质量监督抽查（同市监发〔2025〕56号）".into(),
        category: Category::SpotCheck,
        record: "备2025-018".into(),
        notice: "同市监抽通〔2025〕231号".into(),
        rules: "车用柴油实施细则第2版".into(),
        laboratory: "示例检测服务有限公司".into(),
        sampled: Some(sampled()),
        producer: producer(),
        product: product(),
        fuel: Some(Fuel {
            gun: "3号枪".into(),
            tank: "2号罐".into(),
            delivered_on: "2025年10月6日".into(),
            before: "3200 L".into(),
            capacity: "90 m³".into(),
            last_year: "1860 t".into(),
            detergent: Some(false),
        }),
        seals: vec![
            Sealed { number: "FY0002311".into(), part: Part::Test },
            Sealed { number: "FY0002312".into(), part: Part::Test },
            Sealed { number: "FY0002313".into(), part: Part::Backup },
        ],
        agency: Agency {
            name: "示例质量检验中心有限公司".into(),
            address: "示例市河东区检测大道51号".into(),
            postcode: "300171".into(),
            contact: "示例联络员".into(),
            telephone: "022-00005151".into(),
            email: "sampling@example.cn".into(),
        },
        remarks: "罐内液位计读数已拍照。".into(),
        enterprise: hand("示例站长", "站长", "2025年10月9日", 1),
        maker: pen(),
        samplers: vec![hand("示例抽样甲", "", "2025.10.09", 3), hand("示例抽样乙", "", "2025.10.9", 5)],
    }
}

fn sampled() -> Sampled {
    Sampled {
        name: "大同市示例石油有限公司云冈加油站".into(),
        code: "91140214MA0EXAMPL4".into(),
        licences: "危险化学品经营许可证、成品油零售经营批准证书".into(),
        address: "大同市云冈区示例路8号".into(),
        representative: "示例法人".into(),
        contact: "示例受检联系人".into(),
        telephone: "0352-0000001".into(),
        mobile: "13000000001".into(),
        area: Some(Area::Fringe),
        place: Some(Place::GasStation),
    }
}

fn producer() -> Producer {
    Producer {
        name: "示例炼化集团有限公司".into(),
        per_label: true,
        code: "91370000MA0EXAMPL8".into(),
        address: "山东省示例市炼化路1号".into(),
        postcode: "257000".into(),
        representative: "示例生产法人".into(),
        contact: "示例生产联系人".into(),
        telephone: "0546-0000002".into(),
        employees: "1250人".into(),
        revenue: "38.6亿元".into(),
        output: "420万吨".into(),
        economy: Some(Economy::Limited),
        principal: Some("示例能源销售有限公司".into()),
    }
}

fn product() -> Product {
    Product {
        certificate: Some(Certificate::Production),
        certificate_number: "(鲁)XK13-014-00000".into(),
        name: "车用柴油".into(),
        model: "0号（Ⅵ）".into(),
        brand: "示例牌".into(),
        batch: "20251005-P02".into(),
        use_by: "无限用日期".into(),
        grade: "合格品".into(),
        standard: "GB 19147-2016".into(),
        class: "3301-07".into(),
        base: "18 500 L".into(),
        test: "4 L（2 L×2）".into(),
        backup: "2 L（2 L×1）".into(),
        backup_place: Some(BackupPlace::Laboratory),
        unit_price: "7.12 元/L".into(),
        cost: "28.48 元".into(),
        state: "罐装，封条完整".into(),
        sampled_on: "2025年10月9日10时40分".into(),
        spot: "加油区3号枪（营业室外）".into(),
        trade: Some(Trade::Circulation),
        manner: Manner::OnSite,
        export: false,
        purchased: "25.3 t".into(),
        sold: "11.7 t".into(),
        stock: "13.6 t".into(),
        supplier: "示例石油大同分公司".into(),
        deliver_to: "山东省示例市检验路9号收样室".into(),
        deliver_by: "2025年10月13日".into(),
        care: "避光、直立、远离热源，危险货物专车运输".into(),
        give_back: "不退样".into(),
    }
}
