//! The words of the sheet's pages.

use domain::quantity::Unit;

// --- opening ---
pub const OPEN_SHEET: &str = "开抽样单";
pub const LINE: &str = "产品";
pub const LINE_WANTED: &str = "请选产品。";
pub const SHEET_NUMBER: &str = "抽样单编号";
pub const NUMBERS_OF_OTHERS: &str = "另一台手机或纸质单上已经用过的编号不要再选。";
pub const NUMBER_WANTED: &str = "请选编号。";
pub const LABORATORY: &str = "检验机构";
pub const BEYOND_CAP: &str = "超过两个批次的原因（限商场、超市）";
pub const NO_RULES: &str = "这类产品还没有已批准并公开的实施细则，不能抽样。请致电抽样机构管理员。";
pub const RULES: &str = "实施细则";
pub const STANDARD: &str = "依据标准";
pub const AT_LEAST: &str = "最少";
pub const NO_BACKUP: &str = "不留备用样品";
pub const COVERAGE: &str = "产品范围";
pub const OWN_ENTRIES: &str = "另填的项目";

// --- the product ---
pub const PRODUCT: &str = "受检产品";
pub const PRODUCT_NAME: &str = "产品名称";
pub const MODEL: &str = "规格型号";
pub const GRADE: &str = "牌号（规格型号）";
pub const BRAND: &str = "商标";
pub const BATCH: &str = "生产日期或批号";
pub const LABEL_STANDARD: &str = "标注执行标准";
pub const PRODUCER: &str = "标称生产者";
pub const PRODUCER_ADDRESS: &str = "生产者地址";
pub const PRODUCER_FROM: &str = "生产者信息来自";
pub const PER_LABEL: &str = "标签或对方提供";
pub const VERIFIED: &str = "已经核实";
pub const SUPPLIER: &str = "供货单位";
pub const FUEL: &str = "成品油";
pub const DISPENSER: &str = "枪号";
pub const TANK: &str = "罐号";
pub const LAST_DELIVERY: &str = "最近一批油品进罐日期";
pub const NO_DATE: &str = "请选日期。";
pub const RESIDUE: &str = "进罐前罐内余量";
pub const CAPACITY: &str = "总罐容量";
pub const LAST_YEAR_OUTPUT: &str = "上年出库量";
pub const DETERGENT: &str = "是否加入清净剂";
pub const YES: &str = "是";
pub const NO: &str = "否";
pub const UNKNOWN: &str = "不清楚";
pub const QUANTITIES: &str = "数量";
pub const STOCK: &str = "抽样基数（库存）";
pub const STOCK_HINT: &str = "以液位仪或台账为准，并拍照留证。";
pub const STOCK_HINT_GOODS: &str = "以现场清点或台账为准，并拍照留证。";
pub const TEST_PART: &str = "检验样品";
pub const BACKUP_PART: &str = "备用样品";
pub const PRICE: &str = "价格";
pub const UNIT_PRICE: &str = "单价";
pub const PRICE_BASIS: &str = "价格依据";
pub const MARKED: &str = "标价";
pub const MARKET_PRICE: &str = "没有标价，按市场价";
pub const MARKET_SOURCE: &str = "市场价出处";
pub const RECORD_PRODUCT: &str = "记录产品与抽样";

// --- containers ---
pub const CONTAINERS: &str = "容器";
pub const NO_CONTAINERS: &str = "还没有装样。检验样品和备用样品须一次抽足、分别装。";
pub const PART: &str = "装的是";
pub const CONTAINER_KIND: &str = "容器材质";
pub const ALUMINIUM: &str = "铝桶";
pub const GLASS: &str = "玻璃瓶";
pub const STEEL: &str = "铁桶";
pub const PLASTIC: &str = "塑料桶";
pub const ORIGINAL: &str = "原包装";
pub const BOX: &str = "袋或箱";
pub const HOLDS: &str = "每个装";
pub const HOW_MANY: &str = "几个";
pub const PIECE: &str = "个";
pub const NO_COUNT: &str = "请填 1 到 20 的整数。";
pub const ADD_CONTAINER: &str = "＋ 加容器";
pub const TAKE_OUT: &str = "移除";
pub const SEALED: &str = "已封";

// --- 封样 ---
pub const SEAL_HINT: &str = "一个容器一个封条号。封上就不能退回，请先看清号码。";
pub const SEAL_NUMBER: &str = "封条号";
pub const SEAL_NUMBER_WANTED: &str = "请填封条上的号码。";
pub const OFFERED_SEALS: &str = "领用的封条，点一下填入";
pub const NOT_SEALED: &str = "未封";
/// What whoever signs for the enterprise confirms, above the pad.
pub const ENTERPRISE_CONFIRMS: &str = "上面的文书（可上下翻看）已经看过，所记情况属实。";
/// What a witness confirms.
pub const WITNESS_CONFIRMS: &str = "上面所记的经过，本人在场见证。";
pub const REPLACES: &str = "换封条的原因";
pub const REPLACES_HINT: &str = "原封条号作废，不能再用。";
pub const SLIP: &str = "封条签字";
pub const SLIP_BOTH: &str = "双方已签";
pub const SLIP_SAMPLERS: &str = "对方不签";
pub const SLIP_NOTE: &str = "对方不签的情况";
pub const SLIP_WANTED: &str = "请选封条由谁签了字。";
pub const RECORD_SEAL: &str = "记录加封";
pub const CHANGE_SEAL: &str = "更换封条";
pub const KEEP_SEAL: &str = "不换了";
pub const BACK_TO_LIST: &str = "回到清单";

