//! A whole visit for tests and benches: one batch of diesel, from arrival to complete, in the order of the work.
//!
//! Everything in it is invented.

use crate::act::{Act, Arrival, Clock, Command, PapersShown, TimeToken};
use crate::assignment::{AssignedLine, Assignment};
use crate::campaign::{Allotment, Campaign, Line, LineNumber};
use crate::digest::Digest;
use crate::enterprise::{Enterprise, Identity, PlaceKind, ShownCode, Trade};
use crate::evidence::{Evidence, EvidenceClass, MediaKind, MediaSource, Purpose};
use crate::goods::Goods;
use crate::id::{
    AssignmentId, CampaignId, CommandId, ContainerId, DeviceId, EnterpriseId, MediaId, OrganisationId, PageSessionId, PersonId, RulesId, SheetId,
    VisitId,
};
use crate::money::Fen;
use crate::number::{SealNumber, SheetNumber, SheetNumberScheme};
use crate::paper::sheet_paper;
use crate::part::{Container, ContainerKind, Part, Seal, SlipSigned};
use crate::payment::{PaymentSlip, PaymentWay};
use crate::person::{Actor, Organisation, OrganisationKind, Person, Role};
use crate::place::{DIVISIONS, Position};
use crate::quantity::{Quantity, Unit};
use crate::rules::{Hazard, Rules};
use crate::sheet::{Fuel, Price, PriceBasis, Product, Sampling, SheetOpening};
use crate::signature::{Signature, Signer};
use crate::time::{Instant, LocalDate};
use crate::transport::{CopyWay, LeftCopies, Mode, PaperKind, Transport};
use crate::visit::{Briefing, Event, Visit};
use sha2::{Digest as _, Sha256};

/// 2026-11-22 14:00 in China.
pub const START: Instant = Instant::from_millis(1_795_327_200_000);

/// Car diesel, line 5 of annex 1.
pub const DIESEL: LineNumber = LineNumber(5);

/// A line that only the agency's own laboratory tests.
pub const BAGS: LineNumber = LineNumber(22);

/// Words that make an id here, so that a test can name a thing twice.
#[must_use]
pub fn agency() -> OrganisationId {
    OrganisationId::derived("agency")
}

/// The other laboratory, which tests fuel only.
#[must_use]
pub fn other_laboratory() -> OrganisationId {
    OrganisationId::derived("other laboratory")
}

/// Sampler 1 or 2 of the team; 3 is of the agency and not of the team.
#[must_use]
pub fn sampler(number: u8) -> PersonId {
    PersonId::derived(&format!("sampler {number}"))
}

/// Acting as a sampler.
#[must_use]
pub fn actor(person: PersonId) -> Actor {
    Actor { person, role: Role::Sampler, organisation: agency(), division: None }
}

/// The campaign in small: diesel with two laboratories, bags with one.
#[must_use]
pub fn briefing() -> Briefing {
    let line = |number, product: &str, batches| Line { number, category: "示例".into(), product: product.into(), batches };
    let share = |line, laboratory, batches| Allotment { line, laboratory, batches };
    let date = |day| LocalDate::new(2026, 12, day).unwrap_or_else(|| START.local_date());
    Briefing {
        campaign: Campaign {
            id: CampaignId::derived("campaign"),
            title: "示例监督抽查".into(),
            document: "示例〔2026〕1号".into(),
            bases: vec!["《中华人民共和国产品质量法》".into()],
            agency: agency(),
            lines: vec![line(DIESEL, "车用柴油", 230), line(BAGS, "塑料垃圾袋", 10)],
            allotments: vec![share(DIESEL, other_laboratory(), 200), share(DIESEL, agency(), 30), share(BAGS, agency(), 10)],
            scheme: SheetNumberScheme { year: 26, division: 2, agency: 1 },
            starts: START.local_date(),
            sampling_ends: date(10),
            served_by: date(20),
            filed_by: date(25),
            feedback: true,
            example: "示例".into(),
        },
        rules: vec![rules(DIESEL), rules(BAGS)],
        people: (1..=3)
            .map(|number| Person {
                id: sampler(number),
                name: format!("示例抽样员{number}"),
                role: Role::Sampler,
                organisation: agency(),
                staff_number: format!("S-00{number}"),
                ended_at: None,
            })
            .collect(),
        organisations: [(agency(), OrganisationKind::Agency, "示例抽样机构"), (other_laboratory(), OrganisationKind::Laboratory, "示例检验机构")]
            .into_iter()
            .map(|(id, kind, name)| Organisation { id, kind, name: name.into(), division: None, telephone: "0352-0000000".into() })
            .collect(),
    }
}

