//! The words of the visit's pages: arrival, identity, evidence.

use domain::evidence::MediaSource;

// --- 到场出示 ---
pub const ARRIVAL: &str = "到场";
pub const ARRIVAL_HINT: &str = "到达被抽样单位后记录时间和位置。没有定位时写明原因也可以继续。";
pub const RECORD_ARRIVAL: &str = "记录到场";
pub const NO_LONGER: &str = "不再等，现在记录";
pub const POSITION_NOT_ALLOWED: &str =
    "没有定位权限。请点浏览器地址栏左边的图标（或在手机设置里找到这个浏览器的权限），把“位置”改为允许，再打开手机的定位开关；也可以写明原因后继续。";
pub const TIME: &str = "时间";
pub const PLACE: &str = "位置";
pub const NO_PLACE: &str = "没有位置";
pub const EMPTY_FILE: &str = "没有拍到内容，没有保存。请再拍一次。";
pub const FILE_TIME: &str = "文件自带时间 ";
pub const EARLY: &str = "文件时间早于到场，请核对是不是这次拍的";
pub const EARLY_SHORT: &str = "早于到场";
pub const SAMPLERS: &str = "抽样人员";
pub const TWO_SAMPLERS: &str = "不得少于两名，各用本人PIN码确认。";
pub const PRESENT: &str = "已到场";
pub const NOT_YET_PRESENT: &str = "未确认";
pub const NOT_ON_PHONE: &str = "还没有在这部手机上设PIN码，需要联网登录一次。";
pub const AFTER_ARRIVAL: &str = "先记录到场。";
pub const PAPERS: &str = "出示证件";
pub const NOTICE: &str = "监督抽查通知书";
pub const STAFF_CARD: &str = "抽样人员身份证明";
pub const AUTHORISATION: &str = "授权委托书复印件";
pub const NOTICE_NUMBER: &str = "通知书";
pub const AUTHORISATION_NUMBER: &str = "委托书";
pub const PAPERS_SHOWN: &str = "已向对方出示（出示一样，勾一样）";
pub const NAMES_ON_NOTICE: &str = "通知书上写的抽样人员（逐一对照姓名）";
pub const RECORD_PAPERS: &str = "记录出示";

// --- 核对主体 ---
pub const LICENCE: &str = "证照";
pub const ENTERPRISE_NAME: &str = "营业执照上的名称";
pub const NAME_WANTED: &str = "请填单位名称。";
pub const CODE_KIND: &str = "对方出示的是";
pub const CREDIT_CODE: &str = "统一社会信用代码";
pub const CREDIT_CODE_HINT: &str = "照执照抄写 18 位。发现不对会提示，不会替你改。";
pub const REGISTRATION: &str = "旧注册号";
pub const NO_CODE: &str = "没有出示";
pub const NO_CODE_REASON: &str = "没有出示的原因";
pub const CODE_HOLDS: &str = "✓ 校验通过";
pub const CODE_INNER: &str = "! 总校验通过，其中的机构代码校验不符，请再对照一遍执照。";
pub const REPRESENTATIVE: &str = "法定代表人（负责人）";
pub const LICENCES_SHOWN: &str = "已核看的证照";
pub const WHERE: &str = "所在地和环节";
pub const ADDRESS: &str = "抽样地点地址";
pub const DIVISION: &str = "所在区县";
pub const OUTSIDE: &str = "不在大同市范围内";
pub const TRADE: &str = "抽样环节（必填）";
pub const PRODUCTION: &str = "生产领域";
pub const CIRCULATION: &str = "流通领域";
pub const PLACE_KIND: &str = "场所";
pub const GAS_STATION: &str = "加油站";
pub const MALL: &str = "商场";
pub const SUPERMARKET: &str = "超市";
pub const SHOP: &str = "专卖店、小商铺";
pub const MARKET: &str = "集贸市场、专业市场";
pub const FACTORY: &str = "生产企业";
pub const OTHER_PLACE: &str = "其他";
pub const CONTACT: &str = "联系人";
pub const CONTACT_NAME: &str = "在场联系人";
pub const TELEPHONE: &str = "电话";
pub const RECORD_IDENTITY: &str = "记录核对结果";