// --- 付费单 ---
pub const TO_PAY: &str = "购样费";
pub const AMOUNT: &str = "实付金额";
pub const YUAN: &str = "元";
pub const BACKUP_FREE: &str = "0.00 元，由被抽样单位先行无偿提供（O-35）";
pub const WAY: &str = "付款方式";
pub const WAY_WANTED: &str = "请选付款方式。";
pub const CASH: &str = "现金";
pub const BY_CODE: &str = "扫码";
pub const TRANSFER: &str = "转账";
pub const PAYEE: &str = "收款人";
pub const PAYEE_WANTED: &str = "请填收款人。";
pub const RECEIPT: &str = "收据或发票号";
pub const RECORD_PAYMENT: &str = "记录付费";
pub const PRODUCT_FIRST: &str = "先在“产品与抽样”里填好数量和价格，金额由它们算出。";

// --- 签字 ---
pub const WHAT_IS_SIGNED: &str = "签的是这一张";
pub const NOT_YET_TO_SIGN: &str = "抽样单还没有填齐，不能交给任何人签字。";
pub const WHAT_IS_SIGNED_WHY: &str = "签字前请逐项核对。有人签字以后，只能按更正程序修改。";
pub const SEE_PAPER: &str = "看整张文书、打印";
pub const PRINT: &str = "打印";
pub const SAMPLERS: &str = "抽样人员";
pub const ENTERPRISE: &str = "被抽样单位";
pub const NOT_SIGNED: &str = "未签";
pub const SIGN: &str = "签字";
pub const SIGNER_NAME: &str = "签字人姓名";
pub const SIGNER_WANTED: &str = "请填签字人姓名。";
pub const SIGNER_TITLE: &str = "职务";
pub const TITLE_WANTED: &str = "请填签字人职务，例如：站长。";
pub const HAND_OVER: &str = "把手机交给对方签字";
pub const DECLINED: &str = "对方拒绝签字";
pub const DECLINED_WHY: &str = "在抽样单上注明情况；必要时可以请有关人员作见证。";
pub const DECLINE_NOTE: &str = "拒绝签字的情况";
pub const WITNESS: &str = "见证人";
pub const WITNESS_NAME: &str = "见证人姓名";
pub const WITNESS_STANDING: &str = "见证人单位或身份";
pub const WITNESS_SIGN: &str = "见证人签字";
pub const RECORD_DECLINED: &str = "记录拒绝签字";

// --- signing mode ---
pub const SIGNING: &str = "签字";
pub const ENTERPRISE_SIGNS: &str = "请被抽样单位阅读并签字";
pub const WITNESS_SIGNS: &str = "请见证人阅读并签字";
pub const SIGNING_SUB: &str = "签字模式 · 由抽样人员输入PIN码退出";
pub const READ_AND_SIGN: &str = "请读完整张抽样单，在下方签字";
pub const PAD: &str = "签字板，用手指签写";
pub const SIGN_HERE: &str = "在此签字";
pub const SIGN_FIRST: &str = "还没有签写。";
pub const UNDO: &str = "撤一笔";
pub const SIGN_AGAIN: &str = "重签";
pub const WILL_NOT_SIGN: &str = "不签字";
pub const CONFIRM_SIGNATURE: &str = "确认签字";
pub const PROVE_AGAIN: &str = "请签字人再输入一次本人PIN码";
pub const SIGNED: &str = "✓ 已签字，已存入本机";
pub const HAND_BACK: &str = "请把手机交还抽样人员。";
pub const DECLINES: &str = "您选择不签字";
pub const HAND_BACK_DECLINES: &str = "请把手机交还抽样人员，由其在抽样单上注明情况。";
pub const LEAVING: &str = "退出签字";
pub const LEAVING_WHY: &str = "由抽样人员输入本人PIN码退出。还没有记录签字。";
pub const BACK_TO_PAPER: &str = "回到抽样单";

