// Form for the users of a run.

import * as api from "./api.js";
import { read } from "./ids.js";
import { number, texts } from "./texts.js";

const $ = (id) => document.getElementById(id);

let maxIds = Infinity;

/** Adapts the form to the platform: only a simulated one offers users. */
export function adapt({ simulated, maxIdsPerRun }) {
  maxIds = maxIdsPerRun;
  $("choice").hidden = !simulated;
  if (!simulated) {
    choose("list");
  }
  showChoice();
  showCount();
}

/** Returns the ids from the list, or those of the chosen number of simulated users. */
export async function ids() {
  if (chosen() === "list") {
    return checked(read($("ids").value).ids);
  }
  const wanted = Number($("number").value.replace(/[\s,.'’_]/g, "") || NaN);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > maxIds) {
    throw new Error(texts.enterNumber(number(maxIds)));
  }
  return api.simulatedUsers(wanted);
}

/** Replaces the list with these ids. */
export function fill(userIds) {
  $("ids").value = userIds.join("\n");
  choose("list");
  showChoice();
  showCount();
  $("ids").focus();
}

function checked(userIds) {
  if (userIds.length === 0) {
    throw new Error(texts.enterId);
  }
  if (userIds.length > maxIds) {
    throw new Error(texts.tooMany(number(maxIds), number(userIds.length)));
  }
  return userIds;
}

const chosen = () => document.querySelector("input[name=users]:checked").value;

function choose(users) {
  document.querySelector(`input[name=users][value=${users}]`).checked = true;
}

function showChoice() {
  $("simulated-field").hidden = chosen() !== "simulated";
  $("list-field").hidden = chosen() !== "list";
}

function showCount() {
  const { ids, ignored } = read($("ids").value);
  $("ids-hint").textContent = texts.idCount(ids.length, number(maxIds)) + (ignored > 0 ? texts.ignored(ignored) : "");
}

$("choice").addEventListener("change", showChoice);
$("ids").addEventListener("input", showCount);
