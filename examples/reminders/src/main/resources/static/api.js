// Client of the application's API. Every failure is an Error with a message for the user.

import { texts } from "./texts.js";

const JSON_TYPE = { "Content-Type": "application/json" };

export const platform = () => send("GET", "platform");

export const simulatedUsers = (count) => send("GET", `simulated-users?count=${count}`);

/** Starts a run. The action is "pin" or "unpin". */
export const start = (userIds, action) => send("POST", "reminders", { userIds, action });

export const stop = (id) => send("DELETE", `reminders/${encodeURIComponent(id)}`);

/** Returns the address of the users whose outcome is not applied, as CSV. */
export const notAppliedUrl = (id) => `reminders/${encodeURIComponent(id)}/not-applied.csv`;

/**
 * Subscribes to a run until its report. Returns a function that cancels the subscription, but not the run.
 *
 * on.progress(state)  repeatedly
 * on.report(state)    at the end
 * on.interrupted()    the connection is lost and is being restored
 * on.failure(error)   no more events follow
 */
export function watch(id, on) {
  const path = `reminders/${encodeURIComponent(id)}`;
  const source = new EventSource(`${path}/events`);
  const finish = (notify) => {
    source.close();
    notify();
  };

  source.addEventListener("progress", (event) => on.progress(JSON.parse(event.data)));
  source.addEventListener("report", (event) => finish(() => on.report(JSON.parse(event.data))));
  source.addEventListener("failure", (event) => finish(() => on.failure(new Error(JSON.parse(event.data).detail))));
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED) {
      on.interrupted();
      return;
    }
    // An EventSource does not expose the error response, so request the run once more.
    send("GET", path).then(
      () => on.failure(new Error(texts.notShown)),
      on.failure,
    );
  });
  return () => source.close();
}

async function send(method, path, body) {
  let response;
  try {
    response = await fetch(path, { method, headers: body && JSON_TYPE, body: body && JSON.stringify(body) });
  } catch {
    throw new Error(texts.unreachable);
  }
  const content = await response.json().catch(() => ({}));
  if (!response.ok) {
    const status = texts.responded(`${response.status} ${content.title ?? ""}`.trim());
    throw new Error(content.detail ?? status);
  }
  return content;
}
