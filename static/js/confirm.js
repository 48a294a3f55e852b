// A form that asks before it is sent: <form data-module="confirm" data-confirm="The question?">.
// The button that sends gives its own words to the dialog; without this module the form just posts.

export default function confirmBeforeSending(form) {
  let isConfirmed = false;
  form.addEventListener("submit", (event) => {
    if (isConfirmed) return;
    event.preventDefault();
    const dialog = askingDialog(form.dataset.confirm, event.submitter?.textContent.trim() || "OK");
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (dialog.returnValue !== "yes") return;
      isConfirmed = true;
      form.requestSubmit(event.submitter);
      isConfirmed = false;
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

function askingDialog(question, yes) {
  const dialog = document.createElement("dialog");
  dialog.className = "confirm-dialog";
  const text = document.createElement("p");
  text.id = "confirm-question";
  text.textContent = question;
  dialog.setAttribute("aria-labelledby", text.id);
  const choices = document.createElement("form");
  choices.method = "dialog";
  choices.className = "actions";
  choices.append(choice(document.body.dataset.cancel, "", "btn-secondary"), choice(yes, "yes", "btn-primary"));
  dialog.append(text, choices);
  return dialog;
}

function choice(label, value, look) {
  const button = document.createElement("button");
  button.className = `btn ${look}`;
  button.value = value;
  button.textContent = label;
  return button;
}
