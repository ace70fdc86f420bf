import start from "{script}";

start({ module_or_path: "{wasm}" });
