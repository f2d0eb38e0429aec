// View of a run: its progress and its report.

import { notAppliedUrl } from "./api.js";
import { pace, percent, time, wholeSeconds } from "./format.js";
import { number, reasonOf, texts } from "./texts.js";

const $ = (id) => document.getElementById(id);

const STYLES = { rejected: "rejected", notSent: "not-sent", unknown: "unknown" };

/** Milliseconds without a call after which the rate limits are named as the cause. */
const IDLE_MILLIS = 1500;

let limits = "";
let lastCall = { calls: -1, elapsedMillis: 0 };
let announcedQuarter = 0;

/** Shows the platform, and whether it affects real users. */
export function platform({ name, baseUrl, simulated, callsPerSecond, callsPerMinute }) {
  $("platform-name").textContent = name;
  $("platform-detail").textContent = simulated ? texts.simulatedPlatform : texts.realPlatform(baseUrl);
  $("platform").classList.toggle("real", !simulated);
  $("platform").hidden = false;
  limits = texts.limits(number(callsPerSecond), number(callsPerMinute));
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
  $("run-title").textContent = state.action === "pin" ? texts.pinning(state.total) : texts.unpinning(state.total);
  figures(state, state.completed, state.total);
  $("status").textContent = status(state);
  $("pace").textContent = pace(state.callsPerSecond);
  $("remaining").textContent = state.remainingMillis === null ? "–" : wholeSeconds(state.remainingMillis);
  $("remaining-figure").hidden = false;
  $("run").hidden = false;

  const quarter = Math.floor((4 * state.completed) / state.total);
  if (quarter > announcedQuarter) {
    announcedQuarter = quarter;
    announce(texts.done(percent(state.completed, state.total)));
  }
}

/** Shows that the connection is lost while the run continues. */
export function interrupted() {
  $("status").textContent = texts.lost;
}

/** Shows the report. */
export function report(state) {
  const { counts, distinct } = state;
  const pinning = state.action === "pin";
  const applied = number(counts.applied);
  const summary = pinning ? texts.pinnedOf(applied, distinct) : texts.unpinnedOf(applied, distinct);

  $("run-title").textContent = title(state);
  figures(state, distinct - counts.notSent, distinct);
  $("status").textContent = summary;
  $("pace").textContent = pace(state.calls / Math.max(1, state.elapsedMillis / 1000));
  $("remaining-figure").hidden = true;
  $("run").hidden = false;

  rows([
    [texts.submitted, number(state.submitted)],
    [texts.duplicates, number(state.duplicates)],
    [texts.users, number(distinct)],
    [texts.calls, number(state.calls)],
    [texts.retries, number(state.retries)],
    [texts.rateLimited, number(state.rateLimited)],
    ...Object.entries(state.countsByCode).map(([code, users]) => [codeInWords(code, state.failures), number(users)]),
    ...Object.entries(state.notSentByReason).map(([reason, users]) => [
      texts.notSentFor(texts.reasons[reason]),
      number(users),
    ]),
  ]);
  retry(state.retryableUserIds);
  failures(state, distinct - counts.applied);
  $("report").hidden = false;
  announce(`${$("run-title").textContent}. ${summary}${texts.reportFollows}`);
}

function figures(state, completed, total) {
  $("progress").max = total;
  $("progress").value = completed;
  $("share").textContent = percent(completed, total);
  $("applied-label").textContent = state.action === "pin" ? texts.pinned : texts.unpinned;
  $("applied").textContent = number(state.counts.applied);
  $("rejected").textContent = number(state.counts.rejected);
  $("not-sent").textContent = number(state.counts.notSent);
  $("unknown").textContent = number(state.counts.unknown);
  $("calls").textContent = number(state.calls);
  $("elapsed").textContent = time(state.elapsedMillis);
}

function title({ stopped, counts }) {
  if (stopped) {
    return texts.stopped;
  }
  return counts.notSent === 0 ? texts.completed : texts.ended;
}

function status(state) {
  if (state.stopping) {
    return texts.stopping;
  }
  if (state.lastFailure !== null) {
    return texts.retrying(state.lastFailure);
  }
  if (state.calls !== lastCall.calls) {
    lastCall = state;
  } else if (state.elapsedMillis - lastCall.elapsedMillis > IDLE_MILLIS) {
    return texts.waiting(limits);
  }
  return texts.completedOf(number(state.completed), number(state.total));
}

function rows(pairs) {
  $("rows").replaceChildren(
    ...pairs.map(([name, value]) => element("div", element("dt", name), element("dd", value))),
  );
}

function retry(userIds) {
  $("retry").hidden = userIds.length === 0;
  $("retry-text").textContent = texts.mayRetry(userIds.length);
}

/** Names the code by its meaning, or by the message of the first user that has it. */
function codeInWords(code, list) {
  const message = list.find((user) => String(user.code) === code)?.message ?? "";
  return reasonOf(code, message) ?? (message === "" || message.length > 60 ? texts.errorCode(code) : message);
}

function failures({ id, action, failures: list }, all) {
  const caption = action === "pin" ? texts.notPinned(all) : texts.notUnpinned(all);
  $("failures").hidden = list.length === 0;
  $("export").href = notAppliedUrl(id);
  $("failures-caption").textContent = caption + (all > list.length ? texts.first(number(list.length)) : "");
  $("failures-rows").replaceChildren(...list.map(failure));
}

function failure({ userId, outcome, reason, message, code, hint, logId }) {
  const label = element("span", texts[outcome]);
  label.className = `outcome ${STYLES[outcome]}`;
  const words = reasonOf(code, message) ?? texts.reasons[reason];
  const details = [
    words === undefined ? "" : message,
    hint.replace(/\.$/, ""),
    code ? texts.code(code) : "",
    logId ? texts.logId(logId) : "",
  ]
    .filter((part) => part !== "")
    .join(" · ");
  const why = element("td", label, texts.colon + (words ?? message));
  if (details !== "") {
    const span = element("span", details);
    span.className = "details";
    why.append(span);
  }
  const row = element("tr", element("td", userId.trim() === "" ? texts.blank : userId), why);
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
