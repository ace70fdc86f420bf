//! The words of 同步中心.

pub const TITLE: &str = "同步中心";
pub const SEND_NOW: &str = "立即发送";
pub const PROVED_FILES: &str = "已由服务器核验的文件";
pub const PROVED_WHY: &str = "只有收到服务器对每个文件算出的摘要回执，才算核验。";
pub const NOTHING_WAITS: &str = "本机记录已全部送达。";
pub const OFFLINE: &str = "离线。有信号时自动传送，断网可随时继续。";
pub const ONLINE: &str = "已连通服务器。";
pub const SENDING: &str = "正在传送。";
pub const SIGN_IN_NEEDED: &str = "登录已过期。记录都在本机，组内任何一人重新登录后继续传送。";
pub const LOST: &str = "这部手机已被挂失停用";
pub const LOST_WHY: &str = "本机构已把它报失：不再领取任务，也不能在它上面登录。已录入的记录和照片一样也没有删除，仍在照常传送。";
pub const LOST_NEXT: &str = "手机在您手里？请致电抽样机构管理员，由其在“手机”页恢复；恢复之前继续录入的内容也会收下，但要逐项核实。";
pub const FINDING: &str = "待核事项";
pub const CHECK_SEAL_PHOTOS: &str = "核对封条照片";
pub const SHEETS: &str = "每张抽样单";
pub const ALL_PROVED: &str = "已全部核验";
pub const ON_THE_WAY: &str = "待传送";
pub const QUARANTINED_WHY: &str = "原样保存在服务器和本机，没有丢失，也不影响其他记录。请致电抽样机构管理员。";
pub const UNREADABLE: &str = "服务器读不懂这条记录";
pub const SIGNATURE: &str = "签名不是这部手机的";
pub const DEVICE: &str = "服务器不认识这部手机";
pub const PERSON: &str = "这个人没有在这部手机上登录过";
pub const NOT_YOURS: &str = "这项任务不归这部手机";
pub const OTHER_BYTES: &str = "同一编号先前收到过不同的内容";
pub const THIS_PHONE: &str = "本机";
pub const STORAGE: &str = "本机存储";
pub const STORAGE_UNKNOWN: &str = "登录时检查";
pub const CLOCK: &str = "时钟";
pub const CONTACT: &str = "最近一次连通";
pub const NEVER: &str = "还没有连通过";
pub const FINE: &str = "正常";
pub const MIND: &str = "请留意";
pub const NETWORK: &str = "流量与视频";
pub const VIDEOS_WAIT: &str = "视频仅在无线网络下上传";
pub const VIDEOS_WAIT_WHY: &str = "开启后，用手机流量时视频留在本机，连上无线网络自动上传。记录和照片照常上传。";
pub const NETWORK_UNKNOWN: &str = "这个浏览器不说明用的是流量还是无线网络，开启后视频仍会照常上传。";
pub const WAITS_FOR_WIFI: &str = "等待无线网络";
pub const SEND_VIDEOS_NOW: &str = "现在就传";
pub const SIGN_IN_AGAIN: &str = "重新登录";
pub const SIGN_IN_AGAIN_WHY: &str = "记录都在本机";

/// How many files the server proved.
pub fn proved(done: usize, all: usize) -> String {
    if all == 0 { "还没有需要核验的文件".into() } else { format!("{done}/{all} 个文件已由服务器核验") }
}

/// What waits.
pub fn waits(commands: u32, media: u32, bytes: u64) -> String {
    format!("待传 {commands} 条记录、{media} 个文件（{}）", super::visit::size(bytes))
}

/// The file that is on its way, and how far.
pub fn on_its_way(purpose: &str, sent: u64, bytes: u64) -> String {
    format!("正在传：{purpose}，{}/{}", super::visit::size(sent), super::visit::size(bytes))
}

/// The office answered with a problem.
pub fn trouble(sentence: &str) -> String {
    // The title of a problem ends without a stop.
    format!("传送受阻：{}。会自动再试。", sentence.trim_end_matches('。'))
}

/// Videos that wait for another line.
pub fn waiting_videos(many: u32, bytes: u64) -> String {
    format!("{many} 个视频（{}）等待无线网络", super::visit::size(bytes))
}

/// What went over the line today.
pub fn traffic(up: u64, down: u64) -> String {
    format!("今日已用流量：上传 {}，下载 {}", super::visit::size(up), super::visit::size(down))
}

/// Whom to call.
pub fn call(name: &str, telephone: &str) -> String {
    format!("致电{name} {telephone}")
}

/// Where something was found.
pub fn finding(enterprise: &str, number: &str) -> String {
    if number.is_empty() { format!("待核事项：{enterprise}") } else { format!("待核事项：{enterprise}，抽样单 {number}") }
}

/// When it was found.
pub fn found_at(at: &str) -> String {
    format!("{at} 由服务器发现")
}

/// A sheet's files.
pub fn sheet_line(number: &str, done: u32, all: u32) -> String {
    format!("抽样单 {number} · {done}/{all} 个文件已核验")
}

/// Quarantined commands.
pub fn quarantined(many: usize) -> String {
    format!("{many} 条记录没有被接收为正式记录")
}

/// The storage.
pub fn storage(persisted: bool, free: u64) -> String {
    let kept = if persisted { "浏览器承诺不清理" } else { "浏览器没有承诺不清理，请装到桌面并尽快传送" };
    format!("{kept} · 可用 {}.{} GB", free / 1_000_000_000, free / 100_000_000 % 10)
}

/// How far the clock is off.
pub fn clock(seconds: i64) -> String {
    format!("与服务器相差 {} 秒", seconds.abs())
}
