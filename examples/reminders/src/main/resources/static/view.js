// Shows a run: how far it has come, and its account.

import { count, number, pace, percent, time, wholeSeconds } from "./words.js";

const $ = (id) => document.getElementById(id);

const KINDS = {
  rejected: { words: "Rejected", style: "rejected" },
  notSent: { words: "Not sent", style: "not-sent" },
  unknown: { words: "Unknown", style: "unknown" },
};

const NOT_SENT_BECAUSE = {
  INVALID_ID: "no valid id",
  APP_REJECTED: "app rejected",
  CALL_REJECTED: "call rejected",
  UNREACHABLE: "platform out of reach",
  RATE_LIMITED: "limit reached",
  DEADLINE: "deadline passed",
  SUPERSEDED: "superseded",
  CANCELLED: "run stopped",
  CLOSED: "application ended",
};

/** After how long without a call, in milliseconds, it is said that the limits are in the way. */
const STANDSTILL = 1500;

let limits = "";
let lastCall = { calls: -1, elapsedMillis: 0 };
let announcedQuarter = 0;

/** Says what is dealt with, and how careful one has to be. */
export function platform({ name, baseUrl, simulated, callsPerSecond, callsPerMinute }) {
  $("platform-name").textContent = name;
  $("platform-words").textContent = simulated ? "Nobody real is touched." : `${baseUrl}, real people`;
  $("platform").classList.toggle("real", !simulated);
  $("platform").hidden = false;
  limits = `${number(callsPerSecond)} calls a second and ${number(callsPerMinute)} a minute`;
}

/** Clears the place for a run. */
export function begin() {
  $("account").hidden = true;
  $("run").hidden = true;
  lastCall = { calls: -1, elapsedMillis: 0 };
  announcedQuarter = 0;
}

/** Shows how far it has come. */
export function progress(state) {
  const doing = state.timeSensitive ? "Pinning" : "Unpinning";
  $("run-title").textContent = `${doing} ${count(state.total, "person", "people")}`;
  figures(state, state.settled, state.total);
  $("status").textContent = status(state);
  $("pace").textContent = pace(state.callsPerSecond);
  $("left").textContent = state.millisLeft === null ? "–" : wholeSeconds(state.millisLeft);
  $("left-figure").hidden = false;
  $("run").hidden = false;

  const quarter = Math.floor((4 * state.settled) / state.total);
  if (quarter > announcedQuarter) {
    announcedQuarter = quarter;
    announce(`${percent(state.settled, state.total)} done.`);
  }
}

/** Says that the progress on the page stands still, though the run does not. */
export function interrupted() {
  $("status").textContent = "The connection is lost. Trying again; the run goes on meanwhile.";
}

/** Shows how it ended. */
export function account(state) {
  const { counts, distinct } = state;
  const done = state.timeSensitive ? "pinned" : "unpinned";
  const summary = `${number(counts.applied)} of ${count(distinct, "person is", "people are")} ${done}.`;

  $("run-title").textContent = ending(state);
  figures(state, distinct - counts.notSent, distinct);
  $("status").textContent = summary;
  $("pace").textContent = pace(state.calls / Math.max(1, state.elapsedMillis / 1000));
  $("left-figure").hidden = true;
  $("run").hidden = false;

  rows([
    ["Ids handed in", number(state.submitted)],
    ["Repeated ids, dropped", number(state.duplicates)],
    ["People", number(distinct)],
    ["Calls", number(state.calls)],
    ["Repeated calls", number(state.retries)],
    ["Rejected for the limit", number(state.rateLimited)],
    ...Object.entries(state.countsByCode).map(([code, people]) => [`Error code ${code}`, number(people)]),
    ...Object.entries(state.notSentByReason).map(([reason, people]) => [`Not sent: ${NOT_SENT_BECAUSE[reason]}`, number(people)]),
  ]);
  again(state.retryableUserIds);
  failures(state.failures, distinct - counts.applied, done);
  $("account").hidden = false;
  announce(`${$("run-title").textContent}. ${summary} The account follows.`);
}

function figures(state, settled, total) {
  $("progress").max = total;
  $("progress").value = settled;
  $("share").textContent = percent(settled, total);
  $("applied-label").textContent = state.timeSensitive ? "Pinned" : "Unpinned";
  $("applied").textContent = number(state.counts.applied);
  $("rejected").textContent = number(state.counts.rejected);
  $("not-sent").textContent = number(state.counts.notSent);
  $("unknown").textContent = number(state.counts.unknown);
  $("calls").textContent = number(state.calls);
  $("elapsed").textContent = time(state.elapsedMillis);
}

function ending({ stopped, counts }) {
  if (stopped) {
    return "Stopped";
  }
  return counts.notSent === 0 ? "Done" : "Ended";
}

function status(state) {
  if (state.stopping) {
    return "Stopping: the calls under way are awaited.";
  }
  if (state.trouble !== null) {
    return `Trying again. ${state.trouble}`;
  }
  if (state.calls !== lastCall.calls) {
    lastCall = state;
  } else if (state.elapsedMillis - lastCall.elapsedMillis > STANDSTILL) {
    return `Waiting. The platform allows ${limits}.`;
  }
  return `${number(state.settled)} of ${number(state.total)} settled`;
}

function rows(pairs) {
  $("rows").replaceChildren(
    ...pairs.map(([name, value]) => element("div", element("dt", name), element("dd", value))),
  );
}

function again(userIds) {
  $("again").hidden = userIds.length === 0;
  $("again-words").textContent = `${count(userIds.length, "person", "people")} may fare better in another run.`;
}

function failures(list, all, done) {
  const first = all > list.length ? ` The first ${number(list.length)}:` : "";
  $("failures").hidden = list.length === 0;
  $("failures-caption").textContent = `${count(all, "person was", "people were")} not ${done}.${first}`;
  $("failures-rows").replaceChildren(...list.map(failure));
}

function failure({ userId, outcome, message, code, hint, logId }) {
  const kind = element("span", KINDS[outcome].words);
  kind.className = `kind ${KINDS[outcome].style}`;
  const more = [hint.replace(/\.$/, ""), code ? `Code ${code}` : "", logId ? `Log id ${logId}` : ""].filter((part) => part !== "");
  const why = element("td", kind, `: ${message}`);
  if (more.length > 0) {
    const details = element("span", more.join(" · "));
    details.className = "more";
    why.append(details);
  }
  const row = element("tr", element("td", userId.trim() === "" ? "(blank)" : userId), why);
  row.role = "row";
  for (const cell of row.cells) {
    cell.role = "cell";
  }
  return row;
}

function announce(words) {
  $("announcement").textContent = words;
}

/** Always as text, since ids and the platform's words are foreign. */
function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}
