/** `diff`, a file of its own that is loaded when it is first used: few runs print a diff. */
module.exports = {
  get formatPatch() {
    return require('diff').formatPatch;
  },
  get structuredPatch() {
    return require('diff').structuredPatch;
  },
};
