"use strict";
// j and k step through the cards that the filters leave; the open card's spans are marked in the text beside it.
const cards = Array.from(document.querySelectorAll(".card"));
const filters = Array.from(document.querySelectorAll(".filter input"));
const codes = ["gc", "gs", "gk", "pc", "ps", "pk"];
let open = null;

function shown() {
  const kinds = new Set(filters.filter((box) => box.checked).map((box) => box.value));
  return cards.filter((card) => kinds.has(card.dataset.kind));
}

function filter() {
  const visible = new Set(shown());
  cards.forEach((card) => card.classList.toggle("hidden", !visible.has(card)));
  document.querySelectorAll("section").forEach((section) => {
    const own = Array.from(section.querySelectorAll(".card"));
    section.classList.toggle("hidden", own.length > 0 && own.every((card) => !visible.has(card)));
  });
  position();
}

function position() {
  const visible = shown();
  const at = visible.indexOf(open) + 1;
  document.getElementById("position").textContent = (at || "–") + " of " + visible.length + " errors";
}

function show(card) {
  if (!card) return;
  if (open) {
    open.classList.remove("open");
    codes.forEach((code) => document.querySelectorAll(".text .now-" + code).forEach((e) => e.classList.remove("now-" + code)));
  }
  open = card;
  card.classList.add("open");
  const number = card.dataset.outcome;
  codes.forEach((code) => document.querySelectorAll(".o" + number + "-" + code).forEach((e) => e.classList.add("now-" + code)));
  const text = document.querySelector(".o" + number + "-gc") || document.querySelector(".o" + number + "-pc");
  // The card scrolls inside its own column only, the page to the text.
  card.parentElement.scrollTop = card.offsetTop - card.parentElement.offsetTop - 40;
  if (text) text.scrollIntoView({ block: "center" });
  history.replaceState(null, "", "#" + card.id);
  position();
}

function step(by) {
  const visible = shown();
  if (!visible.length) return;
  const at = visible.indexOf(open);
  const next = at < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(Math.max(at + by, 0), visible.length - 1);
  show(visible[next]);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "a") document.body.classList.toggle("only-open");
  else if (filters[Number(event.key) - 1]) filters[Number(event.key) - 1].click();
});
filters.forEach((box) => box.addEventListener("change", filter));
cards.forEach((card) => card.addEventListener("click", () => show(card)));
filter();
const wanted = location.hash && document.getElementById(location.hash.slice(1));
if (wanted) show(wanted);
