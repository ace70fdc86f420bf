//! Every answer that a test reads is held against the OpenAPI document that the server itself gives out.

use crate::example::{Answered, Example};
use axum::http::{Method, header};
use serde_json::{Value, json};
use std::sync::LazyLock;

static DOCUMENT: LazyLock<Value> = LazyLock::new(server::openapi::document);

/// Fails where an answer of the contract is none that the document tells of.
pub(crate) fn check(method: &Method, path: &str, answered: &Answered) {
    let path = path.split('?').next().unwrap();
    if !path.starts_with("/api/v1/") || path.ends_with("/openapi.json") || !answered.headers.contains_key(header::CONTENT_TYPE) {
        return;
    }
    let problem = answered.headers[header::CONTENT_TYPE] == "application/problem+json";
    let told = call(method, path);
    let schema = match told {
        Some(call) if !problem => {
            let status = answered.status.as_str();
            let answers = &call["responses"];
            let told = answers.get(status).or_else(|| answers.get("2XX").filter(|_| answered.status.is_success())).unwrap_or(&Value::Null);
            let schema = &told["content"]["application/json"]["schema"];
            assert!(schema.is_object(), "{method} {path} answered {status}, of which the document tells nothing");
            schema.clone()
        }
        None if !problem => panic!("the document does not tell of {method} {path}"),
        _ => json!({ "$ref": "#/components/schemas/Problem" }),
    };
    let mut whole = schema;
    whole["components"] = DOCUMENT["components"].clone();
    let validator = jsonschema::validator_for(&whole).unwrap();
    let body: Value = serde_json::from_slice(&answered.body).unwrap();
    let faults: Vec<String> = validator.iter_errors(&body).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{method} {path} does not answer as the document tells:\n{}", faults.join("\n"));
}

/// What the document tells of a call; a part in braces stands for any.
fn call(method: &Method, path: &str) -> Option<&'static Value> {
    let parts: Vec<&str> = path.split('/').collect();
    let fits = |known: &str| {
        let known: Vec<&str> = known.split('/').collect();
        known.len() == parts.len() && known.iter().zip(&parts).all(|(known, part)| known.starts_with('{') || known == part)
    };
    let (_, calls) = DOCUMENT["paths"].as_object().unwrap().iter().find(|(known, _)| fits(known))?;
    calls.get(method.as_str().to_ascii_lowercase())
}

#[tokio::test]
async fn the_document_is_given_out_and_names_only_types_that_it_tells_of() {
    let example = Example::open().await;
    let given: Value = example.stranger().get("/api/v1/openapi.json").await.read();
    assert_eq!(given, *DOCUMENT);
    let rows = include_str!("../../data/calls.txt").lines().filter(|row| !row.starts_with('#')).count();
    assert_eq!(
        given["paths"].as_object().unwrap().values().map(|calls| calls.as_object().unwrap().len()).sum::<usize>(),
        rows,
        "no row hides another"
    );
    let text = given.to_string();
    for named in text.split("#/components/schemas/").skip(1) {
        let name = named.split('"').next().unwrap();
        assert!(given["components"]["schemas"].get(name).is_some(), "{name} is named and not told of");
    }
}
