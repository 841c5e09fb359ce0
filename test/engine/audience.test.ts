import { rulesFor } from '../../src/engine/rule.js';
import { defineRule, namedRules } from '../../src/rule-api.js';
import type { Audience } from '../../src/rule-api.js';

const rules = namedRules({ 'pack/advice': ruleFor('auditor'), 'pack/plain': ruleFor(undefined), 'pack/said': ruleFor('everyone') });

const idsFor = (audience: Audience): string[] => rulesFor(audience, rules).map(({ id }) => id);

describe('the audience of a rule', () => {
  it('is everyone where the rule names none', () => {
    expect(idsFor('everyone')).toEqual(['pack/plain', 'pack/said']);
    expect([undefined, 'everyone', 'auditor'].map((one) => ruleFor(one as Audience | undefined).audience)).toEqual(['everyone', 'everyone', 'auditor']); // prettier-ignore
  });

  it('of auditors gets the rules for everyone too', () => {
    expect(idsFor('auditor')).toEqual(['pack/advice', 'pack/plain', 'pack/said']);
  });
});

function ruleFor(audience: Audience | undefined): Parameters<typeof namedRules>[0][string] {
  return defineRule({
    title: 'Names are short',
    source: 'https://learn.microsoft.com/azure/private-link/',
    tags: [],
    ...(audience !== undefined && { audience }),
    page: '# Names are short\n',
    messages: {},
    of: () => [],
    check: () => [],
  });
}
