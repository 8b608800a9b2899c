import start from "./app.js";

start({ module_or_path: new URL("app_bg.wasm", document.baseURI).href });
