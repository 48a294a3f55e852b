// Once a form is chosen, only the roles that suit it are left; the server checks the same.

export default function startForm(card) {
  const forms = [...card.querySelectorAll("[name=instrument]")];
  const roles = [...card.querySelectorAll("[name=observer_role]")];
  const hours = card.querySelector("#div_id_hours_seen");

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
    hours.hidden = role === "child" || role === "parent"; // they count no hours
  }

  card.addEventListener("change", narrow);
  narrow();
}
