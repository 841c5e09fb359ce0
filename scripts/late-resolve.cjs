/** `import-meta-resolve`, a file of its own that is loaded when it is first used: few configurations name a package. */
module.exports = {
  get resolve() {
    return require('import-meta-resolve').resolve;
  },
};
