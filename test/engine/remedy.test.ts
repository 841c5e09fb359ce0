import { describe, expect, it } from '@jest/globals';
import { factIntents, idOf, type Intent, isSelfContained, nameKey } from '../../src/engine/remedy.js';
import { known, that } from '../../src/engine/statement.js';
import type { Entity } from '../../src/network/entity.js';
import type { Network } from '../../src/network/network.js';
import { SourceBook } from '../../src/text/region.js';
import { Source } from '../../src/text/source.js';
import { scalar } from '../../src/values/construct.js';
import type { Origin } from '../../src/values/value.js';
import { existing, networkWith, only, resource } from '../network/network-fixtures.js';
import { flag } from '../worlds/unknowns.js';
import { ruleWith, run, vnets } from './engine-fixtures.js';

const source = new Source('f', 'abcdef');
const step = (at: number, kind: Origin['step'], from?: Origin): Origin => ({ span: { source, start: at, end: at + 1 }, step: kind, from });
const site = (at: number) => ({ file: 'f', start: at, end: at + 1 });

const vnet = (network: Network = vnets('a')): Entity => only(network.virtualNetworks);
const plain = (intent: Intent) => only(factIntents([intent], new SourceBook()));

/** What is said of the entity that an intent is for. */
const entityIn = (of: Entity) => plain({ kind: 'addProperty', of, path: 'location', to: 'x' }).of;

describe('a value that is to be set', () => {
  const sitesOf = (origin: Origin | undefined, value: string | number = 'was') => {
    const set = plain({ kind: 'setValue', of: vnet(), value: scalar(value, origin), to: 'is' });
    return set.kind === 'setValue' ? set.sites : [];
  };

  it('has the places where it is written by itself, the first one first', () => {
    expect(sitesOf(step(2, 'literal', step(1, 'variable', step(0, 'literal'))))).toEqual([site(0), site(2)]);
    expect(sitesOf(step(2, 'expression', step(1, 'parameter', step(0, 'literal'))))).toEqual([site(0), site(2)]);
    expect(sitesOf(step(0, 'variable'))).toEqual([]);
    expect(sitesOf(undefined)).toEqual([]);
  });

  it('has the last twenty of its places at most', () => {
    const way = (length: number) =>
      Array.from({ length }).reduce<Origin | undefined>((from, _, at) => step(at, 'literal', from), undefined);
    expect(sitesOf(way(20))).toHaveLength(20);
    expect(sitesOf(way(25))).toEqual(Array.from({ length: 20 }, (_, at) => site(at + 5)));
  });

  it('says which text it was, where it is one that may be shown', () => {
    const from = (value: Parameters<typeof scalar>[0], shown = false) => {
      const was = scalar(value);
      return plain({ kind: 'setValue', of: vnet(), value: shown ? { ...was, shown: flag('s') } : was, to: null });
    };
    expect(from('was')).toMatchObject({ from: 'was', to: null, renames: false });
    expect(from('was', true)).toMatchObject({ from: '' });
    expect(from(1)).toMatchObject({ from: '' });
    expect(plain({ kind: 'setValue', of: vnet(), value: flag('p'), to: 'is', renames: true })).toMatchObject({ from: '', renames: true });
  });
});

