/** `ajv`, a file of its own that is loaded when it is first used: few runs read a configuration. */
module.exports = {
  get Ajv2020() {
    return require('ajv/dist/2020.js').Ajv2020;
  },
};
