// On narrow screens filters and contents begin folded, so that the page itself comes first.
export function foldFilters() {
  if (!matchMedia("(max-width: 60em)").matches) return;
  for (const details of document.querySelectorAll("details.filters")) details.open = false;
}
