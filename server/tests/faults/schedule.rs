//! One schedule: a visit, and what goes wrong in it.

use crate::chance::Chance;
use crate::check;
use crate::office::Office;
use crate::phone::Handset;
use crate::wire::Fault;
use domain::claim::LENIENCE;
use domain::fixture;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How often what was done, over all schedules.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    faults: BTreeMap<&'static str, u64>,
    commands: u64,
    files: u64,
    bytes: u64,
}

impl Tally {
    fn count(&mut self, what: &'static str) {
        *self.faults.entry(what).or_default() += 1;
    }

    /// Adds what a schedule brought home.
    pub(crate) fn home(&mut self, commands: usize, files: usize, bytes: u64) {
        self.commands += u64::try_from(commands).unwrap();
        self.files += u64::try_from(files).unwrap();
        self.bytes += bytes;
    }

    /// Prints the table.
    pub(crate) fn print(&self, schedules: u64) {
        println!("{:<44} {:>9}", "fault", "times");
        for (what, times) in &self.faults {
            println!("{what:<44} {times:>9}");
        }
        println!("{:<44} {schedules:>9}", "schedules");
        println!("{:<44} {:>9}", "commands: lost 0, doubled 0, of", self.commands);
        println!("{:<44} {:>9}", "files: lost 0, of", self.files);
        println!("{:<44} {:>9}", "bytes of files", self.bytes);
    }
}

/// So many passes at most until everything is proved, once nothing fails any more.
const PASSES: usize = 12;

/// Runs a schedule on an office.
pub(crate) fn run(office: &Rc<Office>, chance: &Chance, tally: &mut Tally) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, async {
        let phone = Handset::new(office, chance).await;
        for (minute, (by, act)) in fixture::story(&fixture::briefing(), &phone.assignment).into_iter().enumerate() {
            phone.minute(minute);
            around(&phone, chance, tally).await;
            elsewhere(office, &phone, chance, tally).await;
            phone.act(by, &act).await;
            if chance.once_in(4) {
                office.at(phone.body.now.get());
                phone.wire.fails_once_in.set(1 + chance.below(4));
                if chance.once_in(4) {
                    tally.count("tab killed at a write of the sync");
                    phone.disk.doom(u32::try_from(chance.below(6)).unwrap(), chance.once_in(2));
                }
                // Whatever comes of it: what is not proved is sent again.
                let _ = phone.sync().await;
                phone.disk.revive();
                check::nothing_is_proved_falsely(office, &phone);
            }
        }
        phone.wire.fails_once_in.set(0);
        office.at(phone.body.now.get().plus(60_000));
        let mut passes = 0;
        while !check::is_all_proved(office, &phone) {
            assert!(passes < PASSES, "after {passes} passes something is still not proved: {:?}", phone.sync().await);
            let _ = phone.sync().await;
            passes += 1;
        }
        for fault in phone.wire.happened.take() {
            tally.count(Fault::name(fault));
        }
        check::everything_came_home(office, &phone, tally);
    });
}

/// What may happen to the office meanwhile.
async fn elsewhere(office: &Office, phone: &Handset, chance: &Chance, tally: &mut Tally) {
    if chance.once_in(100) {
        tally.count("office backed up");
        office.back_up();
    } else if chance.once_in(20) && office.restore() {
        tally.count("office restored from an older copy");
        phone.disk.revive();
        let full = phone.disk.full.replace(false);
        phone.sign_in(1).await;
        phone.disk.full.set(full);
    }
}

/// What may happen around an act.
async fn around(phone: &Handset, chance: &Chance, tally: &mut Tally) {
    if chance.once_in(8) {
        tally.count("tab killed at a local write");
        phone.disk.doom(u32::try_from(chance.below(3)).unwrap(), chance.once_in(2));
    }
    if chance.once_in(12) {
        tally.count("phone without room");
        phone.disk.full.set(true);
    }
    if chance.once_in(12) {
        tally.count("reload");
        let full = phone.disk.full.replace(false);
        phone.open().await;
        phone.disk.full.set(full);
    }
    if chance.once_in(20) {
        tally.count("clock wrong by up to a day");
        phone.body.wrong_by.set(i64::try_from(chance.below(2 * 86_400_000)).unwrap() - 86_400_000);
        if phone.body.wrong_by.get().abs() > LENIENCE {
            phone.body.was_wrong.set(true);
        }
    }
}
