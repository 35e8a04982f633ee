// Shows the copy button beside a citation, and copies the citation's words.
export function copyButtons() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("button.copy")) button.hidden = false;
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button.copy");
    if (!button) return;
    await navigator.clipboard.writeText(button.parentElement.querySelector(".citation").textContent.trim());
    button.setAttribute("aria-pressed", "true");
  });
}
