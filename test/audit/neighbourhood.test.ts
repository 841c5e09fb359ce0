import { expect, it } from '@jest/globals';
import { Neighbourhood } from '../../src/audit/neighbourhood.js';
import { boundedTold, type Told } from '../../src/audit/told.js';
import type { Telling } from '../../src/engine/telling.js';

const telling = (
  declares: readonly string[],
  refersTo: readonly string[],
  summary: Telling['summaries'] = { r: { t: ['/e'] } },
): Telling => ({
  ...{ template: 'main.bicep', summaries: summary, declares, refersTo },
});

function among(told: Readonly<Record<string, Told>>): Neighbourhood {
  return new Neighbourhood(Object.keys(told).sort(), (name) => told[name]);
}

/** With whom a repository is judged, or why with none. */
function companyOf(name: string, told: Readonly<Record<string, Told>>): readonly string[] | string {
  const company = among(told).of(name);
  return 'alone' in company ? company.alone : company.neighbours.map(({ repository }) => repository);
}

it('neighbours are those that name the same resource and tell something', () => {
  const told = {
    hub: [telling(['/hub'], [])],
    spoke: [telling([], ['/hub', '/team'])],
    team: [telling([], ['/team'])],
    twin: [telling(['/hub'], [])],
    other: [telling(['/other'], [])],
    silent: [telling([], ['/hub'], {})],
  };
  expect(companyOf('spoke', told)).toEqual(['hub', 'team', 'twin']);
  expect(companyOf('hub', told)).toEqual(['spoke', 'twin']);
  expect(companyOf('silent', told)).toEqual(['hub', 'spoke', 'twin']);
  expect([companyOf('other', told), companyOf('unknown', told)]).toEqual([[], []]);
  expect(among({ ...told, spoke: [...told.spoke, telling(['/x'], [])] }).of('hub')).toMatchObject({
    neighbours: [{ repository: 'spoke', tellings: told.spoke }, { repository: 'twin' }],
  });
});

it('those that only refer to what very many refer to are no neighbours by that', () => {
  const spokes = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`s${at}`, [telling([], ['/hub'])]]));
  const told = { hub: [telling(['/hub'], [])], ...spokes(101) };
  expect([companyOf('s1', told), companyOf('hub', told).length, among(told).crowded]).toEqual([['hub'], 101, 1]);
  const few = { hub: told.hub, ...spokes(100) };
  expect([companyOf('s1', few).length, among(few).crowded]).toEqual([100, 0]);
});

it('one that tells or hears too much is judged alone, and said to be', () => {
  const long = (size: number) => [telling([], ['/hub'], { r: { t: ['x'.repeat(size)] } })];
  const [fits, not] = [boundedTold(long(1_000_000)), boundedTold(long(1_100_000))];
  expect([fits, not]).toEqual([long(1_000_000), 'too much']);
  const told = { a: [telling([], ['/hub'])], hub: not, spoke: [telling(['/hub'], [])] };
  expect([companyOf('hub', told), companyOf('spoke', told)]).toEqual(['it names too many resources', ['a']]);
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`s${at}`, fits]));
  expect(companyOf('hub', { hub: [telling(['/hub'], [])], ...many })).toBe('the repositories that name the same resources tell too much');
});
