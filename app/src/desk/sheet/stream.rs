//! Everything that happened, in order, with all clocks: the claimed one, the device's own, and the server's.

use super::signature::name;
use crate::words::denials;
use crate::words::desk::sheet as say;
use domain::contract::Entry;
use domain::person::Person;
use domain::warning::Waiver;
use leptos::prelude::*;

/// The stream of events.
#[component]
pub fn Stream(
    /// The entries.
    stream: Vec<Entry>,
    /// Who the people are.
    people: Vec<Person>,
) -> impl IntoView {
    let count = stream.len();
    // On paper seven columns would be crushed: there each entry has lines of its own.
    let printed = stream
        .iter()
        .map(|entry| {
            let done: Vec<String> = entry.events.iter().map(say::event).chain(entry.waivers.iter().map(reason)).chain(as_written(entry)).collect();
            let times = say::clocks(&entry.claimed.to_string(), &entry.device_clock.to_string(), &entry.received.to_string());
            view! {
                <li value=entry.seq.to_string()>
                    <strong>{done.join(say::AND)}</strong> " " {name(&people, entry.by)} " " {times} " " <code>{say::device_number(entry.number)} " " {short(entry)}</code>
                </li>
            }
        })
        .collect_view();
    let rows = stream.into_iter().map(|entry| {
        let by = name(&people, entry.by);
        let events = entry.events.iter().map(|event| view! { <li>{say::event(event)}</li> });
        let reasons = entry.waivers.iter().map(reason).chain(as_written(&entry)).map(|said| view! { <li class="soft">{said}</li> }).collect_view();
        view! {
            <tr>
                <th scope="row" class="figure">{entry.seq}</th>
                <td><ul>{events.collect_view()}{reasons}</ul></td>
                <td>{by}</td>
                <td class="figure">{entry.claimed.to_string()}</td>
                <td class="figure">{entry.device_clock.to_string()}</td>
                <td class="figure">{entry.received.to_string()}</td>
                <td>
                    <details>
                        <summary><code>{say::device_number(entry.number)} " " {short(&entry)}</code></summary>
                        <code class="digest">{entry.digest.to_string()}</code>
                        <p class="soft">{say::device(&entry.device.to_string())}</p>
                    </details>
                </td>
            </tr>
        }
    });
    view! {
        <section class="whole-stream">
            <h2 id="stream-title">{say::STREAM}</h2>
            <p class="soft">{say::STREAM_WHAT}</p>
            <ol class="print-only">{printed}</ol>
            <div class="wide-table no-print" tabindex="0" role="region" aria-labelledby="stream-title">
                <table class="figures list stream">
                    <caption>{say::entries(count)}</caption>
                    <thead>
                        <tr>
                            <th scope="col" class="figure">{say::SEQ}</th>
                            <th scope="col">{say::ACT}</th>
                            <th scope="col">{say::BY}</th>
                            <th scope="col">{say::CLAIMED}</th>
                            <th scope="col">{say::DEVICE_CLOCK}</th>
                            <th scope="col">{say::RECEIVED}</th>
                            <th scope="col">{say::DIGEST}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// That it stands so on the paper that was entered, although the law refuses it.
fn as_written(entry: &Entry) -> Option<String> {
    entry.as_written.then(|| say::AS_WRITTEN.to_owned())
}

/// Why a warning of ours was passed over, in the samplers' words.
fn reason(waiver: &Waiver) -> String {
    say::waived(denials::warning(waiver.warning), &waiver.reason)
}

/// The digest as far as one compares it by eye.
fn short(entry: &Entry) -> String {
    entry.digest.hex().chars().take(12).chain(['…']).collect()
}
