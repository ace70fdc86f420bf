//! The evidence package of one sheet (证据包), as BagIt has it (RFC 8493): a folder or a ZIP of it, checked with no server and no database.
//!
//! ```text
//! bagit.txt  bag-info.txt  manifest-sha256.txt  tagmanifest-sha256.txt
//! office-signature.txt      the office's Ed25519 signature over the digests of manifest-sha256.txt and bag-info.txt
//! data/README.txt           what is what, in Chinese
//! data/entries.jsonl        the record: commands with body, signature, digest, events, place and times, as the table `entry` keeps them
//! data/links.jsonl          what the device chain passes between them: number, digest and previous digest, and nothing else
//! data/devices.json         the devices' public keys
//! data/office.json          the office's public key
//! data/assignment.json, briefing.json, officers.json   what the papers are made of besides
//! data/media.jsonl          the receipts of photos and films
//! data/media/SHA256.jpg     their bytes
//! data/signed/SHA256.json   the text that was shown and signed, byte for byte
//! data/papers/FORM.pdf      the papers as the press prints them
//! data/originals.jsonl      the stamped notice and authorisation that were handed in: by whom and when; missing where there are none
//! data/originals/FORM-SHA256.pdf  their scans
//! ```
//!
//! **What it leaves out.** Another sheet of the same visit, and what the phone recorded elsewhere in between, are not this case's: of them the chain
//! needs digests only, and they stand in `links.jsonl`. A digest tells nothing of a command, and pins it: whoever is handed its bytes later can
//! prove that they are the ones. Of the agency's people only those stand in it who had to do with the sheet. No account, session, retrieval code or
//! key that signs is in it.
//!
//! **What it rests on.** A device's signature proves a command, and the command the time token of the office that it carries. Places, receipts and
//! findings are the office's word, proved by its signature. Whoever has the office's public key from the office itself need trust nothing in the
//! package. There is no daily root yet (design.md §7, `Anchor`): `bag-info.txt` says so, and a proof of one would be a file more beneath `data/`.

pub mod content;
pub mod proof;
pub mod reader;
pub mod writer;

use domain::digest::Digest;

/// Which shape of package this program writes, and the only one that it checks.
pub const FORM: &str = "1";

/// The declaration, word for word.
pub const BAGIT: &str = "bagit.txt";
/// What it says.
pub const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
/// What the package says of itself.
pub const INFO: &str = "bag-info.txt";
/// The digests of the payload.
pub const MANIFEST: &str = "manifest-sha256.txt";
/// The digests of the files around it.
pub const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
/// The office's signature.
pub const SIGNATURE: &str = "office-signature.txt";

/// What is what.
pub const README: &str = "data/README.txt";
/// The record.
pub const ENTRIES: &str = "data/entries.jsonl";
/// The chain between.
pub const LINKS: &str = "data/links.jsonl";
/// The devices' keys.
pub const DEVICES: &str = "data/devices.json";
/// The office's key.
pub const OFFICE: &str = "data/office.json";
/// What the team was sent to do.
pub const ASSIGNMENT: &str = "data/assignment.json";
/// The campaign, the rules, the people.
pub const BRIEFING: &str = "data/briefing.json";
/// Those of the offices who did something about it.
pub const OFFICERS: &str = "data/officers.json";
/// The receipts of photos and films.
pub const MEDIA: &str = "data/media.jsonl";
/// Where their bytes lie.
pub const MEDIA_FOLDER: &str = "data/media/";
/// Where the texts lie that were signed.
pub const SIGNED_FOLDER: &str = "data/signed/";
/// Where the papers lie.
pub const PAPERS_FOLDER: &str = "data/papers/";

/// The stamped originals of the assignment.
pub const ORIGINALS: &str = "data/originals.jsonl";
/// Where their scans lie.
pub const ORIGINALS_FOLDER: &str = "data/originals/";

/// How many bytes of a file are read at a time.
const PIECE: usize = 64 * 1024;

/// A file of a package, with what was found of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its path within the package.
    pub name: String,
    /// Its digest.
    pub digest: Digest,
    /// How many bytes.
    pub bytes: u64,
}

/// A manifest of these files, sorted by their names.
#[must_use]
pub fn manifest(files: &[Listed]) -> String {
    let mut lines: Vec<(&str, String)> = files.iter().map(|file| (file.name.as_str(), file.digest.hex())).collect();
    lines.sort();
    lines.into_iter().map(|(name, digest)| format!("{digest}  {name}\n")).collect()
}
