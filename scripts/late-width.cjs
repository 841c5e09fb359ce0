/** `string-width`, loaded when it is first used: few texts are not plain. */
module.exports = (/** @type {string} */ text) => require('string-width').default(text);
