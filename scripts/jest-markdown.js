/** Lets tests import a page of Markdown as its text, as the bundler does. */
export default {
  /** @param {string} text */
  process: (text) => ({ code: `export default ${JSON.stringify(text)};` }),
};
