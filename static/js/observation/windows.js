// Says so while the same draft is open in another window. Only random ids go over the channel.

export default function watchOtherWindows(form, me) {
  const notice = form.querySelector("[data-other-window]");
  const others = new Set();
  let channel = null;

  function hear({ data: { word, from } }) {
    if (word === "gone") others.delete(from);
    else if (!others.has(from)) {
      others.add(from);
      channel.postMessage({ word: "here", from: me });
    }
    notice.hidden = !others.size;
  }

  function open() {
    if (channel || !("BroadcastChannel" in window)) return;
    channel = new BroadcastChannel(`draft-${form.dataset.draft}`);
    channel.addEventListener("message", hear);
    channel.postMessage({ word: "here", from: me });
  }

  function close() {
    channel?.postMessage({ word: "gone", from: me });
    channel?.close();
    channel = null;
    others.clear();
  }

  addEventListener("pageshow", open);
  addEventListener("pagehide", close);
  open();
}
