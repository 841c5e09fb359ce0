import { networkOf } from '../../src/network/network.js';
import type { Network } from '../../src/network/network.js';
import { stringOf } from '../../src/values/construct.js';
import type { Value } from '../../src/values/value.js';
import { deploy, group } from '../evaluation/predict.js';

type Json = Readonly<Record<string, unknown>>;

/** The network of a template with these resources, under a known scope; parameters named `flag` are booleans without a value. */
export function networkWith(resources: readonly Json[], sections: Json = {}): Network {
  const parameters = { flag: { type: 'bool' }, other: { type: 'bool' }, text: { type: 'string' }, list: { type: 'array' } };
  return networkOf([deploy({ parameters, resources, ...sections })]);
}

export function resource(type: string, name: string, properties: Json = {}, more: Json = {}): Json {
  return { type: `Microsoft.Network/${type}`, apiVersion: '2024-05-01', name, location: 'westeurope', properties, ...more };
}

/** The id of a network resource in the scope of the fixtures. */
export function idOf(type: string, ...names: readonly string[]): string {
  const path = type.split('/').map((segment, index) => `${segment}/${names[index] ?? ''}`);
  return `${group}/Microsoft.Network/${path.join('/')}`;
}

/** A value as text for comparison: known text itself, everything else by its kind. */
export function show(value: Value | undefined): string | undefined {
  return value === undefined
    ? undefined
    : (stringOf(value) ?? (value.kind === 'unknown' ? `<${value.symbol.key}>` : JSON.stringify(value)));
}
