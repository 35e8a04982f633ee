// "/" goes to the search box from anywhere, except from a field that one is writing in.
export function searchKey() {
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writing) return;
    event.preventDefault();
    document.getElementById("q").focus();
  });
}
