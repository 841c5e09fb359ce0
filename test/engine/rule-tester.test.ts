import { describe, expect, it } from '@jest/globals';
import { defineRule, namedRules } from '../../src/engine/rule.js';
import { stringOf } from '../../src/values/construct.js';
import { known } from '../../src/engine/statement.js';
import { checkCase, checkRule, memoryHost, readCase } from '../../src/testing/index.js';

const template = (name: string) => `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [{ "type": "Microsoft.Network/virtualNetworks", "apiVersion": "2024-05-01",
    ${name}
  }]
}`;
const [rule] = namedRules({
  'test/rule': defineRule({
    title: 'Networks are named well',
    source: 'https://learn.microsoft.com/azure',
    tags: [],
    page: '',
    messages: { bad: { severity: 'error', precision: 'high', what: '{vnet} is a bad name' } },
    of: (network) => network.virtualNetworks,
    *check(vnet, { say }) {
      yield known(stringOf(vnet.name) !== 'bad').otherwise(say.bad({ vnet }));
    },
  }),
});
if (rule === undefined) throw new Error('no rule');

function problems(path: string, text: string): string[] {
  const one = readCase(path, text);
  return one === undefined || rule === undefined ? ['no case'] : checkCase(rule, one);
}

describe('the rule tester', () => {
  it('accepts a case that comes out as its name and its comments say', () => {
    expect(problems('cases/fail-x.json', template('"name": "bad" // ! bad: bad is a bad'))).toEqual([]);
    expect(problems('cases/pass-x.json', template('"name": "good"'))).toEqual([]);
  });

  it('names what is expected and not reported, and what is reported and not expected', () => {
    expect(problems('cases/pass-x.json', template('"name": "bad"'))).toEqual([
      'the verdict is fail, not pass',
      'line 5: not expected: fail bad: bad is a bad name',
    ]);
    expect(problems('cases/fail-x.json', template('"name": "good" // ! bad: good'))).toEqual([
      'the verdict is pass, not fail',
      'line 5: nothing reported as bad: good',
    ]);
    expect(problems('cases/fail-x.json', template('"name": "bad" // ! bad: other words'))).toHaveLength(2);
    expect(problems('cases/fail-x.json', template('"name": "bad" // ? bad'))).toHaveLength(2);
  });

  it('does not take a broken template for a good one', () => {
    expect(problems('cases/pass-x.json', '[]')).toEqual(['it is no template', 'the verdict is none: the rule looked at nothing, not pass']);
  });

  it('finds a folder that is not finished', () => {
    const host = memoryHost({
      'cases/pass-x.json': template('"name": "good"'),
      'rule.md': '# Other\n\n## Why\n\nBecause.\n',
    });
    expect(checkRule(rule, host)).toEqual([
      'cases: there is no fail-* case',
      'cases: there is no open-* case',
      'cases: no case expects the message bad',
      "rule.md: the first line is not '# Networks are named well'",
      'rule.md: the sections are not Why, Incorrect, Correct, When it stays open, Source',
      'rule.md: the last section does not name https://learn.microsoft.com/azure',
    ]);
  });

  it('runs the examples of a page', () => {
    const page = (incorrect: string) =>
      `# Networks are named well\n\n## Why\n\n## Incorrect\n\n\`\`\`json\n[{ "type": "Microsoft.Network/virtualNetworks", "apiVersion": "2024-05-01", "name": "${incorrect}" }]\n\`\`\`\n`;
    const of = (text: string) => checkRule(rule, memoryHost({ 'rule.md': text })).filter((problem) => problem.includes('example'));
    expect(of(page('bad'))).toEqual([]);
    expect(of(page('good'))).toEqual(['rule.md: the example under Incorrect comes out as pass']);
  });
});
