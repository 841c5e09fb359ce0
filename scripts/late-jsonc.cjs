/** `jsonc-parser`, a file of its own that is loaded when it is first used: few runs read a configuration. */
module.exports = {
  get parseTree() {
    return require('jsonc-parser').parseTree;
  },
  get printParseErrorCode() {
    return require('jsonc-parser').printParseErrorCode;
  },
};