/// The rules of a line, published a day before [`START`].
#[must_use]
pub fn rules(line: LineNumber) -> Rules {
    let (diesel, unit) = if line == DIESEL { (true, Unit::Litre) } else { (false, Unit::Pack) };
    Rules {
        id: RulesId::derived(&format!("rules {}", line.0)),
        line,
        version: 1,
        standard: if diesel { "GB 19147-2016" } else { "GB/T 24454-2009" }.into(),
        least_test: Quantity::whole(3, unit),
        least_backup: Some(Quantity::whole(2, unit)),
        least_stock: Quantity::whole(100, unit),
        grades: if diesel { vec!["0号".into(), "-10号".into()] } else { Vec::new() },
        hazard: diesel.then(|| Hazard::Dangerous { un: "UN 1202".into(), class: "3, PG III".into(), inner: Quantity::whole(5, Unit::Litre) }),
        is_fuel: diesel,
        licences: if diesel { vec!["危险化学品经营许可证".into()] } else { Vec::new() },
        coverage: None,
        own: Vec::new(),
        unconfirmed: Vec::new(),
        author: PersonId::derived("author"),
        approved: Some((PersonId::derived("approver"), START.plus(-2 * 86_400_000))),
        published: Some(START.plus(-86_400_000)),
        text: Digest::of(b"rules"),
    }
}

/// An assignment of diesel to samplers 1 and 2; `name` tells several apart.
#[must_use]
pub fn assignment(name: &str) -> Assignment {
    let numbered = |prefix: &str, step: u32| format!("{prefix}{name}{step:03}").to_uppercase();
    Assignment {
        id: AssignmentId::derived(name),
        visit: VisitId::derived(name),
        enterprise: Enterprise {
            id: EnterpriseId::derived(name),
            name: format!("示例加油站{name}"),
            credit_code: "91140213MA0ABCDE6K".into(),
            address: "示例路1号".into(),
            division: DIVISIONS[1].0,
            jurisdiction: OrganisationId::derived("county"),
            trade: Trade::Circulation,
            place: PlaceKind::GasStation,
            contact: "示例站长".into(),
            telephone: "0352-0000001".into(),
            position: None,
        },
        team: vec![sampler(1), sampler(2)],
        team_name: "第1小组".into(),
        notice: format!("示例监通{name}"),
        authorisation: format!("示例委{name}"),
        lines: vec![AssignedLine { line: DIESEL, laboratory: other_laboratory() }],
        numbers: (1..=3).filter_map(|step| SheetNumber::parse(&numbered("N", step))).collect(),
        seals: (1..=6).filter_map(|step| SealNumber::parse(&numbered("F", step))).collect(),
        day: START.local_date(),
        order: 0,
        approvals: Vec::new(),
        retrievals: Vec::new(),
    }
}

/// Who does what, in the order of the work; the signatures bind the paper as it stands when they are given.
#[must_use]
pub fn story(briefing: &Briefing, assignment: &Assignment) -> Vec<(PersonId, Act)> {
    story_on(briefing, assignment, SheetId::derived(&format!("sheet {}", assignment.visit)))
}

