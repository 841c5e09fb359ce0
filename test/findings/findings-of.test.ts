import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../src/engine/fact.js';
import { scalar, symbolicCall } from '../../src/values/construct.js';
import type { UnknownValue } from '../../src/values/value.js';
import type { DeploymentLabel } from '../../src/findings/finding.js';
import { findingsOf } from '../../src/findings/findings-of.js';
import { wordFacts } from '../../src/findings/worded-fact.js';
import type { ParameterDeclaration } from '../../src/template/template.js';
import { Source } from '../../src/text/source.js';
import { fact, place, viewNamed } from './facts.js';

const plain: DeploymentLabel = { template: 'main.json', parameters: [] };
const production: DeploymentLabel = { template: 'main.json', parameters: ['main.prod.parameters.json'] };
const dr = symbolicCall('parameters', [scalar('dr')]);

function found(...facts: Fact[]) {
  return findingsOf(wordFacts(facts, plain));
}

describe('findings', () => {
  it('say what failed, where, and how sure it is', () => {
    const [finding] = found(fact({ related: [place('"westeurope"', { label: 'the network is here' })] }));
    expect(finding).toMatchObject({
      ruleId: 'endpoint/same-region',
      messageId: 'differs',
      verdict: 'fail',
      severity: 'error',
      precision: 'high',
    });
    expect(finding?.place.span).toEqual(place('"northeurope"').span);
    expect(finding?.occurrences[0].related).toEqual([{ span: place('"westeurope"').span, label: 'the network is here' }]);
  });

  it('leave out what passes', () => {
    expect(found(fact({ verdict: 'pass' }))).toEqual([]);
  });

  it('word entities by name, lists with "and", unknown values as their expression', () => {
    const args = new Map<string, Fact['arguments'] extends ReadonlyMap<string, infer A> ? A : never>([
      ['endpoint', viewNamed(symbolicCall('parameters', [scalar('name')]))],
      ['region', scalar('')],
      ['others', [scalar('westeurope'), viewNamed(scalar('vnet')), 3]],
    ]);
    const [finding] = found(fact({ arguments: args }));
    expect(finding?.occurrences[0].message).toBe("endpoint parameters('name') is in '', not in westeurope, vnet and 3");
  });

  it('do not read placeholders out of arguments', () => {
    const args = new Map([
      ['endpoint', '{region}'],
      ['region', 'x'],
      ['others', '$&'],
    ]);
    expect(found(fact({ arguments: args }))[0]?.occurrences[0].message).toBe('endpoint {region} is in x, not in $&');
  });

  it('name the case in which an open verdict fails', () => {
    const sku = symbolicCall('parameters', [scalar('sku')]);
    const scenario = [
      { symbol: dr, is: scalar(true) },
      { symbol: sku, not: [scalar('Basic'), scalar('Free')] },
    ];
    const [finding] = found(fact({ verdict: 'open', scenario, unless: 'a policy may attach it' }));
    expect(finding?.occurrences[0].reason).toBe(
      "fails when parameters('dr') is true and parameters('sku') is not 'Basic' or 'Free'; a policy may attach it",
    );
  });

  it('name what leaves a verdict undecided where no case is known', () => {
    const reasonOf = (...undecided: UnknownValue[]) => found(fact({ verdict: 'open', undecided }))[0]?.occurrences[0].reason;
    expect(reasonOf(dr)).toBe("depends on parameters('dr')");
    expect(reasonOf(dr, dr, dr, dr, dr, dr)).toMatch(/^depends on parameters\('dr'\), .* and 2 more$/);
  });

  it('tell the defaults on which they rest and the way that the value came', () => {
    const origin = {
      span: place('"northeurope"').span,
      step: 'expression',
      from: { span: place('a').span, step: 'variable', name: 'region', from: { span: place('c').span, step: 'default', name: 'location' } },
    } as const;
    const defaults = [{ name: 'location' } as ParameterDeclaration];
    const [finding] = found(fact({ at: place('"northeurope"', { origin }), defaults }));
    expect(finding?.occurrences[0].assumptions).toEqual(['the default of parameter location']);
    expect(finding?.occurrences[0].origin).toEqual([
      { span: place('c').span, label: 'default of parameter location' },
      { span: place('a').span, label: 'variable region' },
    ]);
  });

  it('of several deployments at one place are one, the surest deployment first', () => {
    const assumed = fact({ defaults: [{ name: 'location' } as ParameterDeclaration] });
    const findings = findingsOf([...wordFacts([assumed, assumed], plain), ...wordFacts([fact()], production)]);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.occurrences.map(({ deployment }) => deployment)).toEqual([production, plain]);
  });

  it('keep every wording of one place', () => {
    const args = new Map([
      ['endpoint', 'pe-2'],
      ['region', 'x'],
      ['others', 'y'],
    ]);
    const [finding, ...others] = found(fact(), fact({ arguments: args }));
    expect(others).toEqual([]);
    expect(finding?.occurrences.map(({ message }) => message)).toEqual([
      'endpoint pe is in northeurope, not in westeurope',
      'endpoint pe-2 is in x, not in y',
    ]);
  });

  it('stay apart where the verdict differs', () => {
    expect(found(fact(), fact({ verdict: 'open' }))).toHaveLength(2);
  });

  it('are one where only the other end or the way differs, and show each', () => {
    const path = [{ span: place('b').span, name: scalar('network') }];
    const [finding, ...others] = found(fact(), fact({ related: [place('b')] }), fact({ at: place('"northeurope"', { path }) }), fact());
    expect(others).toEqual([]);
    expect(finding?.occurrences.map(({ related, path }) => [related.length, path.map(({ label }) => label)])).toEqual([
      [0, []],
      [1, []],
      [0, ['nested deployment network']],
    ]);
  });

  it('inside a module that is no file stand where it is called', () => {
    const module = new Source('br:example.net/pe:1.0.0', '{\n  "location": "northeurope"\n}', true);
    const inside = (text: string) => ({ source: module, start: module.text.indexOf(text), end: module.text.indexOf(text) + text.length });
    const path = [
      { span: place('b').span, name: scalar('network') },
      { span: place('c').span, name: scalar('endpoint') },
      { span: inside('{'), name: scalar('inner') },
    ];
    const origin = { span: inside('"location"'), step: 'default', name: 'location' } as const;
    const [finding] = found(
      fact({
        at: place('', { span: inside('"northeurope"'), path, origin }),
        related: [place('', { span: inside('{'), path, label: 'the other end' })],
      }),
    );
    expect(finding?.place).toEqual({ span: place('c').span, label: 'inside br:example.net/pe:1.0.0 at 2:15' });
    expect(finding?.occurrences[0]).toMatchObject({
      path: [{ span: place('b').span }],
      origin: [],
      related: [{ span: place('c').span, label: 'the other end, inside br:example.net/pe:1.0.0 at 1:1' }],
    });
    expect(finding?.occurrences[0].path).toHaveLength(1);
  });

  it('at one line of a module with both ends show the call that leads to the other', () => {
    const through = (call: string) => ({ path: [{ span: place(call).span, name: scalar(call) }] });
    const [finding] = found(
      fact({ at: place('"northeurope"', through('b')), related: [place('"northeurope"', { ...through('c'), label: 'here too' })] }),
    );
    expect(finding?.occurrences[0].related).toEqual([{ span: place('c').span, label: 'here too' }]);
  });

  it('are in the same order whatever the order of the facts', () => {
    const facts = [fact({ at: place('"westeurope"') }), fact({ verdict: 'open' }), fact(), fact({ messageId: 'another' })];
    expect(found(...facts.toReversed())).toEqual(found(...facts));
    expect(found(...facts).map(({ place: { span } }) => span.start)).toEqual(
      found(...facts)
        .map(({ place: { span } }) => span.start)
        .sort((a, b) => a - b),
    );
  });
});
