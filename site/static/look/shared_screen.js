// The shared screen: reads the text aloud, and asks “Are you still there?” soon after the last touch. Without this
// script there is no voice, and the page's own header asks, later.
"use strict";

const words = document.getElementById("words");
const reader = document.querySelector("[data-reads]");
const voice = window.speechSynthesis;

if (reader && voice) {
  const say = reader.textContent;
  const quiet = () => { reader.textContent = say; };
  reader.hidden = false;
  reader.addEventListener("click", () => {
    if (voice.speaking) {
      voice.cancel();
      quiet();
      return;
    }
    // One sentence after another: some browsers fall silent in a long one.
    const parts = [...words.querySelectorAll("h2, p, li")].map((part) => part.innerText.trim()).filter(Boolean);
    parts.forEach((part, place) => {
      const spoken = new SpeechSynthesisUtterance(part);
      spoken.lang = reader.dataset.lang;
      if (place === parts.length - 1) spoken.onend = quiet;
      voice.speak(spoken);
    });
    reader.textContent = reader.dataset.stop;
  });
  window.addEventListener("pagehide", () => voice.cancel());
}

if (words) {
  let touched = Date.now();
  const touch = () => { touched = Date.now(); };
  for (const sign of ["pointerdown", "keydown", "scroll", "touchmove"]) {
    document.addEventListener(sign, touch, { passive: true });
  }
  const watch = setInterval(() => {
    if (voice && voice.speaking) touch();
    if (Date.now() - touched > words.dataset.idle * 1000) {
      clearInterval(watch);
      document.getElementById("away").submit();
    }
  }, 1000);
  // A page that the browser kept in its memory is asked for again: the server knows who stands here now.
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}
