//! 抽样对象: whether these goods may be sampled, asked before anything is written of them (O-03; Order 18, Art. 18).

use super::ending;
use super::entry::choose;
use super::form::Form;
use super::frame::Pages;
use super::view::*;
use crate::words::field::goods as said;
use domain::denial::{Denial, Field};
use domain::goods::Goods;
use domain::id::{SheetId, VisitId};
use domain::rules::Rules;

const VALUES: [(&str, Goods); 5] = [
    ("for-sale", Goods::ForSale),
    ("outside", Goods::OutsideTheLine),
    ("marked", Goods::Marked),
    ("not-for-sale", Goods::NotForSale),
    ("export", Goods::ExportOnly),
];

/// What the line covers, and the question; nothing where the rules do not ask it.
pub(super) fn card(pages: Pages, id: VisitId, sheet: SheetId, rules: &Rules, form: Form) -> Option<View> {
    let coverage = rules.coverage.as_ref()?;
    let answers = VALUES.map(|(value, goods)| (value.to_owned(), said::answer(goods).to_owned())).to_vec();
    let out = move |goods: &Option<Goods>| goods.filter(|goods| goods.reason().is_some()).map(|goods| way_out(pages, id, sheet, goods));
    Some(view! {
        <section class="card">
            <h2>{said::MAY_IT}</h2>
            <dl class="facts">
                <dt>{said::INCLUDES}</dt><dd>{coverage.includes.clone()}</dd>
                <dt>{said::EXCLUDES}</dt><dd>{said::list(&coverage.excludes)}</dd>
            </dl>
            {choose(form, "goods", said::QUESTION, Some(Field::Goods), answers)}
            {switch(move || goods(&form.text("goods")), out)}
        </section>
    })
}

/// Why these goods stay, and the way on where the enterprise has no others.
fn way_out(pages: Pages, id: VisitId, sheet: SheetId, goods: Goods) -> View {
    let denial = Denial::GoodsNotSampled { goods };
    let go = move |_: &Event| goods.reason().into_iter().for_each(|reason| ending::go_for(pages, id, sheet, reason));
    view! {
        <div class="notice" role="status">
            <span class="mark" data-tone="warn" aria-hidden="true">"!"</span>
            <div class="grow">
                {super::status::denial_line(&denial)}
                <button type="button" class="button" on:click={go}>{said::NONE_HERE}</button>
            </div>
        </div>
    }
}

/// An answer as a value of the form.
pub(super) fn value(of: Option<Goods>) -> String {
    VALUES.iter().find(|(_, goods)| Some(*goods) == of).map(|(value, _)| (*value).to_owned()).unwrap_or_default()
}

/// The answer that a value stands for.
pub(super) fn goods(value: &str) -> Option<Goods> {
    VALUES.iter().find(|(of, _)| *of == value).map(|(_, goods)| *goods)
}