/// The [`story`] on a sheet of that id.
#[must_use]
pub fn story_on(briefing: &Briefing, assignment: &Assignment, sheet: SheetId) -> Vec<(PersonId, Act)> {
    let mut visit = Visit::assigned(assignment.clone());
    let mut acts = Vec::new();
    let mut does = |by: PersonId, act: Act| {
        visit.apply(&Event::Done { by, at: START.plus(60_000 * i64::try_from(acts.len()).unwrap_or(0)), act: act.clone() });
        acts.push((by, act));
        visit.clone()
    };
    let (first, second) = (assignment.team[0], assignment.team[1]);
    does(first, Act::Arrive(Arrival { position: Some(position()), late: None }));
    does(second, Act::Attend);
    let papers = vec![PaperKind::Notice, PaperKind::StaffCard, PaperKind::Authorisation];
    does(first, Act::ShowPapers(PapersShown { papers, names_on_notice: assignment.team.clone() }));
    does(first, Act::CheckIdentity(identity(assignment)));
    does(first, Act::OpenSheet(opening(assignment, sheet)));
    does(first, Act::Describe { sheet, product: product() });
    does(first, Act::Measure { sheet, sampling: sampling() });
    does(first, Act::Price { sheet, price: Price { unit: Fen(726), basis: PriceBasis::Marked } });
    for class in EvidenceClass::ALL {
        does(first, Act::Capture { sheet, evidence: evidence(&sheet, Purpose::Class { class }) });
    }
    does(first, Act::Capture { sheet, evidence: evidence(&sheet, Purpose::PriceTag) });
    let cans = containers(&sheet);
    for container in &cans {
        does(first, Act::Fill { sheet, container: container.clone() });
    }
    for (container, number) in cans.iter().zip(&assignment.seals) {
        let seal = Seal { container: container.id, number: number.clone(), slip: SlipSigned::Both, replaces: None };
        does(first, Act::Seal { sheet, seal });
        does(first, Act::Capture { sheet, evidence: evidence(&sheet, Purpose::Seal { container: container.id }) });
    }
    let visit = does(first, Act::Pay { sheet, slip: slip() });
    let shown = visit.sheet(sheet).map_or_else(|| Digest::of(b""), |sheet| sheet_paper(briefing, &visit, sheet).digest());
    let enterprise = Signer::Enterprise { name: "示例站长".into(), title: "站长".into() };
    for (by, signer) in [(first, Signer::Sampler { person: first }), (second, Signer::Sampler { person: second }), (first, enterprise)] {
        does(by, Act::Sign { sheet, signature: Signature { signer, shown, pad: [360, 200], strokes: strokes(), ink: None } });
    }
    does(second, Act::Transport { sheet, transport: transport() });
    let papers = vec![PaperKind::Notice, PaperKind::Sheet, PaperKind::PaymentSlip];
    does(first, Act::LeaveCopies { sheet, copies: LeftCopies::Left { papers, way: CopyWay::Paper } });
    does(first, Act::Complete { sheet });
    acts
}

/// The commands of a story, chained, as one device would record them; `number` and `previous` go on from there. All carry the same signed time.
#[must_use]
pub fn commands(
    device: DeviceId,
    visit: VisitId,
    acts: Vec<(PersonId, Act)>,
    chain: (u64, Option<Digest>),
    token: Option<&TimeToken>,
) -> Vec<(Command, String)> {
    let (mut number, mut previous) = chain;
    let mut commands = Vec::new();
    for (step, (by, act)) in acts.into_iter().enumerate() {
        let at = START.plus(60_000 * i64::try_from(step).unwrap_or(0));
        let command = Command {
            version: crate::contract::VERSION,
            // In the order of time, as a phone makes them: indexes grow at their end.
            id: CommandId::new(START.plus(i64::try_from(number).unwrap_or(0)), chance(&format!("{device} {number}"))),
            device,
            number,
            previous,
            visit,
            by,
            recorded_by: by,
            at,
            clock: Clock { device: at, offset: 0, session: PageSessionId::derived("page"), monotonic: at.since(START), token: token.cloned() },
            waivers: Vec::new(),
            as_written: false,
            act,
        };
        let body = serde_json::to_string(&command).unwrap_or_default();
        previous = Some(Digest::of(body.as_bytes()));
        number += 1;
        commands.push((command, body));
    }
    commands
}

/// What chance is elsewhere.
#[must_use]
pub fn chance(words: &str) -> [u8; 10] {
    Sha256::digest(words.as_bytes())[..10].try_into().unwrap_or_default()
}

/// In 平城区, within 6 m.
#[must_use]
pub const fn position() -> Position {
    Position { lat: 400_912_000, lon: 1_133_000_000, accuracy: 60, fixes: 4 }
}

/// The enterprise as the roster has it.
#[must_use]
pub fn identity(assignment: &Assignment) -> Identity {
    let enterprise = &assignment.enterprise;
    Identity {
        name: enterprise.name.clone(),
        code: ShownCode::Credit { text: enterprise.credit_code.clone() },
        address: enterprise.address.clone(),
        division: enterprise.division.code(),
        trade: Some(enterprise.trade),
        place: enterprise.place,
        representative: "示例法人".into(),
        contact: enterprise.contact.clone(),
        telephone: enterprise.telephone.clone(),
        licences_shown: vec!["营业执照".into(), "危险化学品经营许可证".into(), "成品油零售经营批准证书".into()],
    }
}

