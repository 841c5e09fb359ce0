/** `yaml`, a file of its own that is loaded when it is first used: few Bicep files load YAML. */
module.exports = {
  get isScalar() {
    return require('yaml').isScalar;
  },
  get parseAllDocuments() {
    return require('yaml').parseAllDocuments;
  },
  get visit() {
    return require('yaml').visit;
  },
};
