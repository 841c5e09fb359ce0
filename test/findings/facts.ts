import type { Fact, FactArgument, FactPlace, OriginStep, PathStep } from '../../src/engine/fact.js';
import type { Rule } from '../../src/engine/rule.js';
import { scalar } from '../../src/values/construct.js';
import { termOf } from '../../src/values/term.js';
import { SourceBook } from '../../src/text/region.js';
import type { Region } from '../../src/text/region.js';
import { Source } from '../../src/text/source.js';
import type { Span } from '../../src/text/source.js';

const text = 'a { "location": "northeurope" } b { "location": "westeurope" } c';
export const source = new Source('main.json', text);

export const rule: Rule = {
  id: 'endpoint/same-region',
  title: 'same region',
  page: '# Same region\n',
  address: 'https://learn.microsoft.com/x',
  source: 'https://learn.microsoft.com/',
  tags: [],
  link: undefined,
  audience: 'everyone',
  securitySeverity: undefined,
  messages: {
    differs: { severity: 'error', precision: 'high', what: 'endpoint {endpoint} is in {region}, not in {others}' },
    another: { severity: 'note', precision: 'low', what: 'another' },
  },
  checks: () => [],
  summarise: undefined,
  reconsider: undefined,
  foundElsewhere: undefined,
  metElsewhere: undefined,
};

export const rulesById: ReadonlyMap<string, Rule> = new Map([[rule.id, rule]]);

/** A book that holds the source, and others besides. */
export function bookOf(...others: readonly Source[]): SourceBook {
  const book = new SourceBook();
  for (const one of [source, ...others]) book.regionOf({ source: one, start: 0, end: 0 });
  return book;
}

/** The region of a text in a source. */
export function regionOf(what: string, where: Source = source): Region {
  const start = where.text.indexOf(what);
  if (start < 0) throw new Error(`no ${what}`);
  return { file: where.path, start, end: start + what.length };
}

/** The span of a text in a source. */
export function spanOf(what: string, where: Source = source): Span {
  const { start, end } = regionOf(what, where);
  return { source: where, start, end };
}

/** The place of a text in the source. */
export function place(what: string, changes: Partial<FactPlace> = {}): FactPlace {
  return { ...regionOf(what), origin: [], path: [], label: '', ...changes };
}

/** A step of the way of a value. */
export function step(region: Region, kind: OriginStep['step'], name = ''): OriginStep {
  return { ...region, step: kind, name };
}

/** A nested deployment or module call. */
export function call(region: Region, name: string, symbolicName = ''): PathStep {
  return { ...region, name: termOf(scalar(name)), symbolicName };
}

/** Texts as arguments of a message. */
export function argumentsOf(texts: Readonly<Record<string, string>>): Record<string, FactArgument> {
  return Object.fromEntries(Object.entries(texts).map(([name, one]) => [name, { kind: 'text', text: one }]));
}

export function fact(changes: Partial<Fact> = {}): Fact {
  return {
    ruleId: rule.id,
    subject: { kind: 'privateEndpoints', name: termOf(scalar('pe')) },
    verdict: 'fail',
    concerns: [],
    messageId: 'differs',
    arguments: argumentsOf({ endpoint: 'pe', region: 'northeurope', others: 'westeurope' }),
    at: place('"northeurope"'),
    related: [],
    scenario: [],
    undecided: [],
    apart: [],
    reasons: [],
    known: [],
    assumptions: [],
    recall: null,
    ...changes,
  };
}
