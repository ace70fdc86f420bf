import start from "{script}";

// A program that stopped cannot say so itself: what it shows would stand there for ever.
const stopped = (error) => {
  if (error instanceof WebAssembly.RuntimeError) document.getElementById("stopped").hidden = false;
};
addEventListener("error", (event) => stopped(event.error));
addEventListener("unhandledrejection", (event) => stopped(event.reason));

start({ module_or_path: "{wasm}" });
