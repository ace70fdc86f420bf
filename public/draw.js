// Runs a draw again in the reader's own browser: the files as they are published, and a program that gets nothing else.
const button = document.getElementById("draw-again");
const said = document.getElementById("draw-said");

const bytes = async (link) => {
  const answer = await fetch(document.getElementById(link).href);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.arrayBuffer();
};

const show = ({ holds, title, differences }, seconds) => {
  said.dataset.holds = holds;
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.dataset.tone = holds ? "ok" : "seal";
  const words = document.createElement("div");
  words.className = "grow";
  const head = document.createElement("p");
  head.textContent = seconds === undefined ? title : `${title} ${said.dataset.took.replace("{}", seconds)}`;
  words.append(head);
  if (differences?.length) {
    const list = document.createElement("ul");
    list.append(...differences.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
    words.append(list);
  }
  notice.append(words);
  said.replaceChildren(notice);
};

const broken = () => {
  show({ holds: false, title: said.dataset.broken });
  button.disabled = false;
};

button.disabled = false;
button.addEventListener("click", async () => {
  button.disabled = true;
  said.textContent = said.dataset.running;
  try {
    const [record, roster] = await Promise.all([bytes("draw-record"), bytes("draw-roster")]);
    const worker = new Worker("{worker}", { type: "module" });
    const began = performance.now();
    worker.onerror = broken;
    worker.onmessage = ({ data }) => {
      if (data.ready) {
        worker.postMessage({ record, roster }, [record, roster]);
        return;
      }
      worker.terminate();
      show(data, ((performance.now() - began) / 1000).toFixed(1));
      button.disabled = false;
    };
  } catch {
    broken();
  }
});
