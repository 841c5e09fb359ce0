import { defineRule, stringOf, that, truthOf } from '../../../src/rule-api.js';
import page from './rule.md';

/** The first version that knows private link, by major and minor number. */
const first = [1, 4] as const;

export default defineRule({
  title: 'The Arc agent is recent enough for private link',
  source: 'https://learn.microsoft.com/azure/azure-arc/servers/private-link-security#restrictions-and-limitations',
  tags: ['arc', 'onboarding'],
  page,
  messages: {
    tooOld: {
      severity: 'error',
      precision: 'high',
      what: 'version {version} of the Azure Connected Machine agent does not know private link',
      why: 'private link needs version 1.4 or later',
      fix: 'install the latest version, or pin one from 1.4 on',
    },
  },
  of: (network) => network.arcAgents,
  *check(agent, { say }) {
    yield that(({ see }) => {
      const version = stringOf(see(agent.name));
      return version === undefined ? 'unknown' : truthOf(isRecent(version));
    }).otherwise(say.tooOld({ at: agent.name, version: agent.name }));
  },
});

function isRecent(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > first[0] || (major === first[0] && minor >= first[1]);
}
