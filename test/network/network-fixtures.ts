import { networkOf } from '../../src/network/network.js';
import type { Network } from '../../src/network/network.js';
import { keyOf, stringOf } from '../../src/values/construct.js';
import type { Value } from '../../src/values/value.js';
import { deploy, group } from '../evaluation/predict.js';

export type Json = Readonly<Record<string, unknown>>;

/** The network of a template with these resources, under a known scope; parameters named `flag` are booleans without a value. */
export function networkWith(resources: readonly Json[] | Json, sections: Json = {}): Network {
  const parameters = {
    flag: { type: 'bool' },
    other: { type: 'bool' },
    text: { type: 'string' },
    list: { type: 'array' },
    count: { type: 'int' },
  };
  return networkOf(deploy({ parameters, resources, ...sections }));
}

/** The network of a template whose resources have symbolic names. */
export function symbolicNetwork(resources: Readonly<Record<string, Json>>): Network {
  return networkWith(resources, { languageVersion: '2.0' });
}

export function resource(type: string, name: string, properties: Json = {}, more: Json = {}): Json {
  return { type: `Microsoft.Network/${type}`, apiVersion: '2024-05-01', name, location: 'westeurope', properties, ...more };
}

export function existing(type: string, name: string): Json {
  return { ...resource(type, name), existing: true };
}

/** The id of a network resource in the scope of the fixtures. */
export function idOf(type: string, ...names: readonly string[]): string {
  const path = type.split('/').map((segment, index) => `${segment}/${names[index] ?? ''}`);
  return `${group}/Microsoft.Network/${path.join('/')}`;
}

/** A value as text for comparison: known text itself, everything else by its kind. */
export function show(value: Value | undefined): string | undefined {
  return value === undefined ? undefined : (stringOf(value) ?? (value.kind === 'unknown' ? `<${value.symbol.key}>` : keyOf(value)));
}

/** The only one of a list. */
export function only<T>(list: readonly T[]): T {
  const [one] = list;
  if (one === undefined || list.length !== 1) throw new Error(`${list.length} instead of one`);
  return one;
}

/** The names of entities. */
export function namesOf(entities: Iterable<{ readonly name: Value }>): (string | undefined)[] {
  return [...entities].map(({ name }) => show(name));
}
