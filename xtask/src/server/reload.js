// Part of the page only under `cargo xtask serve --watch`: loads it again when there is a new build.
(() => {
  "use strict";
  let build;
  new EventSource("reload-events").addEventListener("message", (event) => {
    if (build === undefined) build = event.data;
    else if (build !== event.data) location.reload();
  });
})();
