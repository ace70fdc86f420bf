//! TAR as POSIX has it (ustar): as much of it as a list of files takes.

use domain::time::Instant;

/// Everything stands in blocks of so many bytes.
const BLOCK: usize = 512;
const BLOCK_LENGTH: u64 = 512;

/// Two empty blocks end the file.
pub(super) const END: u64 = 2 * BLOCK_LENGTH;

/// Where the sum over the header stands.
const SUM: std::ops::Range<usize> = 148..156;

/// A whole small file.
pub(super) fn entry(name: &str, bytes: Vec<u8>, at: Instant) -> Vec<u8> {
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let mut whole = header(name, length, at);
    whole.extend(bytes);
    whole.extend(zeros(padding(length)));
    whole
}

/// What stands before a file's bytes; names are ASCII and short.
pub(super) fn header(name: &str, length: u64, at: Instant) -> Vec<u8> {
    let mut block = vec![0; BLOCK];
    let mut put = |place: usize, text: &str| block[place..place + text.len()].copy_from_slice(text.as_bytes());
    put(0, name);
    put(100, "0000600");
    put(108, "0000000");
    put(116, "0000000");
    put(124, &format!("{length:011o}"));
    put(136, &format!("{:011o}", at.millis().max(0) / 1000));
    put(SUM.start, "        ");
    put(156, "0");
    put(257, "ustar");
    put(263, "00");
    let sum: u32 = block.iter().copied().map(u32::from).sum();
    block[SUM].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    block
}

/// How many bytes fill up the last block.
pub(super) const fn padding(length: u64) -> u64 {
    length.next_multiple_of(BLOCK_LENGTH) - length
}

/// So many empty bytes.
pub(super) fn zeros(many: u64) -> Vec<u8> {
    vec![0; usize::try_from(many).unwrap_or(0)]
}
