/** `yaml`, a file of its own that is loaded when it is first used: few Bicep files load YAML. */
exports.parseAllDocuments = (/** @type {string} */ text, /** @type {import('yaml').ParseOptions} */ options) =>
  require('yaml').parseAllDocuments(text, options);
