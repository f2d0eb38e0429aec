// What somebody has asked for.

import * as api from "./api.js";
import { count, number } from "./words.js";

const $ = (id) => document.getElementById(id);

let most = Infinity;

/** Fits the form to the platform. Only a simulated one has people to offer. */
export function fit({ simulated, idsInRun }) {
  most = idsInRun;
  $("choice").hidden = !simulated;
  if (!simulated) {
    choose("list");
  }
  showChoice();
  showCount();
}

/** The ids that somebody has named, or those of as many colleagues as wanted. */
export async function ids() {
  if (chosen() === "list") {
    return checked(listed(), "Name at least one person: one user id in each line.");
  }
  const wanted = Number($("number").value.replace(/[\s,.'’_]/g, "") || NaN);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > most) {
    throw new Error(`How many colleagues? A number from 1 to ${number(most)}, please.`);
  }
  return api.colleagues(wanted);
}

/** Takes these ids for the next run. */
export function fill(userIds) {
  $("ids").value = userIds.join("\n");
  choose("list");
  showChoice();
  showCount();
  $("ids").focus();
}

function checked(userIds, ifNone) {
  if (userIds.length === 0) {
    throw new Error(ifNone);
  }
  if (userIds.length > most) {
    throw new Error(`These are ${number(userIds.length)} ids, but a run may have ${number(most)} at most.`);
  }
  return userIds;
}

const listed = () =>
  $("ids")
    .value.split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const chosen = () => document.querySelector("input[name=who]:checked").value;

function choose(who) {
  document.querySelector(`input[name=who][value=${who}]`).checked = true;
}

function showChoice() {
  $("colleagues-field").hidden = chosen() !== "colleagues";
  $("list-field").hidden = chosen() !== "list";
}

function showCount() {
  $("ids-hint").textContent = `${count(listed().length, "id")} of ${number(most)} at most. Blank lines do not count.`;
}

$("choice").addEventListener("change", showChoice);
$("ids").addEventListener("input", showCount);
