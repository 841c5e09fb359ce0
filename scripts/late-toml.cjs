/** `toml-eslint-parser`, a file of its own that is loaded when it is first used: few scans read TOML. */
module.exports = {
  get ParseError() {
    return require('toml-eslint-parser').ParseError;
  },
  get parseTOML() {
    return require('toml-eslint-parser').parseTOML;
  },
};
