// Formats for numbers and times.

import { number, texts } from "./texts.js";

const tenths = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** "41.7 calls/s" */
export const pace = (callsPerSecond) => texts.callsPerSecond(tenths.format(callsPerSecond));

/** "4.2 s", "59.0 s", "1 min 20 s" */
export const time = (millis) => (millis < 59_950 ? texts.seconds(tenths.format(millis / 1000)) : wholeSeconds(millis));

/** "5 s", "1 min 20 s" */
export function wholeSeconds(millis) {
  const seconds = Math.round(millis / 1000);
  return seconds < 60 ? texts.seconds(seconds) : texts.minutes(number(Math.floor(seconds / 60)), seconds % 60);
}

/** "37 %"; rounds down, so that 100 % means complete. */
export const percent = (part, all) => `${all === 0 ? 100 : Math.floor((100 * part) / all)} %`;