/// Diesel for the other laboratory, on the first reserved number.
#[must_use]
pub fn opening(assignment: &Assignment, sheet: SheetId) -> SheetOpening {
    let unnumbered = || SheetNumberScheme { year: 0, division: 0, agency: 0 }.number(0);
    SheetOpening {
        sheet,
        number: assignment.numbers.first().cloned().unwrap_or_else(unnumbered),
        line: DIESEL,
        rules: RulesId::derived("rules 5"),
        laboratory: assignment.lines.first().map_or_else(other_laboratory, |line| line.laboratory),
        beyond_cap: None,
        late: None,
    }
}

/// -10号 diesel from tank 3.
#[must_use]
pub fn product() -> Product {
    Product {
        name: "车用柴油（Ⅵ）".into(),
        model: "-10号".into(),
        brand: String::new(),
        batch: "/".into(),
        standard: "GB 19147-2016".into(),
        producer: "示例石化炼油厂".into(),
        producer_address: String::new(),
        per_label: true,
        supplier: "示例油库".into(),
        fuel: Some(Fuel {
            dispenser: "5".into(),
            tank: "3".into(),
            last_delivery: LocalDate::new(2026, 11, 18),
            residue: Some(Quantity::whole(1200, Unit::Litre)),
            capacity: Some(Quantity::whole(30_000, Unit::Litre)),
            last_year_output: None,
            detergent: None,
        }),
        goods: Some(Goods::ForSale),
        own: Vec::new(),
    }
}

/// 3 L and 2 L of 8 200 L.
#[must_use]
pub const fn sampling() -> Sampling {
    Sampling { stock: Quantity::whole(8200, Unit::Litre), test: Quantity::whole(3, Unit::Litre), backup: Quantity::whole(2, Unit::Litre) }
}

/// A photo for a purpose.
#[must_use]
pub fn evidence(sheet: &SheetId, purpose: Purpose) -> Evidence {
    let name = format!("{sheet} {purpose:?}");
    Evidence {
        media: MediaId::derived(&name),
        purpose,
        kind: MediaKind::Photo,
        source: MediaSource::Camera,
        digest: Digest::of(name.as_bytes()),
        bytes: u64::try_from(name.len()).unwrap_or(0),
        segments: crate::evidence::segments(name.as_bytes()),
        mime: "image/jpeg".into(),
        taken_at: START,
        position: Some(position()),
        broken_off: false,
    }
}

/// Two cans for the test part, one for the backup part.
#[must_use]
pub fn containers(sheet: &SheetId) -> Vec<Container> {
    [(Part::Test, 1500), (Part::Test, 1500), (Part::Backup, 2000)]
        .into_iter()
        .enumerate()
        .map(|(place, (part, milli))| Container {
            id: ContainerId::derived(&format!("{sheet} can {place}")),
            part,
            holds: Quantity { milli, unit: Unit::Litre },
            kind: ContainerKind::Aluminium,
            filled_at: START.plus(900_000),
        })
        .collect()
}

/// 3 L at 7.26 yuan.
#[must_use]
pub fn slip() -> PaymentSlip {
    PaymentSlip {
        quantity: sampling().test,
        unit: Fen(726),
        amount: Fen(2178),
        backup_amount: Fen(0),
        way: PaymentWay::Code,
        payee: "示例加油站".into(),
        receipt: "0001".into(),
    }
}

/// Carried in the team's car as limited quantity.
#[must_use]
pub fn transport() -> Transport {
    Transport {
        mode: Mode::Carried { vehicle: "示例A00001".into(), carrier: "第1小组".into() },
        labelled: true,
        temperature: "阴凉避光".into(),
        secured: true,
        largest_inner: Some(Quantity::whole(2, Unit::Litre)),
        left_at: START.plus(3_600_000),
    }
}

/// Two strokes of about the length of a written name.
#[must_use]
pub fn strokes() -> Vec<Vec<[i32; 4]>> {
    let point = |stroke, step| [200 + step * 40, 500 + stroke * 300 + step * step % 97, step * 16 + stroke * 1200, 400 + step * 3];
    (0..2).map(|stroke| (0..60).map(|step| point(stroke, step)).collect()).collect()
}
