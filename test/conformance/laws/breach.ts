import type { Judgements } from './product.js';
import { isList, isRecord, type Json } from '../json.js';

/** Where a law does not hold. */
export interface Breach {
  readonly deployment: string;
  /** How it was judged there. */
  readonly scenario: string;
  /** What differs. */
  readonly detail: string;
}

const longest = 300;

/** The deployments whose judgement in a scenario is not the one that was expected, or that only one side has. */
export function breachesIn(scenario: string, found: Judgements, expected: Judgements): Breach[] {
  const names = new Set([...found.keys(), ...expected.keys()]);
  return [...names].flatMap((deployment) => {
    const [one, other] = [found.get(deployment), expected.get(deployment)];
    return one === other ? [] : [{ deployment, scenario, detail: differenceOf(one, other) }];
  });
}

function differenceOf(found: string | undefined, expected: string | undefined): string {
  if (found === undefined || expected === undefined) return found === undefined ? 'it is not judged' : 'it is judged there only';
  return firstDifference(JSON.parse(found) as Json, JSON.parse(expected) as Json, '');
}

/** The first member in which two JSON values differ. */
function firstDifference(found: Json | undefined, expected: Json | undefined, path: string): string {
  const [left, right] = [membersOf(found), membersOf(expected)];
  const differing =
    isList(found) === isList(expected)
      ? [...new Set([...left.keys(), ...right.keys()])].find((name) => JSON.stringify(left.get(name)) !== JSON.stringify(right.get(name)))
      : undefined;
  if (differing === undefined || left.size === 0 || right.size === 0) return `${path}: ${excerpt(found)} instead of ${excerpt(expected)}`;
  return firstDifference(left.get(differing), right.get(differing), path === '' ? differing : `${path}.${differing}`);
}

function membersOf(value: Json | undefined): ReadonlyMap<string, Json> {
  if (isList(value)) return new Map(value.map((item, index) => [String(index), item]));
  return new Map(isRecord(value) ? Object.entries(value) : []);
}

function excerpt(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
