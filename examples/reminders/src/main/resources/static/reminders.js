// Joins the form, the API and the view. The run on the page is named in its address, so that it is still there after a reload.

import * as api from "./api.js";
import * as form from "./form.js";
import * as view from "./view.js";

const $ = (id) => document.getElementById(id);

let lookAway = () => {};
let retryableUserIds = [];

async function start(timeSensitive) {
  busy(true);
  tell(null);
  try {
    const { id } = await api.start(await form.ids(), timeSensitive);
    history.replaceState(null, "", `#${id}`);
    follow(id);
  } catch (error) {
    fail(error);
  }
}

function follow(id) {
  lookAway();
  busy(true);
  tell(null);
  view.begin();
  $("stop").disabled = false;
  lookAway = api.watch(id, {
    progress: (state) => {
      $("stop").disabled = state.stopping;
      view.progress(state);
    },
    account: (state) => {
      retryableUserIds = state.retryableUserIds;
      view.account(state);
      busy(false);
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
    tell(error);
    $("stop").disabled = false;
  }
}

function busy(yes) {
  $("pin").disabled = yes;
  $("unpin").disabled = yes;
  $("stop").disabled = true;
}

function fail(error) {
  busy(false);
  tell(error);
}

function tell(error) {
  $("error").textContent = error === null ? "" : error.message;
  $("error").hidden = error === null;
}

const runInAddress = () => location.hash.slice(1);

function followTheAddress() {
  if (runInAddress() !== "") {
    follow(runInAddress());
  }
}

$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  start(true);
});
$("unpin").addEventListener("click", () => start(false));
$("stop").addEventListener("click", stop);
$("again-button").addEventListener("click", () => form.fill(retryableUserIds));
addEventListener("hashchange", followTheAddress);

followTheAddress();
try {
  const platform = await api.platform();
  form.fit(platform);
  view.platform(platform);
} catch (error) {
  fail(error);
}
