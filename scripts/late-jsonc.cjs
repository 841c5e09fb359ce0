/** `jsonc-parser`, a file of its own that is loaded when it is first used: few runs read a configuration or mend a file. */
module.exports = {
  get findNodeAtOffset() {
    return require('jsonc-parser').findNodeAtOffset;
  },
  get getNodePath() {
    return require('jsonc-parser').getNodePath;
  },
  get parseTree() {
    return require('jsonc-parser').parseTree;
  },
  get printParseErrorCode() {
    return require('jsonc-parser').printParseErrorCode;
  },
};
