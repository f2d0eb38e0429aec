// Formats for numbers and times.

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** "12,000" */
export const number = (value) => whole.format(value);

/** "1 call", "12,000 calls" */
export const count = (value, one, many = `${one}s`) => `${number(value)} ${value === 1 ? one : many}`;

/** "41.7 calls/s" */
export const pace = (callsPerSecond) => `${tenths.format(callsPerSecond)} calls/s`;

/** "4.2 s", "59.0 s", "1 min 20 s" */
export const time = (millis) => (millis < 59_950 ? `${tenths.format(millis / 1000)} s` : wholeSeconds(millis));

/** "5 s", "1 min 20 s" */
export function wholeSeconds(millis) {
  const seconds = Math.round(millis / 1000);
  return seconds < 60 ? `${seconds} s` : `${number(Math.floor(seconds / 60))} min ${seconds % 60} s`;
}

/** "37 %"; rounds down, so that 100 % means complete. */
export const percent = (part, all) => `${all === 0 ? 100 : Math.floor((100 * part) / all)} %`;
