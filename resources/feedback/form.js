"use strict";
// The form that others fill in: shows one step at a time, keeps nothing but what it writes into
// files, and sends nothing. Its data and its words stand in the page as JSON.
(() => {
  const data = JSON.parse(document.getElementById("hop-form").textContent);
  const words = JSON.parse(document.getElementById("hop-words").textContent);
  const form = document.getElementById("form");
  const steps = [...form.querySelectorAll(".step")];
  const [END, SAVED] = [steps.length - 2, steps.length - 1]; // 0 is the first screen
  const TITLE = document.title;
  const SEALED_BYTES = 16384; // of what is sealed: every answer of a round has the same size
  const LONGEST_FILE = 1000000;
  const LONGEST_NAME = 80;
  const NOT_SEEN = "not-seen";
  const isNamed = data.kind !== "confidential";

  let number = random(16);
  let shown = 0;
  let isUnsaved = false;
  let isSaving = false;

  // Steps

  function show(step) {
    steps.forEach((section, n) => { section.hidden = n !== step; });
    shown = step;
    say("");
    const isQuestion = step > 0 && step < END;
    document.getElementById("bar").hidden = step === 0 || step === SAVED;
    document.getElementById("progress").hidden = !isQuestion;
    document.getElementById("next").textContent = step === END ? words.save : words.next;
    if (isQuestion) {
      const place = put(words.place, { place: step, count: END - 1 });
      document.getElementById("place").textContent = place;
      document.getElementById("share").value = step;
      document.title = `${place} · ${TITLE}`;
    } else {
      document.title = TITLE;
    }
    if (step === END) listLeftOut();
    window.scrollTo(0, 0);
    steps[step].querySelector("h1, h2").focus({ preventScroll: true });
  }

  function go(step) {
    history.pushState({ step }, "");
    show(step);
  }

  function listLeftOut() {
    const list = document.getElementById("left-out");
    const open = leftOut();
    document.getElementById("left-out-title").hidden = open.length === 0;
    document.getElementById("complete").hidden = open.length !== 0;
    list.replaceChildren(...open.map(step => {
      const [entry, button] = [document.createElement("li"), document.createElement("button")];
      button.type = "button";
      button.textContent = `${step}. ${steps[step].dataset.area}`;
      button.addEventListener("click", () => go(step));
      entry.append(button);
      return entry;
    }));
  }

  /** Return the steps that have a choice without an answer. */
  function leftOut() {
    const isOpen = field => !field.querySelector(":checked");
    return steps.flatMap((section, n) =>
      [...section.querySelectorAll("fieldset[data-question]")].some(isOpen) ? [n] : []);
  }

  // What is filled in

  function inputs(name) {
    return [...form.elements].filter(input => input.name === name);
  }

  function chosen(name) {
    return inputs(name).find(input => input.checked)?.value;
  }

  /** Return the answers to the questions of a kind by their ids; what was passed over is absent. */
  function answersOf(kind) {
    const answers = {};
    for (const question of data.questions) {
      const value = question.kind === kind ? chosen(`${kind}:${question.id}`) : undefined;
      if (value !== undefined) answers[question.id] = value === NOT_SEEN ? value : Number(value);
    }
    return answers;
  }

  function texts(make) {
    const found = data.texts.map(({ id }) => [id, make(inputs(`text:${id}`)[0].value)]);
    return Object.fromEntries(found.filter(([, text]) => text));
  }

  function sender() {
    return isNamed ? cleaned(inputs("sender")[0].value).replace(/\s+/g, " ") : "";
  }

  /** Return a text without what controls or reorders, as the program takes it. */
  function cleaned(text) {
    return text
      .replace(/\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]/g, "\n")
      .replace(/\t/g, " ")
      .replace(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g, "")
      .replace(/\p{Noncharacter_Code_Point}|\p{Surrogate}/gu, "")
      .trim();
  }

  function length(text) {
    return [...text].length;
  }

  function count(area) {
    const over = length(cleaned(area.value)) - Number(area.dataset.longest);
    const line = document.getElementById(area.getAttribute("aria-describedby"));
    line.textContent = over > 0 ? put(words.over, { count: over }) : put(words.left, { count: -over });
    line.classList.toggle("wrong", over > 0);
    return over > 0;
  }

  function showChoices() {
    for (const button of form.querySelectorAll("[data-clear]")) {
      button.hidden = chosen(button.dataset.clear) === undefined;
    }
  }

  // The draft: a file of its own, read back strictly

  function draft() {
    const made = {
      format: "hop-draft", format_version: 1, kind: data.kind, asking: data.asking, number,
      answers: answersOf("level"),
    };
    if (data.kind === "expectations") made.importance = answersOf("importance");
    made.texts = texts(text => text);
    if (isNamed) made.sender = inputs("sender")[0].value;
    if (data.kind === "view") made.relation = chosen("relation") ?? null;
    return made;
  }

  /** Return a draft of this form. Throws the line that says why it is none. */
  function draftIn(bytes) {
    let read;
    try {
      read = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch {
      throw words.damaged;
    }
    const expected = draft();
    const isOurs = read?.format === "hop-draft" && read.format_version === 1;
    if (!isOurs) throw words.damaged;
    if (read.kind !== data.kind || read.asking !== data.asking) throw words.other;
    const isSound = Object.keys(read).sort().join() === Object.keys(expected).sort().join()
      && /^[0-9a-f]{32}$/.test(read.number)
      && areAnswers(read.answers, "level")
      && (!("importance" in expected) || areAnswers(read.importance, "importance"))
      && isObject(read.texts)
      && Object.entries(read.texts).every(([id, text]) =>
        typeof text === "string" && data.texts.some(asked => asked.id === id))
      && (!isNamed || typeof read.sender === "string")
      && (!("relation" in expected) || read.relation === null
        || inputs("relation").some(input => input.value === read.relation));
    if (!isSound) throw words.damaged;
    return read;
  }

  function areAnswers(answers, kind) {
    return isObject(answers) && Object.entries(answers).every(([id, value]) =>
      (typeof value === "number" || value === NOT_SEEN)
      && inputs(`${kind}:${id}`).some(input => input.value === String(value)));
  }

  function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  function take(read) {
    form.reset();
    number = read.number;
    for (const kind of ["level", "importance"]) {
      const answers = (kind === "level" ? read.answers : read.importance) ?? {};
      for (const [id, value] of Object.entries(answers)) choose(`${kind}:${id}`, String(value));
    }
    for (const [id, text] of Object.entries(read.texts)) inputs(`text:${id}`)[0].value = text;
    if (isNamed) inputs("sender")[0].value = read.sender;
    if (read.relation) choose("relation", read.relation);
    form.querySelectorAll("textarea").forEach(count);
    showChoices();
    isUnsaved = false;
  }

  function choose(name, value) {
    inputs(name).find(input => input.value === value).checked = true;
  }

  async function goOnFrom(file) {
    try {
      if (file.size > LONGEST_FILE) throw words.damaged;
      const read = draftIn(await file.arrayBuffer());
      if (isUnsaved && !window.confirm(words.replace)) return;
      take(read);
    } catch (reason) {
      say(typeof reason === "string" ? reason : words.unreadable, true);
      return;
    }
    const next = leftOut()[0];
    go(next ?? END);
    say(next ? words.taken : words.whole);
  }

  // The answers: what goes back

  /** Return what is still lacking before the answers can be saved, and the input it is about. */
  function lacking() {
    const name = sender();
    const tooLong = [...form.querySelectorAll("textarea")].find(count);
    if (tooLong) return [words.shorten, tooLong];
    if (data.kind === "expectations" && leftOut().length) return [words.incomplete];
    if (!Object.values(answersOf("level")).some(value => value !== NOT_SEEN)) return [words.nothing];
    if (isNamed && (!name || length(name) > LONGEST_NAME)) return [words.unnamed, inputs("sender")[0]];
    if (data.kind === "view" && !chosen("relation")) return [words.unrelated, inputs("relation")[0]];
    return [];
  }

  /** Say what is lacking, at the place where it can be given. */
  function ask(line, input) {
    const step = steps.findIndex(section => section.contains(input));
    if (input && step !== shown) go(step);
    input?.focus();
    say(line, true);
  }

  async function answerFile() {
    const { asking, name, language, instrument, instrument_version, fingerprint } = data;
    const answers = answersOf("level");
    if (!isNamed) {
      const sheet = {
        format: "hop-sheet", format_version: 1, asking, group: data.group, number, answers,
        texts: texts(cleaned),
      };
      const head = { format: "hop-answer", format_version: 1, kind: data.kind, asking, name };
      return { ...head, sealed: base64(await sealing.seal(padded(sheet), data.recipient)) };
    }
    const about = { asking, name, language, instrument, instrument_version, fingerprint, number };
    if (data.kind === "view") {
      const head = { format: "hop-answer", format_version: 1, kind: data.kind, ...about };
      const from = { sender: sender(), relation: chosen("relation") };
      return { ...head, ...from, answers, texts: texts(cleaned) };
    }
    return {
      format: "hop-expectation", format_version: 1, ...about, sender: sender(),
      levels: answers, importance: answersOf("importance"), words: texts(cleaned),
    };
  }

  function padded(sheet) {
    const bytes = new TextEncoder().encode(JSON.stringify(sheet));
    if (bytes.length > SEALED_BYTES) throw new RangeError("a sheet is too long to be sealed");
    const filled = new Uint8Array(SEALED_BYTES).fill(32);
    filled.set(bytes);
    return filled;
  }

  async function save() {
    const [line, input] = lacking();
    if (line) ask(line, input);
    if (line || isSaving) return;
    isSaving = true; // a second press while it is sealed is no second file
    try {
      download(await answerFile(), "hop-answer");
    } catch {
      say(words.unsealed, true);
      return;
    } finally {
      isSaving = false;
    }
    isUnsaved = false;
    if (shown !== SAVED) go(SAVED);
  }

  function download(content, ending) {
    const link = document.createElement("a");
    const blob = new Blob([`${JSON.stringify(content, null, 1)}\n`], { type: "application/octet-stream" });
    link.href = URL.createObjectURL(blob);
    link.download = `${fileName()}.${ending}`;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  /** Return the name of the person who asks as a file may be called. */
  function fileName() {
    const plain = cleaned(data.name).replace(/[\\/:*?"<>|\n]/g, "_").replace(/^[. ]+|[. ]+$/g, "");
    return [...plain].slice(0, 60).join("") || "hop";
  }

  function base64(bytes) {
    return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
  }

  function random(size) {
    const bytes = crypto.getRandomValues(new Uint8Array(size));
    return Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
  }

  function put(text, values) {
    return text.replace(/\{(\w+)\}/g, (_whole, name) => values[name]);
  }

  function say(text, isWrong = false) {
    const lines = [...form.querySelectorAll(".message")];
    const here = lines.find(line => steps[shown].contains(line)) ?? lines.at(-1);
    lines.forEach(line => { line.textContent = line === here ? text : ""; });
    here.classList.toggle("wrong", isWrong);
  }

  // What a person does

  form.addEventListener("submit", event => {
    event.preventDefault();
    if (shown === END) save();
    else if (shown < END) go(shown + 1);
  });
  form.addEventListener("input", event => {
    if (event.target.type === "file") return; // nothing of it is in the form yet
    isUnsaved = true;
    say(""); // what was said of the state before
    if (event.target.matches("textarea")) count(event.target);
    showChoices();
  });
  form.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (button?.dataset.clear) {
      inputs(button.dataset.clear).forEach(input => { input.checked = false; });
      inputs(button.dataset.clear)[0].focus();
      isUnsaved = true;
      showChoices();
    }
  });
  document.getElementById("begin").addEventListener("click", () => go(1));
  document.getElementById("back").addEventListener("click", () => go(shown - 1));
  document.getElementById("change").addEventListener("click", () => go(END));
  document.getElementById("again").addEventListener("click", () => save());
  document.getElementById("draft").addEventListener("click", () => {
    download(draft(), "hop-draft");
    isUnsaved = false;
    say(put(words.kept, { file: `${fileName()}.hop-draft` }));
  });
  document.getElementById("continue").addEventListener("change", event => {
    const [file] = event.target.files;
    if (file) goOnFrom(file);
    event.target.value = "";
  });
  window.addEventListener("popstate", event => {
    const step = event.state?.step ?? 0;
    show(step === SAVED && isUnsaved ? END : step);
  });
  window.addEventListener("beforeunload", event => {
    if (isUnsaved) event.preventDefault();
  });

  for (const name of document.querySelectorAll(".file-name")) name.textContent = `${fileName()}.hop-answer`;
  document.getElementById("share").max = END - 1;
  form.reset(); // a browser may have kept what stood there before
  form.querySelectorAll("textarea").forEach(count);
  document.getElementById("opening").hidden = false;
})();
