//! The words for what is in danger on this phone.

pub const FILM: &str = "有一段录像没有录完";
pub const FILM_WHY: &str = "录像时页面或相机被关闭了。已录下的部分还在本机，存为证据后会一起传送；不存也不会删除。";
pub const KEEP_FILM: &str = "把录下的部分存为证据";
pub const FILM_EMPTY: &str = "这段录像一秒也没有录下，已从列表移去。请重新录。";
pub const MISSING_WHY: &str = "文件的记录还在，内容已读不出来，服务器也没有收到过。请尽快重拍同一内容，并致电抽样机构管理员说明。";
pub const EVICTED: &str = "这部手机上原有的记录不见了";
pub const EVICTED_WHY: &str = "浏览器或手机清理软件清掉了本机数据。已送达服务器的都在；没有送达的可能已经丢失。请先致电抽样机构管理员，再重新登录。登录后请把本应用装到桌面，不要让清理软件清理它。";

// --- 导出全部 ---
pub const EXPORT: &str = "导出全部";
pub const EXPORTING: &str = "正在导出，请不要关闭页面…";
pub const EXPORT_WHY: &str = "把本机的全部记录、照片和录像做成一个文件，本机内容不变。手机要送修、或长期没有信号时用，导出后当面交给抽样机构管理员导入。文件未加密，含个人信息，请勿用微信等转发。";

/// What went into the file.
pub fn exported(commands: usize, media: usize, films: usize, unreadable: usize) -> String {
    let films = if films == 0 {
        String::new()
    } else {
        format!("；{films} 段没有录完的录像也在文件里，但不会成为证据，请先存为证据再导出一次")
    };
    let rest = if unreadable == 0 { String::new() } else { format!("；{unreadable} 个文件在本机读不出来，已在文件里列明") };
    format!("已生成文件，内有 {commands} 条记录、{media} 个照片和录像{films}{rest}。请确认手机的“下载”里有这个 fengyang 开头的文件。")
}

/// It did not go out.
pub fn not_exported(why: &str) -> String {
    format!("没有导出（{why}）。本机内容没有改变，请关闭其他应用后再试。")
}

/// What a film or file is of.
pub fn film_of(purpose: &str, number: &str, at: &str) -> String {
    format!("{purpose} · 抽样单 {number} · {at}")
}

/// How many files are gone.
pub fn missing(many: usize) -> String {
    format!("{many} 个文件的内容在本机找不到了")
}
