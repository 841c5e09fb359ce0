import { defineRule, isTrue, known, undecided } from '../../../src/rule-api.js';
import page from './rule.md';

export default defineRule({
  title: 'No onboarding script holds the secret of its service principal',
  source: 'https://learn.microsoft.com/azure/azure-arc/servers/onboard-service-principal',
  tags: ['arc', 'onboarding', 'security'],
  securitySeverity: 7,
  page,
  messages: {
    written: {
      severity: 'warning',
      precision: 'high',
      what: 'the value of {option} is written in this script',
      why: 'whoever can read the script can connect machines in the name of the service principal',
      fix: 'take it from a vault or from a variable that is set when the script runs, and renew the secret',
    },
    placeholder: {
      severity: 'note',
      precision: 'low',
      what: 'the value of {option} is yet to be filled in',
      why: 'once it is written here, whoever can read the script has it',
      fix: 'take it from a vault or from a variable that is set when the script runs',
    },
  },
  of: (network) => network.onboardingScripts,
  *check({ writtenSecrets: { items } }, { say }) {
    if (items.length === 0) yield [];
    for (const { name, isFilledIn } of items) {
      const telling = { at: name, option: name };
      yield isTrue(isFilledIn) ? known(false).otherwise(say.written(telling)) : undecided.otherwise(say.placeholder(telling));
    }
  },
});