// --- 证据 ---
pub const NO_PHONE_AT_PUMP: &str = "加油区不得使用手机。请在站房内拍摄，或用防爆相机拍后导入。";
pub const PRICE_TAG_PHOTO: &str = "标价照片";
pub const SEAL_PHOTO: &str = "封条照片";
pub const SEAL_SLIP_PHOTO: &str = "封条签字照片";
pub const RECEIPT_PHOTO: &str = "收据或发票";
pub const OTHER_PHOTO: &str = "其他";
pub const ENDING_PHOTO: &str = "现场情况";
pub const SIGNED_PAPER_PHOTO: &str = "签字盖章的纸面";
pub const STORAGE_PHOTO: &str = "备用样品封存状态";
pub const TAKE: &str = "拍照或录像";
pub const IF_ANY: &str = "可选";
pub const SHOOT: &str = "拍照";
pub const SHOOT_MORE: &str = "再拍一张";
pub const FILM: &str = "录像";
pub const IMPORT: &str = "导入";
pub const ZOOM: &str = "放大或缩小";
pub const PROVED: &str = "服务器已核验";
pub const ON_PHONE: &str = "存于本机";
pub const OWN_CAMERA: &str = "用手机自带相机拍";
pub const TORCH: &str = "补光";
pub const NEARER: &str = "拉近";
pub const IS_LEVEL: &str = "水平";
pub const FINDER: &str = "取景";
pub const SCAN_HINT: &str = "把条码或二维码放到画面中间";
pub const TYPE_INSTEAD: &str = "手工输入";
pub const ANOTHER_CODE: &str = "这个码里没有要填的内容，请对准另一个码，或手工输入。";
pub const NO_READER: &str = "扫码程序还没有下载到这部手机，请手工输入；有信号时打开一次扫码即可。";
pub const NO_CAMERA_TO_SCAN: &str = "这部设备没有可用的相机，请手工输入。";
pub const SHUTTER: &str = "拍照";
pub const START_FILM: &str = "开始录像";
pub const FILM_INSTEAD: &str = "改为录像";
pub const PHOTO_INSTEAD: &str = "改为拍照";
pub const FINISH: &str = "完成";
pub const IMPORT_INSTEAD: &str = "改为导入";
pub const CAMERA_NOT_ALLOWED: &str = "没有相机权限。请在手机设置里允许本网站使用相机，或改为导入。";
pub const NO_ROOM_FOR_FILM: &str = "手机剩余空间不足 100 MB，未开始录像。请清理手机空间，或改拍照片。";
pub const CAMERA_MISSING: &str = "这部设备没有可用的相机，请改为导入。";
pub const FROM_OTHER_DEVICE: &str = "从防爆相机等其他设备导入";
pub const FROM_PHONE: &str = "从这部手机选文件";
pub const DEVICE: &str = "拍摄设备";
pub const DEVICE_HINT: &str = "名称和编号，例如：防爆相机 03 号。会写进证据记录。";
pub const DEVICE_WANTED: &str = "请先写明拍摄设备，再选文件。";
pub const CHOOSE_IMPORT: &str = "选要导入的照片或录像";
pub const IMPORTED_BEFORE: &str = "选的文件先前已经存过，没有重复存入。";
pub const CHOOSE_FILE: &str = "选照片或录像";

/// A licence, and the line whose rules ask for it.
pub fn licence_for(licence: &str, product: &str) -> String {
    format!("{licence}（{product}）")
}

/// Whose arrival it is that is recorded.
pub fn arrives_as(name: &str) -> String {
    format!("将记为{name}本人到场；其他抽样人员在下面各用本人PIN码确认。")
}