// --- 运输 ---
pub const MODE: &str = "运输方式";
pub const CARRIED: &str = "携带";
pub const POSTED: &str = "寄递";
pub const NO_COURIER: &str = "这是危险化学品，任何单位和个人不得交寄（危险化学品安全管理条例第六十四条），只能由抽样人员携带，所以这里没有寄递。";
pub const VEHICLE: &str = "车牌号";
pub const CARRIER: &str = "承运人";
pub const COURIER: &str = "快递公司";
pub const WAYBILL: &str = "运单号";
pub const CARE: &str = "防护";
pub const CARE_TAKEN: &str = "已经做到";
pub const LABELLED: &str = "包装上有危险品标签";
pub const SECURED: &str = "直立固定、远离热源，备吸附物和灭火器";
pub const TEMPERATURE: &str = "温度或防护要求";
pub const TEMPERATURE_HINT: &str = "例如：常温，避光避热。";
pub const LARGEST_INNER: &str = "最大一个内包装";
pub const RECORD_TRANSPORT: &str = "记录运输";

// --- 留存文书 ---
pub const COPIES_TAKEN: &str = "文书留给被抽样单位";
pub const LEFT: &str = "已留下";
pub const NOT_ACCEPTED: &str = "对方不接收";
pub const WHICH_COPIES: &str = "留下了哪些";
pub const COPY_WAY: &str = "怎样留的";
pub const COPY_WAY_WANTED: &str = "请选怎样留的。";
pub const ON_PAPER: &str = "纸质";
pub const BY_RETRIEVAL: &str = "凭查询码自取";
pub const RETRIEVAL: &str = "企业以后自己取文书";
pub const RETRIEVAL_HOW: &str = "请对方用手机扫下面的二维码；或者记下网址、抽样单编号和查询码。不用账号。";
pub const RETRIEVAL_NUMBER: &str = "抽样单编号";
pub const RETRIEVAL_CODE: &str = "查询码";
pub const RETRIEVAL_AT: &str = "网址";
pub const NOT_ACCEPTED_NOTE: &str = "不接收的情况";
pub const TAKEN_WANTED: &str = "请选文书是否留下。";
pub const RECORD_COPIES: &str = "记录留存";

/// Why the page for opening a sheet came, where another card was touched.
pub fn sheet_first(step: &str) -> String {
    format!("“{step}”记在抽样单上。先开抽样单，再做这一项。")
}

/// Which version of the rules, and since when it was public.
pub fn rules_version(version: u32, published: &str) -> String {
    format!("第 {version} 版，{published} 公开")
}

/// What the rules ask for at least.
pub fn least(test: &str, backup: &str, stock: &str) -> String {
    format!("检验 {test}，备用 {backup}，基数 {stock}")
}

/// What the bureau has still to confirm.
pub fn unconfirmed(what: &str) -> String {
    format!("示例数值，待市局确认：{what}")
}

/// Product and number.
pub fn numbered(product: &str, number: &str) -> String {
    format!("{product} · {number}")
}

/// Yuan a unit.
pub const fn per(unit: Unit) -> &'static str {
    match unit {
        Unit::Litre => "元/L",
        Unit::Kilogram => "元/kg",
        Unit::Piece => "元/件",
        Unit::Set => "元/套",
        Unit::Pair => "元/双",
        Unit::Pack => "元/包",
    }
}

/// How much the containers hold together.
pub fn filled(test: &str, backup: &str) -> String {
    format!("已装：检验 {test}，备用 {backup}")
}

/// A container.
pub fn container(kind: &str, holds: &str) -> String {
    format!("{kind} {holds}")
}

/// One of so many containers.
pub fn container_number(place: usize, many: usize) -> String {
    format!("容器 {place}/{many}")
}

/// The seal that stands.
pub fn sealed_with(number: &str) -> String {
    format!("✓ 已封 {number}")
}

/// Price times quantity.
pub fn price_times(price: &str, quantity: &str) -> String {
    format!("{price} 元 × {quantity}")
}

/// So many yuan.
pub fn yuan(amount: &str) -> String {
    format!("{amount} 元")
}

/// A sampler signs.
pub fn sampler_signs(name: &str) -> String {
    format!("抽样人员 {name} 签字")
}

/// Name and office.
pub fn name_and_title(name: &str, title: &str) -> String {
    if title.is_empty() { name.to_owned() } else { format!("{name}（{title}）") }
}

/// A witness.
pub fn witness(name: &str) -> String {
    format!("见证人 {name}")
}

/// Whose signature it is.
pub fn signature_of(name: &str) -> String {
    format!("{name}的签字")
}

/// What the signature binds.
pub fn digest(digest: &str) -> String {
    format!("签字绑定本页内容，摘要 {digest}")
}

/// Why the sample needs care.
pub fn dangerous(un: &str, class: &str, inner: &str) -> String {
    format!("危险化学品 {un}，{class}。按有限数量携带时，内包装不超过 {inner}。")
}

// --- on paper ---
pub const INK: &str = "在打印的纸上签字或盖章";
pub const INK_HOW: &str = "先打开“看整张文书、打印”打印，请对方在纸上签字或盖章，再拍下纸面。与在手机上签字同样有效。";
pub const INK_PHOTO_WANTED: &str = "请先拍下签字盖章的纸面。";
pub const RECORD_INK: &str = "记为已在纸上签字";
