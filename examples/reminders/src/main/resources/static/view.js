// View of a run: its progress and its report.

import { count, number, pace, percent, time, wholeSeconds } from "./format.js";

const $ = (id) => document.getElementById(id);

const OUTCOMES = {
  rejected: { label: "Rejected", style: "rejected" },
  notSent: { label: "Not sent", style: "not-sent" },
  unknown: { label: "Unknown", style: "unknown" },
};

const NOT_SENT_REASONS = {
  invalid_id: "invalid id",
  app_rejected: "app not authorized",
  call_rejected: "call rejected",
  unreachable: "platform unreachable",
  rate_limited: "rate limited",
  deadline: "deadline exceeded",
  superseded: "superseded",
  cancelled: "run stopped",
  closed: "application shut down",
};

/** Milliseconds without a call after which the rate limits are named as the cause. */
const IDLE_MILLIS = 1500;

let limits = "";
let lastCall = { calls: -1, elapsedMillis: 0 };
let announcedQuarter = 0;

/** Shows the platform, and whether it affects real users. */
export function platform({ name, baseUrl, simulated, callsPerSecond, callsPerMinute }) {
  $("platform-name").textContent = name;
  $("platform-detail").textContent = simulated ? "No real users are affected." : `${baseUrl}, real users`;
  $("platform").classList.toggle("real", !simulated);
  $("platform").hidden = false;
  limits = `${number(callsPerSecond)} calls per second and ${number(callsPerMinute)} per minute`;
}

/** Clears the view for another run. */
export function clear() {
  $("report").hidden = true;
  $("run").hidden = true;
  lastCall = { calls: -1, elapsedMillis: 0 };
  announcedQuarter = 0;
}

/** Shows the progress. */
export function progress(state) {
  const doing = state.action === "pin" ? "Pinning" : "Unpinning";
  $("run-title").textContent = `${doing} ${count(state.total, "user")}`;
  figures(state, state.completed, state.total);
  $("status").textContent = status(state);
  $("pace").textContent = pace(state.callsPerSecond);
  $("remaining").textContent = state.remainingMillis === null ? "–" : wholeSeconds(state.remainingMillis);
  $("remaining-figure").hidden = false;
  $("run").hidden = false;

  const quarter = Math.floor((4 * state.completed) / state.total);
  if (quarter > announcedQuarter) {
    announcedQuarter = quarter;
    announce(`${percent(state.completed, state.total)} done.`);
  }
}

/** Shows that the connection is lost while the run continues. */
export function interrupted() {
  $("status").textContent = "Connection lost. Reconnecting; the run continues.";
}

/** Shows the report. */
export function report(state) {
  const { counts, distinct } = state;
  const done = state.action === "pin" ? "pinned" : "unpinned";
  const summary = `${number(counts.applied)} of ${count(distinct, "user")} ${done}.`;

  $("run-title").textContent = title(state);
  figures(state, distinct - counts.notSent, distinct);
  $("status").textContent = summary;
  $("pace").textContent = pace(state.calls / Math.max(1, state.elapsedMillis / 1000));
  $("remaining-figure").hidden = true;
  $("run").hidden = false;

  rows([
    ["Submitted ids", number(state.submitted)],
    ["Duplicates", number(state.duplicates)],
    ["Users", number(distinct)],
    ["Calls", number(state.calls)],
    ["Retries", number(state.retries)],
    ["Rate-limited calls", number(state.rateLimited)],
    ...Object.entries(state.countsByCode).map(([code, users]) => [`Error code ${code}`, number(users)]),
    ...Object.entries(state.notSentByReason).map(([reason, users]) => [
      `Not sent: ${NOT_SENT_REASONS[reason]}`,
      number(users),
    ]),
  ]);
  retry(state.retryableUserIds);
  failures(state.failures, distinct - counts.applied, done);
  $("report").hidden = false;
  announce(`${$("run-title").textContent}. ${summary} The report follows.`);
}

function figures(state, completed, total) {
  $("progress").max = total;
  $("progress").value = completed;
  $("share").textContent = percent(completed, total);
  $("applied-label").textContent = state.action === "pin" ? "Pinned" : "Unpinned";
  $("applied").textContent = number(state.counts.applied);
  $("rejected").textContent = number(state.counts.rejected);
  $("not-sent").textContent = number(state.counts.notSent);
  $("unknown").textContent = number(state.counts.unknown);
  $("calls").textContent = number(state.calls);
  $("elapsed").textContent = time(state.elapsedMillis);
}

function title({ stopped, counts }) {
  if (stopped) {
    return "Stopped";
  }
  return counts.notSent === 0 ? "Completed" : "Ended";
}

function status(state) {
  if (state.stopping) {
    return "Stopping: awaiting the calls in flight.";
  }
  if (state.lastFailure !== null) {
    return `Retrying. ${state.lastFailure}`;
  }
  if (state.calls !== lastCall.calls) {
    lastCall = state;
  } else if (state.elapsedMillis - lastCall.elapsedMillis > IDLE_MILLIS) {
    return `Waiting. The platform allows ${limits}.`;
  }
  return `${number(state.completed)} of ${number(state.total)} completed`;
}

function rows(pairs) {
  $("rows").replaceChildren(
    ...pairs.map(([name, value]) => element("div", element("dt", name), element("dd", value))),
  );
}

function retry(userIds) {
  $("retry").hidden = userIds.length === 0;
  $("retry-text").textContent = `Another run may succeed for ${count(userIds.length, "user")}.`;
}

function failures(list, all, done) {
  const first = all > list.length ? ` The first ${number(list.length)}:` : "";
  $("failures").hidden = list.length === 0;
  $("failures-caption").textContent = `${count(all, "user")} not ${done}.${first}`;
  $("failures-rows").replaceChildren(...list.map(failure));
}

function failure({ userId, outcome, message, code, hint, logId }) {
  const label = element("span", OUTCOMES[outcome].label);
  label.className = `outcome ${OUTCOMES[outcome].style}`;
  const details = [hint.replace(/\.$/, ""), code ? `Code ${code}` : "", logId ? `Log id ${logId}` : ""]
    .filter((part) => part !== "")
    .join(" · ");
  const reason = element("td", label, `: ${message}`);
  if (details !== "") {
    const span = element("span", details);
    span.className = "details";
    reason.append(span);
  }
  const row = element("tr", element("td", userId.trim() === "" ? "(blank)" : userId), reason);
  row.role = "row";
  for (const cell of row.cells) {
    cell.role = "cell";
  }
  return row;
}

function announce(text) {
  $("announcement").textContent = text;
}

/** Adds the content as text, since ids and messages are not trusted. */
function element(name, ...content) {
  const created = document.createElement(name);
  created.append(...content);
  return created;
}
