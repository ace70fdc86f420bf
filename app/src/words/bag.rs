//! The words of an evidence package (证据包): what lies in it, and what was checked of it.

/// What is what in a package, for whoever opens it without the program.
#[must_use]
pub fn readme(number: &str) -> String {
    format!(
        "抽样单 {number} 的电子证据包\n\n\
         用程序核验（不需要服务器和数据库）：fengyang verify 本文件或解开后的文件夹 --office-key 公钥\n\
         公钥以市局核验页（/verify）公布的为准；不给出公钥时，只能证明包内前后一致。\n\
         没有程序时，可在文件夹里用 sha256sum -c manifest-sha256.txt 核对每个文件是否改动过。\n\n\
         papers/      文书（PDF），由记录直接印出\n\
         originals/   盖章通知书、授权委托书的扫描件（上传过的才有），文件名里有摘要；originals.jsonl 是谁在何时上传\n\
         media/       照片和录像的原始文件，文件名就是它的 SHA-256 摘要\n\
         signed/      签字人当时看到的抽样单全文，文件名是摘要，签字绑定的就是它\n\
         entries.jsonl    记录：手机签名的每条指令原文、签名、摘要、收到时间和处理结果，一行一条\n\
         links.jsonl      同一部手机在这些指令之间的其他记录，只有序号和摘要，用来证明没有抽走或插入\n\
         media.jsonl      照片和录像的收讫记录\n\
         devices.json     手机的公钥\n\
         office.json      服务器的公钥\n\
         assignment.json  抽样任务；briefing.json 本次抽查的通知、细则、机构和有关人员；officers.json 处理过本单的人员\n\n\
         不在包里的：同一次到场的其他抽样单、账号、密码、查询码、任何签名私钥。\n"
    )
}

/// What the package says of the daily root.
pub const NO_ANCHOR: &str = "none (this office keeps no daily root yet)";

/// The heading of a report.
pub const CHECKED: &str = "证据包核验";
/// Nothing is wrong.
pub const HOLDS: &str = "结论：通过。以上各项全部相符。";
/// It holds in itself, and who the office is was not asked.
pub const KEY_BELIEVED: &str =
    "服务器公钥取自包内，没有与外部公布的公钥比对。请到市局核验页（/verify）核对这串公钥，或用 --office-key 给出后重新核验。";
/// The key was compared.
pub const KEY_COMPARED: &str = "服务器公钥与给出的公钥一致。";
/// What to look at.
pub const REMARKS: &str = "需要留意（记录如此，不是包被改动）：";
/// What is wrong.
pub const FAULTS: &str = "不相符：";

/// How many things are wrong.
#[must_use]
pub fn fails(count: usize) -> String {
    format!("结论：不通过，{count} 处不相符。这个包不能作为证据使用，请向出具方重新索取。")
}

/// Which sheet.
#[must_use]
pub fn sheet(number: &str) -> String {
    format!("抽样单 {number}")
}

/// A line of what was checked.
#[must_use]
pub fn counted(what: &str, count: u64) -> String {
    format!("  ✓ {what}：{count}")
}

/// A fault.
#[must_use]
pub fn fault(file: &str, reason: &str) -> String {
    format!("  ✗ {file}：{reason}")
}

/// A remark.
#[must_use]
pub fn remark(remark: &str) -> String {
    format!("  ! {remark}")
}

/// The package's key.
#[must_use]
pub fn key(key: &str) -> String {
    format!("服务器公钥 {key}")
}

/// What was counted.
pub mod what {
    /// Files against the manifests.
    pub const FILES: &str = "文件逐个比对清单摘要（个）";
    /// Bytes.
    pub const BYTES: &str = "共计（字节）";
    /// Commands with a device's signature.
    pub const COMMANDS: &str = "手机指令原文摘要与签名（条）";
    /// Links within.
    pub const LINKED: &str = "与前一条记录首尾相接（条）";
    /// Passed over.
    pub const LINKS: &str = "不属本单、只核对摘要的记录（条）";
    /// The beginning of a device's chain in the package.
    pub const BEGINS: &str = "链条起点，之前的记录不属本单（处）";
    /// Tokens.
    pub const TOKENS: &str = "服务器签发的时间凭据（条）";
    /// Events against their command.
    pub const EVENTS: &str = "处理结果与指令一致（条）";
    /// What the office did.
    pub const OFFICE: &str = "服务器登记的处理（条）";
    /// Photos and films.
    pub const MEDIA: &str = "照片和录像与登记的摘要一致（个）";
    /// Their segments.
    pub const SEGMENTS: &str = "其中逐段比对（段）";
    /// Hands.
    pub const HANDS: &str = "签字与所签全文绑定（人次）";
    /// Texts.
    pub const TEXTS: &str = "签字全文由记录重新生成后一致（份）";
    /// Printed papers.
    pub const PAPERS: &str = "印出的文书（份）";
    /// Scans of stamped papers.
    pub const ORIGINALS: &str = "盖章原件与登记的摘要一致（份）";
}

