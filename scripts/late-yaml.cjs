/** `yaml`, loaded when it is first used: few Bicep files load YAML. */
exports.parseAllDocuments = (/** @type {string} */ text, /** @type {import('yaml').ParseOptions} */ options) =>
  require('../node_modules/yaml/dist/index.js').parseAllDocuments(text, options);
