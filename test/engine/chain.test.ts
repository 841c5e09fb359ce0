import { describe, expect, it } from '@jest/globals';
import { type ChainParts, endpointChains } from '../../src/engine/chain.js';
import { linkNames } from '../../src/engine/links.js';
import { namedRules, type RuleBody, type RuleDefinition } from '../../src/engine/rule.js';
import { known } from '../../src/engine/statement.js';
import type { Network } from '../../src/network/network.js';
import type { Entity } from '../../src/network/entity.js';
import { SourceBook } from '../../src/text/region.js';
import { scalar } from '../../src/values/construct.js';
import { ruleOf } from './engine-fixtures.js';
import { idOf, networkWith, resource } from '../network/network-fixtures.js';

const messages = { wrong: { severity: 'error', precision: 'high', what: 'wrong' } } as const;
type Definition<S extends Entity> = RuleDefinition<S, typeof messages>;

function linkedRule<S extends Entity>(of: Definition<S>['of'], check: Definition<S>['check'], link?: Definition<S>['link']): RuleBody {
  return ruleOf({ messages, of, check, ...(link !== undefined && { link }) });
}

const noParts = Object.fromEntries(linkNames.map((name) => [name, () => []])) as unknown as ChainParts;

/** What the rules say of each link of each endpoint: `<link> <rule> <verdict>`. */
function told(network: Network, bodies: Readonly<Record<string, RuleBody>>): Record<string, string[]> {
  const { chains, diagnostics } = endpointChains(network, noParts, namedRules(bodies), { book: new SourceBook() });
  expect(diagnostics).toEqual([]);
  return Object.fromEntries(
    chains.map(({ name, links }) => [
      name.kind === 'scalar' ? String(name.value) : '',
      links.flatMap((link) => link.facts.map(({ ruleId, verdict }) => `${link.name}: ${ruleId} ${verdict}`)),
    ]),
  );
}

const endpoints = (...names: string[]) => names.map((name) => resource('privateEndpoints', name));
const ofEndpoints = (network: Network) => network.privateEndpoints;
const ofNetworks = (network: Network) => network.virtualNetworks;

describe('the chains of endpoints', () => {
  it('are those of all endpoints, each with what is in its links, as plain data', () => {
    const network = networkWith(endpoints('a', 'b'));
    const parts: ChainParts = {
      ...noParts,
      subnet: (endpoint) => [
        { what: 'text', is: scalar('x') },
        { what: 'entity', is: endpoint },
      ],
    };
    const { chains } = endpointChains(network, parts, [], { book: new SourceBook() });
    expect(chains.map(({ name }) => name)).toMatchObject([{ value: 'a' }, { value: 'b' }]);
    const [first, second] = chains;
    expect(first?.links.map(({ name }) => name)).toEqual(linkNames);
    expect(first?.links.find(({ name }) => name === 'subnet')?.parts).toMatchObject([
      { what: 'text', value: { kind: 'scalar', value: 'x' }, at: first?.at ?? {} },
      { what: 'entity', value: { kind: 'scalar', value: 'a' }, at: first?.at ?? {} },
    ]);
    expect(second?.at.start).toBeGreaterThan(first?.at.start ?? Infinity);
    expect(first?.links.flatMap(({ facts }) => facts)).toEqual([]);
    expect(endpointChains(networkWith([]), parts, [], { book: new SourceBook() }).chains).toEqual([]);
  });

  it('tell what the rule of a link says of the endpoint itself', () => {
    const check: Definition<Entity>['check'] = function* (one, { say }) {
      yield known(one.name.kind === 'scalar' && one.name.value === 'a').otherwise(say.wrong({}));
    };
    const bodies = {
      'test/subnet': linkedRule(ofEndpoints, check, 'subnet'),
      'test/target': linkedRule(ofEndpoints, check, 'target'),
      'test/none': linkedRule(ofEndpoints, check),
    };
    expect(told(networkWith(endpoints('a', 'b')), bodies)).toEqual({
      a: ['target: test/target pass', 'subnet: test/subnet pass'],
      b: ['target: test/target fail', 'subnet: test/subnet fail'],
    });
  });

  it('tell of a rule about something else what concerns the endpoint, with what concerns none', () => {
    const network = networkWith([resource('virtualNetworks', 'v'), ...endpoints('a', 'b', 'c')]);
    const bodies = {
      'test/rule': linkedRule(
        ofNetworks,
        function* (_, { say, network: { privateEndpoints } }) {
          const [a, b] = privateEndpoints;
          if (a === undefined || b === undefined) return;
          yield [known(true).otherwise(say.wrong({ given: [a] })), known(false).otherwise(say.wrong({ given: [b] }))];
        },
        'region',
      ),
    };
    expect(told(network, bodies)).toEqual({ a: ['region: test/rule pass'], b: ['region: test/rule fail'], c: [] });
    const mixed = {
      'test/rule': linkedRule(
        ofNetworks,
        function* (_, { say, network: { privateEndpoints } }) {
          const [a] = privateEndpoints;
          if (a !== undefined) yield [known(true).otherwise(say.wrong({ given: [a] })), known(false).otherwise(say.wrong({}))];
        },
        'region',
      ),
    };
    expect(told(network, mixed)).toEqual({ a: ['region: test/rule fail'], b: [], c: [] });
  });

  it('say what went wrong with a rule, and tell what the others say', () => {
    const network = networkWith([resource('privateEndpoints', 'a', { subnet: { id: idOf('virtualNetworks/subnets', 'v', 's') } })]);
    const failing = linkedRule(
      ofEndpoints,
      () => {
        throw new Error('no');
      },
      'subnet',
    );
    const passing = linkedRule(
      ofEndpoints,
      function* (_, { say }) {
        yield known(true).otherwise(say.wrong({}));
      },
      'subnet',
    );
    const rules = namedRules({ 'test/a': failing, 'test/b': passing });
    const { chains, diagnostics } = endpointChains(network, noParts, rules, { book: new SourceBook() });
    expect(diagnostics.map(({ code }) => code)).toEqual(['rule-crashed']);
    expect(chains.flatMap(({ links }) => links.flatMap(({ facts }) => facts.map(({ ruleId }) => ruleId)))).toEqual(['test/b']);
  });
});
