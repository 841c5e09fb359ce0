import type { Finding, Occurrence, Place } from '../../src/findings/finding.js';
import type { RuleDescription, ScanResult } from '../../src/findings/scan-result.js';
import type { SecretPlaces } from '../../src/findings/secrets.js';
import type { ReportOptions } from '../../src/reports/report-options.js';
import { Source, type Span } from '../../src/text/source.js';

/** The nth occurrence (from 0) of a text in a source. */
export function spanOf(source: Source, text: string, nth = 0): Span {
  let start = -1;
  for (let at = 0; at <= nth; at++) start = source.text.indexOf(text, start + 1);
  if (start < 0) throw new Error(`no ${text} in ${source.path}`);
  return { source, start, end: start + text.length };
}

export function placeOf(source: Source, text: string, label = '', nth = 0): Place {
  return { span: spanOf(source, text, nth), label };
}

export const rule: RuleDescription = {
  id: 'endpoint/same-region-as-vnet',
  title: 'a private endpoint is in the region of its virtual network',
  address: 'https://github.com/plumblint/plumblint/blob/HEAD/rules/endpoint/same-region-as-vnet/rule.md',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-overview',
  tags: ['private-link', 'region'],
  securitySeverity: undefined,
  messages: {
    differs: {
      severity: 'error',
      precision: 'very-high',
      what: 'endpoint {endpoint} is in {endpointRegion}, but its virtual network {vnet} is in {vnetRegion}',
      why: 'both must be in one region',
    },
    assumed: { severity: 'warning', precision: 'medium', what: 'endpoint {endpoint} may be {elsewhere}' },
  },
  page: '# Same region\n\nA private endpoint must be in the region of its [virtual network](https://learn.microsoft.com/x).\n\n## Correct\n\n```json\n{ "a": 1 }\n```\n',
};

export const quietRule: RuleDescription = {
  ...rule,
  id: 'nsg/arc-outbound',
  title: 'outbound 443 stays allowed',
  securitySeverity: 5.5,
  messages: { blocked: { severity: 'note', precision: 'low', what: 'traffic to {tag} is blocked' } },
};

export const options: ReportOptions = { version: '0.1.0', open: false, minSeverity: 'note', colour: false };

export function occurrenceOf(message: string, changes: Partial<Occurrence> = {}): Occurrence {
  return {
    deployment: { template: 'infra/main.json', parameters: [] },
    message,
    title: message,
    why: undefined,
    fix: undefined,
    arguments: new Map(),
    reason: undefined,
    assumptions: [],
    use: undefined,
    followsFrom: [],
    identity: '',
    related: [],
    path: [],
    origin: [],
    ...changes,
  };
}

/** A finding of the rule at a place, with what is set otherwise. */
export function findingAt(place: Place, changes: Partial<Finding> = {}): Finding {
  return {
    ruleId: rule.id,
    messageId: 'differs',
    verdict: 'fail',
    severity: 'error',
    precision: 'very-high',
    place,
    occurrences: [
      occurrenceOf('endpoint pe is in northeurope, but its virtual network vnet is in westeurope: both must be in one region', {
        arguments: new Map([
          ['endpoint', 'pe'],
          ['endpointRegion', 'northeurope'],
          ['vnet', 'vnet'],
          ['vnetRegion', 'westeurope'],
        ]),
      }),
    ],
    ...changes,
  };
}

/** Nothing but these stretches is secret. */
export function secretAt(...spans: readonly Span[]): SecretPlaces {
  return { in: ({ path }) => spans.filter(({ source }) => source.path === path) };
}

/** A result with these findings about these sources. */
export function resultWith(sources: readonly Source[], findings: readonly Finding[], changes: Partial<ScanResult> = {}): ScanResult {
  return {
    rules: [rule, quietRule],
    findings,
    diagnostics: [],
    deployments: [{ template: 'infra/main.json', parameters: [] }],
    files: sources.map(({ path }) => ({ path, kind: 'template', judged: true })),
    secrets: secretAt(),
    ...changes,
  };
}

export const main = new Source(
  'infra/my templates/main#1.json',
  [
    '{',
    '  "parameters": { "location": { "type": "string", "defaultValue": "northeurope" } },',
    '  "resources": [',
    '    {',
    '      "type": "Microsoft.Network/virtualNetworks",',
    '      "location": "westeurope"',
    '    },',
    '    { "type": "日本 é😀", "location":\t"[parameters(\'location\')]" }',
    '  ]',
    '}',
    '',
  ].join('\r\n'),
);

/** One result that shows everything that a finding can have: other ends, a way through nested deployments, an open verdict, diagnostics. */
export function fullResult(): ScanResult {
  const place = placeOf(main, '"[parameters(\'location\')]"');
  const [first] = findingAt(place).occurrences;
  const nested = placeOf(
    main,
    main.text.slice(main.text.indexOf('    {') + 4, main.text.indexOf('},\r\n    {') + 1),
    'nested deployment network',
  );
  const proven = findingAt(place, {
    occurrences: [
      {
        ...first,
        related: [placeOf(main, '"westeurope"', 'the virtual network is here')],
        path: [nested],
        assumptions: ['the default of parameter location'],
        origin: [placeOf(main, '"northeurope"', 'default of parameter location')],
      },
      { ...first, deployment: { template: 'infra/main.json', parameters: ['infra/main.prod.parameters.json'] } },
    ],
  });
  const open = findingAt(
    { ...nested, label: '' },
    {
      verdict: 'open',
      occurrences: [{ ...first, reason: "fails when parameters('dr') is true" }],
    },
  );
  const warning = findingAt(placeOf(main, '"westeurope"'), {
    messageId: 'assumed',
    severity: 'warning',
    precision: 'medium',
    occurrences: [
      occurrenceOf('endpoint [x](http://a) may be {elsewhere}', {
        arguments: new Map([
          ['endpoint', '[x](http://a)\u202e'],
          ['elsewhere', '{0}'],
        ]),
      }),
    ],
  });
  return resultWith([main], [open, warning, proven], {
    diagnostics: [
      { code: 'json-syntax', severity: 'error', message: 'a comma is missing', path: main.path, span: spanOf(main, '"type"') },
      { code: 'unreadable-file', severity: 'error', message: 'cannot be read', path: 'infra/ä.json' },
      { code: 'budget-exceeded', severity: 'warning', message: 'too many copies' },
    ],
    files: [
      { path: 'infra/main.prod.parameters.json', kind: 'parameters', judged: true },
      { path: main.path, kind: 'template', judged: true },
      { path: 'infra/ä.json', kind: 'template', judged: false },
    ],
  });
}
