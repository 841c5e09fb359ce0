/** The two assertions that yargs makes of itself, without all else that `assert` can do and loads for it. */

/**
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {string} [message]
 */
export function strictEqual(actual, expected, message) {
  if (!Object.is(actual, expected)) throw new Error(message ?? `${String(actual)} is not ${String(expected)}`);
}

/**
 * @param {unknown} actual
 * @param {unknown} unexpected
 * @param {string} [message]
 */
export function notStrictEqual(actual, unexpected, message) {
  if (Object.is(actual, unexpected)) throw new Error(message ?? `unexpected ${String(unexpected)}`);
}
