import start from "{script}";

// Said in so many words: a program that cannot be had is not a browser without private files.
start({ module_or_path: "{wasm}" }).catch(() => postMessage({ failed: true }));
