//! Every file against the manifests, and the manifests against the office's signature.

use super::{Content, Proof};
use crate::bag::reader::Reader;
use crate::bag::{BAGIT, DECLARATION, INFO, Listed, MANIFEST, MEDIA_FOLDER, OFFICE, SIGNATURE, TAG_MANIFEST, manifest};
use crate::keys::proves_bag;
use app::words::bag as words;
use domain::digest::{Digest, unhex};
use domain::evidence::SEGMENT;
use sha2::Digest as _;
use std::collections::BTreeMap;

/// The files around the payload; no package has another.
const AROUND: [&str; 4] = [BAGIT, INFO, MANIFEST, SIGNATURE];

/// The files as they are.
pub(super) struct Files {
    all: BTreeMap<String, Listed>,
    /// Of photos and films, the digest of each segment.
    pub(super) segments: BTreeMap<String, Vec<Digest>>,
}

impl Files {
    /// Reads every file once, and holds it against the manifests.
    pub(super) fn check(reader: &mut Reader, proof: &mut Proof) -> anyhow::Result<Self> {
        let mut files = Self { all: BTreeMap::new(), segments: BTreeMap::new() };
        for name in reader.names().to_vec() {
            files.read(reader, name)?;
        }
        let is_payload = |name: &str| name.starts_with("data/");
        let payload: Vec<Listed> = files.all.values().filter(|file| is_payload(&file.name)).cloned().collect();
        let around: Vec<Listed> = files.all.values().filter(|file| !is_payload(&file.name) && file.name != TAG_MANIFEST).cloned().collect();
        for extra in around.iter().filter(|file| !AROUND.contains(&file.name.as_str())) {
            proof.fault(&extra.name, words::EXTRA);
        }
        for (list, listed) in [(MANIFEST, &payload), (TAG_MANIFEST, &around)] {
            compare(list, &super::text(reader, list, proof).unwrap_or_default(), listed, proof);
        }
        if super::text(reader, BAGIT, proof).is_some_and(|text| text != DECLARATION) {
            proof.fault(BAGIT, words::OTHER_WORDS);
        }
        proof.count(words::what::FILES, files.all.len());
        proof.counts.push((words::what::BYTES, files.all.values().map(|file| file.bytes).sum()));
        Ok(files)
    }

    fn read(&mut self, reader: &mut Reader, name: String) -> anyhow::Result<()> {
        let (mut hasher, mut bytes) = (sha2::Sha256::new(), 0);
        let (mut segments, mut segment, is_media) = (Vec::new(), Vec::new(), name.starts_with(MEDIA_FOLDER));
        reader.each(&name, |piece| {
            hasher.update(piece);
            bytes += u64::try_from(piece.len()).unwrap_or(0);
            if is_media {
                segment.extend_from_slice(piece);
                while segment.len() >= SEGMENT {
                    let rest = segment.split_off(SEGMENT);
                    segments.push(Digest::of(&segment));
                    segment = rest;
                }
            }
        })?;
        if !segment.is_empty() {
            segments.push(Digest::of(&segment));
        }
        if is_media {
            self.segments.insert(name.clone(), segments);
        }
        self.all.insert(name.clone(), Listed { name, digest: Digest::from_sha256(hasher.finalize().into()), bytes });
        Ok(())
    }

    /// The file of that name.
    pub(super) fn get(&self, name: &str) -> Option<&Listed> {
        self.all.get(name)
    }

    /// The names of the files in a folder of the payload.
    pub(super) fn within(&self, folder: &str) -> impl Iterator<Item = &str> {
        self.all.keys().map(String::as_str).filter(move |name| name.starts_with(folder))
    }

    /// The office's signature over both lists, and what the package says of its own size.
    pub(super) fn check_seal(&self, reader: &mut Reader, content: &Content, given: Option<&str>, proof: &mut Proof) -> anyhow::Result<()> {
        proof.key.clone_from(&content.office_key);
        proof.key_was_given = given.is_some();
        if given.is_some_and(|given| !given.trim().eq_ignore_ascii_case(&content.office_key)) {
            proof.fault(OFFICE, words::OTHER_KEY);
        }
        let digests = self.get(MANIFEST).zip(self.get(INFO));
        let signature = String::from_utf8(reader.read(SIGNATURE)?).unwrap_or_default();
        let is_signed = |(manifest, info): (&Listed, &Listed)| {
            signature.strip_suffix('\n').is_some_and(|signature| proves_bag(&content.office, &manifest.digest, &info.digest, signature))
        };
        if !digests.is_some_and(is_signed) {
            proof.fault(SIGNATURE, words::SEAL_BROKEN);
        }
        let payload = self.all.values().filter(|file| file.name.starts_with("data/"));
        let (bytes, files) = payload.fold((0, 0), |(bytes, files), file| (bytes + file.bytes, files + 1));
        if content.info.get("Payload-Oxum") != Some(&format!("{bytes}.{files}")) {
            proof.fault(INFO, words::OXUM);
        }
        Ok(())
    }
}

/// Holds a list against the files that it should name, and each of them against it.
fn compare(list: &str, text: &str, files: &[Listed], proof: &mut Proof) {
    let faults = proof.faults.len();
    let mut told: BTreeMap<&str, &str> = BTreeMap::new();
    for (place, row) in text.lines().enumerate() {
        let read = row.split_once("  ").filter(|(digest, _)| unhex(digest).is_some_and(|bytes| bytes.len() == 32));
        match read {
            Some((digest, name)) if told.insert(name, digest).is_none() => {}
            _ => proof.fault(super::line(list, place), words::LIST_FORM),
        }
    }
    for file in files {
        match told.remove(file.name.as_str()) {
            Some(digest) if digest == file.digest.hex() => {}
            Some(_) => proof.fault(&file.name, words::CHANGED),
            None => proof.fault(&file.name, words::EXTRA),
        }
    }
    for name in told.into_keys() {
        proof.fault(name, words::MISSING);
    }
    // Whatever else may differ: order, endings of lines, capitals.
    if proof.faults.len() == faults && text != manifest(files) {
        proof.fault(list, words::LIST_FORM);
    }
}
