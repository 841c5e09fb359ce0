const { TestEnvironment } = require('jest-environment-node');

/** Node as tests see it; once a test has failed, the mutant is noticed and the tests that are left are skipped. */
module.exports = class FirstFailureEnvironment extends TestEnvironment {
  #failed = false;

  /** @param {import('@jest/types').Circus.Event} event */
  handleTestEvent(event) {
    if (event.name === 'test_fn_failure' || event.name === 'hook_failure') this.#failed = true;
    if (event.name === 'test_start' && this.#failed) event.test.mode = 'skip';
  }
};
