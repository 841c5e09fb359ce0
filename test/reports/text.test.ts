import { describe, expect, it } from '@jest/globals';
import { textReport } from '../../src/reports/text.js';
import { Source } from '../../src/text/source.js';
import { findingAt, fullResult, main, occurrenceOf, options, placeOf, resultWith, rule, spanOf } from './example.js';

const hub = new Source('infra/hub.json', '{\n  "location": "westeurope"\n}\n');
const spoke = new Source('infra/spoke.json', '{\n  "location": "northeurope"\n}\n');

describe('the terminal report', () => {
  it('shows a finding as rustc does, other files in excerpts of their own', () => {
    const finding = findingAt(placeOf(spoke, '"northeurope"'), {
      occurrences: [
        occurrenceOf('endpoint pe is in northeurope', {
          related: [placeOf(hub, '"westeurope"', 'the virtual network is here')],
          assumptions: ['the default of parameter location'],
          origin: [placeOf(hub, '"location"', 'default of parameter location'), placeOf(hub, '{', 'variable region')],
        }),
      ],
    });
    expect(textReport(resultWith([hub, spoke], [finding]), options)).toBe(
      [
        'error[endpoint/same-region-as-vnet]: endpoint pe is in northeurope',
        ' --> infra/spoke.json:2:15',
        '  |',
        '2 |   "location": "northeurope"',
        '  |               ^^^^^^^^^^^^^',
        ' ::: infra/hub.json:2:15',
        '  |',
        '2 |   "location": "westeurope"',
        '  |               ------------ the virtual network is here',
        '  |',
        '  = note: rests on the default of parameter location at infra/hub.json:2:3',
        '  = note: the value comes through the variable region at infra/hub.json:1:1',
        '  = note: in the deployment of infra/main.json',
        '  = help: see https://learn.microsoft.com/azure/private-link/private-endpoint-overview',
        '',
        'Found 1 error, 0 warnings, 0 notes; 0 open verdicts.',
        'Judged 2 files in 1 deployment; 0 files not judged.',
        '',
      ].join('\n'),
    );
  });

  it('says why an open verdict is open, when it is asked for', () => {
    const result = fullResult();
    expect(textReport(result, options)).not.toContain('undecided');
    expect(textReport(result, options)).toContain('1 open verdict (not shown without --open)');
    const shown = textReport(result, { ...options, open: true });
    expect(shown).toContain('open error[endpoint/same-region-as-vnet]: undecided: endpoint pe is in northeurope');
    expect(shown).toContain("= open: fails when parameters('dr') is true");
  });

  it('lists the deployments of a finding, and what is said of others than the first', () => {
    const occurrences = Array.from({ length: 13 }, (_, n) =>
      occurrenceOf(`endpoint pe-${n} is in eastus`, {
        deployment: { template: 'infra/main.json', parameters: [`${n % 8}.parameters.json`] },
        arguments: new Map([
          ['endpoint', `pe-${n}`],
          ['endpointRegion', 'eastus'],
        ]),
      }),
    );
    const [first, ...others] = occurrences;
    if (first === undefined) throw new Error('none');
    const text = textReport(resultWith([hub], [findingAt(placeOf(hub, '"location"'), { occurrences: [first, ...others] })]), options);
    expect(text).toContain('= note: in 8 deployments: infra/main.json with 0.parameters.json; ');
    expect(text).toContain('; and 2 more\n');
    expect(text).toContain('= note: also endpoint pe-1; endpoint pe-2; ');
    expect(text).toContain('; endpoint pe-10; and 2 more\n');
    expect(text.match(/eastus/g)).toHaveLength(1);
  });

  it('gives the remedy of another instance where it is another one', () => {
    const [first, second, third] = (['one', 'two', 'three'] as const).map((name) =>
      occurrenceOf(name, {
        title: `endpoint ${name} asks`,
        fix: name === 'two' ? 'use vault' : 'use blob',
        arguments: new Map([['endpoint', name]]),
      }),
    );
    if (first === undefined || second === undefined || third === undefined) throw new Error('none');
    const text = textReport(resultWith([hub], [findingAt(placeOf(hub, '"location"'), { occurrences: [first, second, third] })]), options);
    expect(text).toContain('= note: also endpoint two asks: use vault; endpoint three\n');
  });

  it('keeps title, reason and remedy apart', () => {
    const parts = { title: 'endpoint pe is in northeurope', why: 'Azure refuses it', fix: 'deploy it to westeurope' };
    const finding = findingAt(placeOf(hub, '"location"'), { occurrences: [occurrenceOf('whole', parts)] });
    const text = textReport(resultWith([hub], [finding]), options);
    expect(text).toMatch(/^error\[endpoint\/same-region-as-vnet\]: endpoint pe is in northeurope\n/);
    expect(text).toContain('  = why: Azure refuses it\n  = fix: deploy it to westeurope\n');
  });

  it('wraps what it says at the width of a terminal, and nothing else', () => {
    const long = 'words of some length and more of them '.repeat(5).trim();
    const finding = findingAt(placeOf(hub, '"location"'), { occurrences: [occurrenceOf(long, { title: long, why: long })] });
    const text = textReport(resultWith([hub], [finding]), { ...options, columns: 60 });
    const lines = text.split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(82);
    expect(lines.filter((line) => line.length > 60 && !line.includes('https://'))).toEqual([]);
    expect(text).toMatch(/ {2}= why: words of some length.*\n {9}\w/);
    expect(textReport(resultWith([hub], [finding]), options)).toContain(`= why: ${long}\n`);
    expect(textReport(resultWith([hub], [finding]), { ...options, columns: 1 })).toContain('  = why: words of some length and more');
  });

  it('writes paths as they are from the working folder, and references of modules as they are', () => {
    const external = new Source('br:example.net/pe:1.0.0', '{}', true);
    const finding = findingAt(placeOf(hub, '"location"'), {
      occurrences: [occurrenceOf('x', { path: [placeOf(external, '{', 'module m')] })],
    });
    const text = textReport(resultWith([hub, external], [finding]), { ...options, shownPath: (path) => `../${path}` });
    expect(text).toContain(' --> ../infra/hub.json:2:3\n');
    expect(text).toContain('in module m at br:example.net/pe:1.0.0:1:1\n');
    expect(text).toContain('in the deployment of ../infra/main.json\n');
  });

  it('tells the way through nested deployments', () => {
    expect(textReport(fullResult(), options)).toContain('= note: in nested deployment network at infra/my templates/main#1.json:4:5');
  });

  it('shows diagnostics with their place, those in parameter files without the text around it', () => {
    const parameters = new Source('infra/main.parameters.json', '{ "password": "hunter2" "x" }');
    const text = textReport(
      resultWith([main], [], {
        diagnostics: [
          { code: 'json-syntax', severity: 'error', message: 'a comma is missing', path: main.path, span: spanOf(main, '"type"') },
          { code: 'parameter-file', severity: 'error', message: 'broken', path: parameters.path, span: spanOf(parameters, '"x"') },
          { code: 'unreadable-file', severity: 'error', message: 'cannot be read', path: 'infra/ä.json' },
        ],
        files: [{ path: parameters.path, kind: 'parameters', judged: false }],
      }),
      options,
    );
    expect(text).toContain('error[json-syntax]: a comma is missing\n --> infra/my templates/main#1.json:2:33\n');
    expect(text).toContain('error[parameter-file]: broken\n --> infra/main.parameters.json:1:25\n\n');
    expect(text).toContain('error[unreadable-file]: cannot be read\n --> infra/ä.json\n');
    expect(text).not.toContain('hunter2');
    expect(text).toContain('1 file not judged');
  });

  it('counts what it does not show', () => {
    const result = resultWith([hub], [findingAt(placeOf(hub, '"location"'), { severity: 'note' }), findingAt(placeOf(hub, '{'))]);
    const text = textReport(result, { ...options, minSeverity: 'warning' });
    expect(text).toContain('Found 1 error, 0 warnings, 1 note (1 below warning not shown); 0 open verdicts.');
    expect(text.match(/same-region-as-vnet\]/g)).toHaveLength(1);
  });

  it('lets nothing of a template reach the terminal but visible text', () => {
    const hostile = new Source('a\u001b[2J/b.json', '{ "x": "\u001b]0;title\u0007\u202e" }');
    const finding = findingAt(placeOf(hostile, '"x"', '\u001b[31m'), { occurrences: [occurrenceOf('named \u001b[31m\u2066')] });
    const text = textReport(resultWith([hostile], [finding]), options);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(textReport(resultWith([hostile], [finding]), { ...options, colour: true }).replace(/\u001b\[[0-9;]*m/g, '')).toBe(text);
  });

  it('links rules and codes to the pages that SARIF names, where it is asked to, and is laid out as without', () => {
    const plain = textReport(fullResult(), { ...options, columns: 60 });
    for (const colour of [false, true]) {
      const text = textReport(fullResult(), { ...options, columns: 60, colour, links: true });
      expect(text).toContain(`[\u001b]8;;${rule.address}\u0007${rule.id}\u001b]8;;\u0007]`);
      expect(text).toMatch(/\[\u001b\]8;;https:[\x21-\x7e]+\/json-syntax\.md\u0007json-syntax\u001b\]8;;\u0007\]/);
      expect(text.replace(/\u001b(?:\[[0-9;]*m|\]8;;[^\u0007\n]*\u0007)/g, '')).toBe(plain);
    }
    for (const address of ['javascript:x', 'https://a\u0007\u001b[2J', 'https://a b', 'https://ä'])
      expect(textReport({ ...fullResult(), rules: [{ ...rule, address }], diagnostics: [] }, { ...options, links: true })).not.toContain(
        '\u001b',
      );
  });

  it('is coloured only when asked', () => {
    expect(textReport(fullResult(), options)).not.toContain('\u001b');
    expect(textReport(fullResult(), { ...options, colour: true })).toContain('\u001b[');
  });
});
