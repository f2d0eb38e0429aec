// Reads the ids from what a user has typed or pasted: a list, a line of words, or columns of a table.

const SEPARATORS = /[\s,;|，；、]+/u;
const QUOTES = /^["'“”‘’`]+|["'“”‘’`]+$/gu;
const OPEN_OR_UNION_ID = /^o[un]_\w+$/;

/**
 * Returns the ids, and the number of words that are not ids. If some words are open_ids or union_ids, all others, such
 * as the names in another column, are not ids; otherwise each word is an id.
 */
export function read(text) {
  const words = text
    .split(SEPARATORS)
    .map((word) => word.replace(QUOTES, ""))
    .filter((word) => word !== "");
  const recognized = words.filter((word) => OPEN_OR_UNION_ID.test(word));
  const ids = recognized.length > 0 ? recognized : words;
  return { ids, ignored: words.length - ids.length };
}
