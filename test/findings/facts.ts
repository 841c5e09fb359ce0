import type { Fact, FactPlace } from '../../src/engine/fact.js';
import type { Rule } from '../../src/engine/rule.js';
import { scalar } from '../../src/values/construct.js';
import { View } from '../../src/network/view.js';
import { Source } from '../../src/text/source.js';

const text = 'a { "location": "northeurope" } b { "location": "westeurope" } c';
export const source = new Source('main.json', text);

export const message = {
  severity: 'error',
  precision: 'high',
  text: 'endpoint {endpoint} is in {region}, not in {others}',
} as const;

export const rule: Rule = {
  id: 'endpoint/same-region',
  title: 'same region',
  page: '# Same region\n',
  source: 'https://learn.microsoft.com/',
  tags: [],
  securitySeverity: undefined,
  messages: { differs: message },
  checks: () => [],
};

/** The place of a text in the source. */
export function place(what: string, changes: Partial<FactPlace> = {}): FactPlace {
  const start = text.indexOf(what);
  return { span: { source, start, end: start + what.length }, origin: undefined, path: [], label: '', ...changes };
}

/** An entity with this name. */
export function viewNamed(name: View['name']): View {
  const nothing = scalar(null);
  return new View({
    resource: undefined as never,
    id: nothing,
    name,
    exists: scalar(true),
    inline: false,
    span: place('a').span,
    body: () => nothing,
  });
}

export function fact(changes: Partial<Fact> = {}): Fact {
  return {
    rule,
    subject: viewNamed(scalar('pe')),
    verdict: 'fail',
    messageId: 'differs',
    message,
    arguments: new Map<string, string>([
      ['endpoint', 'pe'],
      ['region', 'northeurope'],
      ['others', 'westeurope'],
    ]),
    at: place('"northeurope"'),
    related: [],
    scenario: [],
    undecided: [],
    unless: undefined,
    defaults: [],
    ...changes,
  };
}
