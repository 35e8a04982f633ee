// The reader with scripts on: fragments of other parts, references copied at one click, hovering notes sent away.
const reader = document.querySelector(".reader");

// A fragment that stands in another part of a long document: the site knows which.
function follow() {
  const fragment = decodeURIComponent(location.hash.slice(1));
  if (!fragment || document.getElementById(fragment) || Number(reader.dataset.parts) < 2) return;
  if (new URLSearchParams(location.search).has("at")) return;
  location.replace(`${reader.dataset.stem}?at=${encodeURIComponent(fragment)}`);
}

// A note that an address names stands open.
function openNote() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const note = target && target.closest("details.note");
  if (note) note.open = true;
}

async function copyFrom(event) {
  const link = event.target.closest("a.copy-from");
  if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const answer = await fetch(link.href);
  if (!answer.ok) return void (location.href = link.href);
  await navigator.clipboard.writeText(await answer.text());
  link.classList.add("copied");
  const status = document.getElementById("copied");
  status.textContent = `${link.textContent}: ${status.dataset.done}`;
}

// Escape sends a note away that only hovers (WCAG 1.4.13); it may come again when the pointer does.
function dismiss(event) {
  if (event.key !== "Escape") return;
  for (const note of reader.querySelectorAll("details.note:not([open])")) {
    if (!note.matches(":hover, :focus-within")) continue;
    note.classList.add("away");
    note.addEventListener("pointerleave", () => note.classList.remove("away"), { once: true });
    note.addEventListener("focusout", () => note.classList.remove("away"), { once: true });
  }
}

if (reader) {
  follow();
  openNote();
  addEventListener("hashchange", () => { follow(); openNote(); });
  document.addEventListener("click", copyFrom);
  document.addEventListener("keydown", dismiss);
}