/// A scan of a stamped paper is not what the office says of it.
pub const ORIGINAL: &str = "盖章原件与登记不符";
/// A file has other bytes than the list says.
pub const CHANGED: &str = "内容与清单中的摘要不符，已被改动";
/// A file of the list is not there.
pub const MISSING: &str = "清单里有，包里没有";
/// A file is not on the list.
pub const EXTRA: &str = "清单里没有，是多出来的文件";
/// The list is not written as we write it.
pub const LIST_FORM: &str = "清单的写法不对";
/// The file is not what every package has there.
pub const OTHER_WORDS: &str = "不是规定的内容";
/// Cannot be read.
pub const UNREADABLE: &str = "读不懂";
/// Of another shape.
pub const OTHER_FORM: &str = "证据包的版式不是本程序能核验的，请用较新的程序";
/// Bytes and files are others.
pub const OXUM: &str = "登记的字节数、文件数与实际不符";
/// The office's signature does not hold.
pub const SEAL_BROKEN: &str = "服务器的签名不成立：清单或说明在导出之后被改动过";
/// The key is not the one that was given.
pub const OTHER_KEY: &str = "服务器公钥与给出的公钥不同";
/// A key is none.
pub const NO_KEY: &str = "公钥不是有效的公钥";
/// The places are not in order.
pub const ORDER: &str = "记录的先后次序不对";
/// The digest is another.
pub const DIGEST: &str = "指令原文与所记摘要不符";
/// The device is unknown.
pub const DEVICE: &str = "没有这部手机的公钥";
/// The signature does not hold.
pub const SIGNATURE: &str = "手机的签名不成立：指令原文被改动过，或者不是这部手机签的";
/// The columns are not those of the body.
pub const COLUMNS: &str = "所记的编号、人员或时间与签名的指令原文不一致";
/// The events are not those of the command.
pub const EVENTS: &str = "处理结果与指令不一致";
/// The chain has a gap.
pub const CHAIN: &str = "与前一条记录接不上：中间有记录被抽走或换过";
/// A link hangs in the air.
pub const LINK: &str = "没有任何记录指向它，是多出来的摘要";
/// The token is not the office's.
pub const TOKEN: &str = "时间凭据不是这台服务器签发的";
/// No command announced it.
pub const UNANNOUNCED: &str = "没有指令登记过这个文件";
/// The bytes are not those that were announced.
pub const MEDIA: &str = "照片或录像与登记的摘要不符";
/// Not of this sheet.
pub const FOREIGN: &str = "不是这张抽样单的记录";
/// The text that was signed is not there.
pub const TEXT_MISSING: &str = "签字绑定的全文不在包里";
/// The text is not what the record says.
pub const TEXT_OTHER: &str = "签字绑定的全文与记录重新生成的不一致";
/// Nobody signed the text.
pub const TEXT_UNSIGNED: &str = "没有签字绑定这份全文";
/// No paper of ours.
pub const PAPER_UNKNOWN: &str = "不是本系统的文书";
/// The record has no such sheet.
pub const NO_SHEET: &str = "记录里没有这张抽样单";

/// A chain that the office itself found broken.
#[must_use]
pub fn chain_known(count: u64) -> String {
    format!("{count} 条记录与前一条接不上，收录时已列为待核事项")
}

/// Commands without a token.
#[must_use]
pub fn without_token(count: u64) -> String {
    format!("{count} 条指令没有带服务器签发的时间凭据，只有手机自己的时间")
}

/// Commands with a token that is not ours, which the office found.
#[must_use]
pub fn token_known(count: u64) -> String {
    format!("{count} 条指令的时间凭据不成立，收录时已列为待核事项")
}

/// Announced and not there.
#[must_use]
pub fn not_received(count: u64) -> String {
    format!("{count} 个已登记的照片或录像，导出时服务器还没有收到")
}

/// A hand on another text, which the office found.
#[must_use]
pub fn hand_known(count: u64) -> String {
    format!("{count} 次签字与记录的内容不符，收录时已列为待核事项")
}

/// The template has been worded anew since.
#[must_use]
pub fn text_older(count: u64) -> String {
    format!("{count} 份签字全文是旧版文字，本程序不再重新生成，只核对了摘要")
}

/// Findings.
#[must_use]
pub fn findings(open: u64, all: u64) -> String {
    format!("记录中有待核事项 {all} 项，其中 {open} 项未处理，详见 data/entries.jsonl")
}

/// What was done.
#[must_use]
pub fn exported(path: &str, files: usize, bytes: u64) -> String {
    format!("已导出 {path}：{files} 个文件，{bytes} 字节")
}
