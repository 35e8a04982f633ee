// The review queue by keyboard. Each key presses what a mouse would press; fields are left alone.
function held(key) {
  return document.querySelector(`#work [data-key="${key}"]`);
}

function press(key) {
  const target = held(key);
  if (!target) return false;
  if (target.matches("details")) {
    target.open = true;
    target.querySelector("input:not([type=hidden]), select, textarea").focus();
  } else if (target.matches("input")) target.focus();
  else if (target.matches("form")) target.querySelector("button").click();
  else target.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const writing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "Escape" && writing) writing.blur();
  if (writing) return;
  if (event.key === "?") {
    const keys = document.getElementById("keys");
    keys.open = !keys.open;
    event.preventDefault();
  } else if ("aersujk".includes(event.key) && event.key.length === 1 && press(event.key)) event.preventDefault();
});

// A field that was left by sending it must not take the next key: the request gives the focus away.
document.addEventListener("htmx:beforeRequest", () => document.activeElement?.blur());

// After the next proposal came in: its heading has the focus, so that readers of the screen hear it. Whoever was
// quicker, and is in a field already, stays there.
document.addEventListener("htmx:afterSettle", () => {
  if (!document.activeElement?.matches("input, select, textarea")) document.getElementById("proposal")?.focus();
});
