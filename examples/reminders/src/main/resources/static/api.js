// The application's API. Whatever goes wrong comes as an Error whose message can be shown to people.

const JSON_TYPE = { "Content-Type": "application/json" };

export const platform = () => ask("GET", "platform");

export const colleagues = (number) => ask("GET", `colleagues?number=${number}`);

export const start = (userIds, timeSensitive) => ask("POST", "reminders", { userIds, timeSensitive });

export const stop = (id) => ask("DELETE", `reminders/${encodeURIComponent(id)}`);

/**
 * Watches a run until it has its account. Returns a function that looks away, which does not end the run.
 *
 * on.progress(state)  again and again
 * on.account(state)   at the end
 * on.interrupted()    the connection is gone; it is being tried again
 * on.failure(error)   nothing more will come
 */
export function watch(id, on) {
  const place = `reminders/${encodeURIComponent(id)}`;
  const source = new EventSource(`${place}/events`);
  const finish = (tell) => {
    source.close();
    tell();
  };

  source.addEventListener("progress", (event) => on.progress(JSON.parse(event.data)));
  source.addEventListener("account", (event) => finish(() => on.account(JSON.parse(event.data))));
  source.addEventListener("failure", (event) => finish(() => on.failure(new Error(JSON.parse(event.data).detail))));
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED) {
      on.interrupted();
      return;
    }
    // An EventSource does not tell what was answered; so ask again.
    ask("GET", place).then(
      () => on.failure(new Error("The progress cannot be shown. Reload the page to try again.")),
      on.failure,
    );
  });
  return () => source.close();
}

async function ask(method, path, body) {
  let response;
  try {
    response = await fetch(path, { method, headers: body && JSON_TYPE, body: body && JSON.stringify(body) });
  } catch {
    throw new Error("The application cannot be reached. Is it still running?");
  }
  const response = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(response.detail ?? `The application answered ${response.status} ${response.title ?? ""}`.trim());
  }
  return response;
}