describe('what is to be changed, as plain data', () => {
  const of = vnet();
  const value = scalar('x', step(2, 'literal', step(0, 'literal')));

  it('has the last place of a reference, or that of the entity where it has none', () => {
    const target = vnet(vnets('b'));
    expect(plain({ kind: 'setReference', of, value, to: target })).toEqual({
      kind: 'setReference',
      of: entityIn(of),
      site: site(2),
      to: entityIn(target),
    });
    expect(plain({ kind: 'setReference', of, value: scalar('x'), to: target })).toMatchObject({ site: entityIn(of).at });
  });

  it('has a part of a text with all its places', () => {
    const part = plain({ kind: 'setPart', of, value, from: 'a', to: 'b' });
    expect(part).toEqual({ kind: 'setPart', of: entityIn(of), sites: [site(0), site(2)], from: 'a', to: 'b' });
    const property = plain({ kind: 'addProperty', of, path: 'properties.x', to: true });
    expect(property).toEqual({ kind: 'addProperty', of: entityIn(of), path: 'properties.x', to: true });
    expect([isSelfContained([property]), isSelfContained([property, part]), isSelfContained([])]).toEqual([true, false, true]);
  });

  it('has new content with the entities whose ids it names', () => {
    const items = [1, null, 'x', idOf(of), [true, []], { name: 'n', none: {} }];
    const told = [
      { kind: 'scalar', value: 1 },
      { kind: 'scalar', value: null },
      { kind: 'scalar', value: 'x' },
      { kind: 'id', of: entityIn(of) },
      {
        kind: 'array',
        items: [
          { kind: 'scalar', value: true },
          { kind: 'array', items: [] },
        ],
      },
      {
        kind: 'object',
        members: [
          { name: 'name', value: { kind: 'scalar', value: 'n' } },
          { name: 'none', value: { kind: 'object', members: [] } },
        ],
      },
    ];
    expect(plain({ kind: 'addItems', of, path: 'properties.x', items })).toEqual({ kind: 'addItems', of: entityIn(of), path: 'properties.x', items: told }); // prettier-ignore
    const child = { type: 'subnets', name: 's', location: 'west', properties: [idOf(of)] };
    expect(plain({ kind: 'addChild', of, child })).toEqual({
      kind: 'addChild',
      of: entityIn(of),
      child: { ...child, properties: { kind: 'array', items: [{ kind: 'id', of: entityIn(of) }] } },
    });
  });
});

describe('an entity that is to be changed', () => {
  const subnets = { subnets: [{ name: 's', properties: {} }] };

  it('is where it is declared, an item where it stands in its resource', () => {
    const network = networkWith([resource('virtualNetworks', 'v', subnets)]);
    const [declared, item] = [entityIn(vnet(network)), entityIn(only(network.subnets))];
    expect(declared).toMatchObject({ type: 'Microsoft.Network/virtualNetworks', isLooped: false, isExisting: false, path: [] });
    expect(declared.at).toEqual(declared.declaration);
    expect(item.declaration).toEqual(declared.declaration);
    expect(item.at.start).toBeGreaterThan(declared.at.start);
    expect(item.name).toBe(declared.name);
    expect(declared.name).toBe(nameKey(scalar('v')));
    expect(nameKey(scalar('v'))).not.toBe(nameKey(flag('v')));
  });

  it('may be one of a loop, whose count is known or not', () => {
    const looped = (count: unknown) =>
      networkWith([resource('virtualNetworks', "[format('v{0}', copyIndex())]", {}, { copy: { name: 'c', count } })]).virtualNetworks.map(
        (one) => entityIn(one).isLooped,
      );
    expect(looped(2)).toEqual([true, true]);
    expect(looped("[parameters('count')]")).toEqual([true]);
  });

  it('may lie in nested deployments, and may only be referred to', () => {
    const template = {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      resources: [resource('virtualNetworks', 'v')],
    };
    const nested = { type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name: 'n', properties: { mode: 'Incremental', template } }; // prettier-ignore
    expect(entityIn(vnet(networkWith([nested]))).path).toHaveLength(1);
    const network = networkWith({ hub: existing('virtualNetworks', 'hub') }, { languageVersion: '2.0' });
    const [match] = network.find('virtualNetworks', scalar('/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/hub')).candidates; // prettier-ignore
    if (match === undefined) throw new Error('not found');
    expect(entityIn(match.entity).isExisting).toBe(true);
  });
});

describe('the remedy of a fact', () => {
  const remedied = (truth: Parameters<typeof known>[0] | undefined, remedy: (of: Entity) => readonly Intent[] | undefined) =>
    only(
      run(
        vnets('a'),
        ruleWith(function* (of, { say }) {
          const statement = truth === undefined ? that(({ holds }) => holds(flag('flag'))) : known(truth);
          yield statement.otherwise(say.other({ remedy: remedy(of) }));
        }),
      ).facts,
    );
  const add = (of: Entity): readonly Intent[] => [{ kind: 'addProperty', of, path: 'location', to: 'x' }];

  it('is there where the requirement is proven not to be met, and the rule says one', () => {
    expect(remedied(false, add).remedy).toMatchObject([{ kind: 'addProperty', to: 'x' }]);
    for (const fact of [remedied(true, add), remedied(undefined, add), remedied(false, () => []), remedied(false, () => undefined)])
      expect('remedy' in fact).toBe(false);
  });
});
