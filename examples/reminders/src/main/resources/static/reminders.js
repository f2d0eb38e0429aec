// Connects the form, the API and the view. The page's address contains the id of the run, so that a reload keeps it.

import * as api from "./api.js";
import * as form from "./form.js";
import { translate } from "./texts.js";
import * as view from "./view.js";

const $ = (id) => document.getElementById(id);

let stopWatching = () => {};
let retryableUserIds = [];

async function start(action) {
  setBusy(true);
  showError(null);
  try {
    const { id } = await api.start(await form.ids(), action);
    history.replaceState(null, "", `#${id}`);
    watch(id);
  } catch (error) {
    fail(error);
  }
}

function watch(id) {
  stopWatching();
  setBusy(true);
  showError(null);
  view.clear();
  $("stop").disabled = false;
  stopWatching = api.watch(id, {
    progress: (state) => {
      $("stop").disabled = state.stopping;
      view.progress(state);
    },
    report: (state) => {
      retryableUserIds = state.retryableUserIds;
      view.report(state);
      setBusy(false);
    },
    interrupted: view.interrupted,
    failure: (error) => {
      history.replaceState(null, "", location.pathname);
      fail(error);
    },
  });
}

async function stop() {
  $("stop").disabled = true;
  try {
    await api.stop(runInAddress());
  } catch (error) {
    showError(error);
    $("stop").disabled = false;
  }
}

function setBusy(busy) {
  $("pin").disabled = busy;
  $("unpin").disabled = busy;
  $("stop").disabled = true;
}

function fail(error) {
  setBusy(false);
  showError(error);
}

function showError(error) {
  $("error").textContent = error === null ? "" : error.message;
  $("error").hidden = error === null;
}

const runInAddress = () => location.hash.slice(1);

function watchRunInAddress() {
  if (runInAddress() !== "") {
    watch(runInAddress());
  }
}

$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  start("pin");
});
$("unpin").addEventListener("click", () => start("unpin"));
$("stop").addEventListener("click", stop);
$("retry-button").addEventListener("click", () => form.fill(retryableUserIds));
addEventListener("hashchange", watchRunInAddress);

translate(document);
watchRunInAddress();
try {
  const platform = await api.platform();
  form.adapt(platform);
  view.platform(platform);
} catch (error) {
  fail(error);
}