/// How far the phone was from where the roster has the enterprise.
pub fn off(metres: i64, is_shift: bool) -> String {
    let why = if is_shift { "，可能是两种地图坐标的偏差" } else { "" };
    format!("距名录库登记的位置约 {metres} 米{why}")
}

/// When the papers were shown.
pub fn shown_at(at: &str) -> String {
    format!("出示时间 {at}")
}

/// The sampler's own PIN.
pub fn own_pin(name: &str) -> String {
    format!("{name}本人PIN码")
}

/// Degrees with five decimals, of tens of millionths.
pub fn degrees(of: i64) -> String {
    let sign = if of < 0 { "-" } else { "" };
    let hundred_thousandths = (of.unsigned_abs() + 50) / 100;
    format!("{sign}{}.{:05}", hundred_thousandths / 100_000, hundred_thousandths % 100_000)
}

/// A position with its accuracy.
pub fn place(lat: i64, lon: i64, accuracy: i64) -> String {
    format!("{}, {} {}", degrees(lat), degrees(lon), self::accuracy(accuracy))
}

/// While the position is being found: how good it is so far.
pub fn locating(so_far: Option<i64>) -> String {
    match so_far {
        None => "正在定位…最多等 30 秒".into(),
        Some(decimetres) => format!("正在定位…目前 {}", accuracy(decimetres)),
    }
}

/// How exact a position is.
pub fn accuracy(decimetres: i64) -> String {
    format!("±{} 米", (decimetres + 9) / 10)
}

/// Month, day, hour and minute of a time that is written in full.
pub fn short_time(full: &str) -> String {
    full.get(5..16).unwrap_or(full).to_owned()
}

/// What the roster has.
pub fn from_roster(name: &str) -> String {
    format!("名录库登记为“{name}”。已代填，请对照原件逐项核对、按实际修改。")
}

/// Where the phone seems to be.
pub fn seems_in(division: Option<&str>) -> String {
    let place = division.unwrap_or("大同市范围外");
    format!("按到场位置，这里像是{place}（按示意边界，以实际管辖为准）")
}

/// What a picture shows, for those who cannot see it.
pub fn picture_alt(purpose: &str, at: &str) -> String {
    format!("{purpose}，摄于 {at}")
}

/// Which sheet.
pub fn of_sheet(number: &str) -> String {
    format!("抽样单 {number}")
}

/// Where the bytes came from.
pub fn source(source: &MediaSource) -> String {
    match source {
        MediaSource::Camera => "本机相机".into(),
        MediaSource::File => "本机文件".into(),
        MediaSource::Import { device } => format!("导入自 {device}"),
    }
}

/// How much the phone leans.
pub fn leans(degrees: i32) -> String {
    format!("倾斜 {}°", degrees.abs())
}

/// How many pictures.
pub fn pieces(many: usize) -> String {
    format!("{many} 件")
}

/// How large a file is.
pub fn size(bytes: u64) -> String {
    if bytes < 1_000_000 { format!("{} kB", bytes.div_ceil(1000)) } else { format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10) }
}

/// How many of the classes are there.
pub fn classes_done(done: usize, all: usize) -> String {
    format!("五类证据已有 {done}/{all} 类，每类至少一张照片或一段录像。")
}

/// What the buttons at the bottom are for.
pub fn next_picture(purpose: &str) -> String {
    format!("下一张：{purpose}")
}

/// How many were kept.
pub fn shots(kept: usize) -> String {
    if kept == 0 { String::new() } else { format!("已存 {kept} 件到本机") }
}

/// The camera failed.
pub fn camera_failed(why: &str) -> String {
    format!("相机没有打开，请再试一次或改为导入。（{why}）")
}

/// Recording, and how long it may be.
pub fn stop_film(seconds: u32, longest: u32) -> String {
    format!("停止 {seconds}/{longest} 秒")
}

/// What is being scanned.
#[must_use]
pub fn scan_title(label: &str) -> String {
    format!("扫码：{label}")
}
