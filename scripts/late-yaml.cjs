/** `yaml`, a file of its own that is loaded when it is first used: few scans read YAML. */
module.exports = {
  get isAlias() {
    return require('yaml').isAlias;
  },
  get isMap() {
    return require('yaml').isMap;
  },
  get isScalar() {
    return require('yaml').isScalar;
  },
  get isSeq() {
    return require('yaml').isSeq;
  },
  get parseAllDocuments() {
    return require('yaml').parseAllDocuments;
  },
  get parseDocument() {
    return require('yaml').parseDocument;
  },
  get visit() {
    return require('yaml').visit;
  },
};
