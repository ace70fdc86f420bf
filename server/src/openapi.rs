//! The OpenAPI document, put together from two tables: the calls and the types that cross the wire.

use serde_json::{Map, Value, json};

const CALLS: &str = include_str!("../data/calls.txt");
const TYPES: &str = include_str!("../data/contract.txt");

/// The rows of a table of ours, without comments.
fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

/// The document.
#[must_use]
pub fn document() -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for row in rows(CALLS) {
        let cells: Vec<&str> = row.split_whitespace().collect();
        let [method, path, query, body, status, answer, does @ ..] = cells.as_slice() else { continue };
        let call = call(path, query, body, status, answer, &does.join(" "));
        if let Some(methods) = paths.entry(format!("/api/v1{path}")).or_insert_with(|| json!({})).as_object_mut() {
            methods.insert((*method).to_owned(), call);
        }
    }
    let schemas: Map<String, Value> =
        rows(TYPES).filter_map(|row| row.split_once(':')).map(|(name, fields)| (name.to_owned(), object(fields))).collect();
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Fengyang", "version": env!("CARGO_PKG_VERSION"), "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" } },
        "paths": paths,
        "components": { "schemas": schemas, "securitySchemes": { "session": { "type": "apiKey", "in": "cookie", "name": "__Host-session" } } },
        "security": [{ "session": [] }],
    })
}

fn call(path: &str, query: &str, body: &str, status: &str, answer: &str, does: &str) -> Value {
    let own = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let own = own.map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }));
    let asked = query.split(',').filter(|name| *name != "-").map(|name| {
        let (name, place) = name.strip_prefix('@').map_or((name, "query"), |name| (name, "header"));
        let (name, required) = name.strip_suffix('?').map_or((name, true), |name| (name, false));
        json!({ "name": name, "in": place, "required": required, "schema": { "type": "string" } })
    });
    let problem = json!({ "description": "A problem, in Chinese", "content": { "application/problem+json": { "schema": reference("Problem") } } });
    let mut call = json!({
        "summary": does,
        "parameters": own.chain(asked).collect::<Vec<_>>(),
        "responses": { status: answered(answer, does), "default": problem },
    });
    if let (Some(call), Some(content)) = (call.as_object_mut(), content(body)) {
        call.insert("requestBody".to_owned(), json!({ "required": true, "content": content }));
    }
    call
}

fn answered(answer: &str, does: &str) -> Value {
    match content(answer) {
        Some(content) => json!({ "description": does, "content": content }),
        None => json!({ "description": does }),
    }
}

fn content(name: &str) -> Option<Value> {
    match name {
        "-" => None,
        "piece" => Some(json!({ "application/offset+octet-stream": { "schema": { "type": "string", "format": "binary" } } })),
        "binary" => Some(json!({ "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } })),
        "form" => Some(
            json!({ "multipart/form-data": { "schema": { "type": "object", "required": ["file"], "properties": { "file": { "type": "string", "format": "binary" } } } } }),
        ),
        "pdf" => Some(json!({ "application/pdf": { "schema": { "type": "string", "format": "binary" } } })),
        "stream" => Some(json!({ "text/event-stream": { "schema": reference("Changed") } })),
        name => Some(json!({ "application/json": { "schema": reference(name) } })),
    }
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// A type from its fields.
fn object(fields: &str) -> Value {
    let fields: Vec<(&str, &str)> = fields.split_whitespace().filter_map(|field| field.split_once('=')).collect();
    let required: Vec<&str> = fields.iter().map(|(name, _)| *name).filter(|name| !name.ends_with('?')).collect();
    let schema = |(name, kind): &(&str, &str)| match name.strip_suffix('?') {
        Some(name) => (name.to_owned(), json!({ "anyOf": [schema(kind), { "type": "null" }] })),
        None => ((*name).to_owned(), schema(kind)),
    };
    json!({ "type": "object", "required": required, "properties": fields.iter().map(schema).collect::<Map<_, _>>() })
}

fn schema(kind: &str) -> Value {
    if let Some(of) = kind.strip_prefix('[').and_then(|kind| kind.strip_suffix(']')) {
        return json!({ "type": "array", "items": schema(of) });
    }
    match kind {
        "text" => json!({ "type": "string" }),
        "int" => json!({ "type": "integer" }),
        "flag" => json!({ "type": "boolean" }),
        "id" => json!({ "type": "string", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" }),
        "digest" => json!({ "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" }),
        "any" => json!({}),
        "object" => json!({ "type": "object" }),
        name => reference(name),
    }
}
