import { describe, expect, it } from '@jest/globals';
import { readArmTemplate } from '../../src/arm/template-reader.js';
import type { RuleBody } from '../../src/engine/rule.js';
import { defineRule, namedRules } from '../../src/engine/rule.js';
import { runRules } from '../../src/engine/run-rules.js';
import { known, undecided, whether } from '../../src/engine/proposition.js';
import { sameText } from '../../src/values/compare.js';
import { scalar } from '../../src/values/construct.js';
import { evaluate } from '../../src/evaluation/evaluate.js';
import type { Network } from '../../src/network/network.js';
import { networkOf } from '../../src/network/network.js';
import { Source } from '../../src/text/source.js';

const text = `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": { "region": { "type": "string", "defaultValue": "west" }, "maybe": { "type": "bool" } },
  "resources": [
    { "type": "Microsoft.Network/virtualNetworks", "apiVersion": "2024-05-01", "name": "one", "location": "[parameters('region')]" },
    { "type": "Microsoft.Network/virtualNetworks", "apiVersion": "2024-05-01", "name": "two", "location": "north", "condition": "[parameters('maybe')]" }
  ]
}`;
const page = '';
const source = 'https://learn.microsoft.com/azure';
const messages = {
  wrong: { severity: 'error', precision: 'high', text: '{vnet} is in {region}' },
  other: { severity: 'note', precision: 'low', text: 'other' },
} as const;
const common = { title: 'test', source, tags: [], page, messages, of: (network: Network) => network.virtualNetworks };

function run(body: RuleBody) {
  const template = readArmTemplate(new Source('main.json', text));
  if (template === undefined) throw new Error('no template');
  return runRules(networkOf([evaluate(template)]), namedRules({ 'test/rule': body }));
}

const inNorth = defineRule({
  ...common,
  *check(vnet) {
    yield whether([vnet.location], (region) => (region === undefined ? 'unknown' : sameText(region, scalar('north')))).otherwise('wrong', {
      at: vnet.location,
      vnet,
      region: vnet.location ?? '',
    });
  },
});

describe('running rules', () => {
  it('gives one fact for each subject, with place, arguments and the defaults that it rests on', () => {
    const { facts, diagnostics } = run(inNorth);
    expect(diagnostics).toEqual([]);
    expect(facts.map(({ verdict }) => verdict)).toEqual(['fail', 'pass']);
    const [fail] = facts;
    expect(fail?.messageId).toBe('wrong');
    expect([...(fail?.arguments.keys() ?? [])]).toEqual(['vnet', 'region']);
    expect(fail?.at.span.source.position(fail.at.span.start)).toEqual({ line: 6, column: 107 });
    expect(fail?.defaults.map(({ name }) => name)).toEqual(['region']);
  });

  it('loses one subject where a rule throws on it, and says so', () => {
    const { facts, diagnostics } = run(
      defineRule({
        ...common,
        *check(vnet, { network }) {
          if (vnet === network.virtualNetworks[0]) throw new Error('boom');
          yield known(true).otherwise('wrong', { vnet, region: '' });
        },
      }),
    );
    expect(facts.map(({ verdict }) => verdict)).toEqual(['pass']);
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['rule-crashed', 'rule test/rule failed on Microsoft.Network/virtualNetworks one: Error: boom'],
    ]);
  });

  it('turns a failure that may be fine all the same into an open verdict, and never another verdict', () => {
    const verdicts = (truth: boolean) =>
      run(
        defineRule({
          ...common,
          *check(vnet) {
            yield known(truth).otherwise('wrong', { vnet, region: '', unless: 'another deployment may help' });
          },
        }),
      ).facts.map(({ verdict, unless }) => [verdict, unless]);
    expect(verdicts(false)[0]).toEqual(['open', 'another deployment may help']);
    expect(verdicts(true)[0]).toEqual(['pass', undefined]);
  });

  it('takes a list of claims for one verdict: a failure first, then an open one that says why', () => {
    const body = (...truths: readonly ('fail' | 'pass' | 'open')[]) =>
      defineRule({
        ...common,
        *check() {
          yield truths.map((verdict) => (verdict === 'open' ? undecided : known(verdict === 'pass')).otherwise('other', {}));
        },
      });
    expect(run(body('pass', 'open', 'fail')).facts[0]?.verdict).toBe('fail');
    expect(run(body('pass', 'open')).facts[0]?.verdict).toBe('open');
    expect(run(body('pass', 'pass')).facts[0]?.verdict).toBe('pass');
    expect(run(body()).facts[0]?.verdict).toBe('pass');
  });

  it('refuses claims without the arguments of their message when it compiles', () => {
    defineRule({
      ...common,
      // @ts-expect-error -- the argument region is missing
      *check(vnet) {
        yield known(true).otherwise('wrong', { vnet });
      },
    });
    defineRule({
      ...common,
      // @ts-expect-error -- there is no such message
      *check() {
        yield known(true).otherwise('missing', {});
      },
    });
  });
});
