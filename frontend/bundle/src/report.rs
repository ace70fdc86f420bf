//! What a first visit costs, as it was built.

use crate::file::Site;

/// Prints what a first visit to the phone's program loads.
pub(crate) fn print(site: &Site, first_load: &[String]) {
    println!("{:<42} {:>10} {:>10}", "first load of /field/", "plain", "brotli");
    let files: Vec<_> = site.files.iter().filter(|file| first_load.contains(&file.url)).collect();
    for file in &files {
        println!("{:<42} {:>10} {:>10}", file.url, file.plain, file.brotli);
    }
    let (plain, brotli) = files.iter().fold((0, 0), |sum, file| (sum.0 + file.plain, sum.1 + file.brotli));
    println!("{:<42} {plain:>10} {brotli:>10}", "bytes in all");
}
