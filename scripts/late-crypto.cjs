/** `node:crypto`, loaded when it is first used: few scans need a hash. */
exports.createHash = (/** @type {string} */ algorithm) => require('crypto').createHash(algorithm);
exports.randomUUID = () => require('crypto').randomUUID();
