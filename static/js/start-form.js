// Once a form is chosen, only the roles that suit it are left; the server checks the same. Hours have a button to
// each side.

export default function startForm(card) {
  const forms = [...card.querySelectorAll("[name=instrument]")];
  const roles = [...card.querySelectorAll("[name=observer_role]")];
  const hours = card.querySelector("#div_id_hours_seen");
  const spokenBy = card.querySelector("#div_id_spoken_by");
  const withTeacher = card.querySelector("#div_id_with_teacher");
  const place = [...(card.querySelector("#div_id_setting legend")?.childNodes ?? [])].find((node) => node.data?.trim());
  const asked = place?.data;
  const frame = card.querySelector("[data-frame]");

  function narrow() {
    const chosen = forms.find((radio) => radio.checked);
    const suitable = chosen ? chosen.dataset.roles.split(" ") : roles.map((role) => role.value);
    for (const role of roles) {
      const isSuitable = suitable.includes(role.value);
      role.closest(".form-check").hidden = !isSuitable;
      if (!isSuitable) role.checked = false;
      if (isSuitable && suitable.length === 1) role.checked = true;
    }
    const role = roles.find((radio) => radio.checked)?.value;
    const isOwnVoice = role === "child" || role === "parent";
    hours.hidden = isOwnVoice; // they count no hours
    if (place) place.data = isOwnVoice ? card.dataset.ownPlace : asked;
    if (spokenBy) spokenBy.hidden = role !== "parent";
    if (withTeacher) withTeacher.hidden = suitable.join() !== "teacher";
    if (!role) card.querySelector(".start-frame")?.setAttribute("open", ""); // it must be said once more
  }

  card.addEventListener("change", (event) => {
    narrow();
    if (frame && event.target.closest(".start-frame")) frame.textContent = frame.dataset.changed;
  });
  narrow();
  addSteps(hours.querySelector("input"), card.dataset);
}

/** Put a button with − and one with + beside a number field; where there is no number yet, it starts at 1. */
function addSteps(field, { less, more }) {
  const row = Object.assign(document.createElement("div"), { className: "stepper" });
  const isTypedIn = document.activeElement === field; // who moves a field takes the focus from it
  field.before(row);
  row.append(step("−", less, -1), field, step("+", more, 1));
  if (isTypedIn) field.focus();

  function step(sign, label, by) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-secondary" });
    button.textContent = sign;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => {
      field.value = Math.min(Math.max((Number.parseInt(field.value, 10) || 0) + by, field.min || 1), field.max || 2000);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    return button;
  }
}
