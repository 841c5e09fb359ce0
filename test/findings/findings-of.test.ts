import { describe, expect, it } from '@jest/globals';
import type { Fact, FactArgument, OriginStep } from '../../src/engine/fact.js';
import { scalar, symbolicCall } from '../../src/values/construct.js';
import type { Term } from '../../src/values/term.js';
import { termOf } from '../../src/values/term.js';
import type { DeploymentLabel } from '../../src/findings/finding.js';
import { findingsOf } from '../../src/findings/findings-of.js';
import { wordFacts } from '../../src/findings/worded-fact.js';
import { wordUnknown } from '../../src/findings/unknowns.js';
import { placeholdersOf } from '../../src/engine/message.js';
import { textOf, wordArgument, wordArguments, wordMessage, wordReason } from '../../src/findings/wording.js';
import type { Region } from '../../src/text/region.js';
import { Source } from '../../src/text/source.js';
import { argumentsOf, bookOf, call, fact, place, regionOf, rulesById, source, spanOf, step } from './facts.js';

const plain: DeploymentLabel = { template: 'main.json', parameters: [] };
const production: DeploymentLabel = { template: 'main.json', parameters: ['main.prod.parameters.json'] };
const parameter = (name: string): Term => termOf(symbolicCall('parameters', [scalar(name)]));
const value = (one: Term): FactArgument => ({ kind: 'value', value: one });
const dr = parameter('dr');

const module = new Source('br:example.net/pe:1.0.0', '{\n  "location": "northeurope"\n}', true);
const book = bookOf(module);

function worded(facts: readonly Fact[], deployment = plain) {
  return wordFacts(facts, deployment, rulesById, book);
}

function found(...facts: Fact[]) {
  return findingsOf(worded(facts));
}

describe('findings', () => {
  it('say what failed, where, and how sure it is', () => {
    const [finding, ...others] = found(fact({ related: [place('"westeurope"', { label: 'the network is here' })] }));
    expect(others).toEqual([]);
    expect(finding).toEqual({
      ruleId: 'endpoint/same-region',
      messageId: 'differs',
      verdict: 'fail',
      severity: 'error',
      precision: 'high',
      place: { span: spanOf('"northeurope"'), label: '' },
      occurrences: [
        {
          deployment: plain,
          message: 'endpoint pe is in northeurope, not in westeurope',
          title: 'endpoint pe is in northeurope, not in westeurope',
          why: undefined,
          fix: undefined,
          arguments: new Map([
            ['endpoint', 'pe'],
            ['region', 'northeurope'],
            ['others', 'westeurope'],
          ]),
          reason: undefined,
          assumptions: [],
          use: undefined,
          followsFrom: [],
          identity: expect.any(String),
          related: [{ span: spanOf('"westeurope"'), label: 'the network is here' }],
          path: [],
          origin: [],
        },
      ],
    });
  });

  it('leave out what passes', () => {
    expect(found(fact({ verdict: 'pass' }))).toEqual([]);
  });

  it('are not made of a message that their rule does not have', () => {
    expect(() => found(fact({ messageId: 'gone' }))).toThrow("rule endpoint/same-region has no message 'gone'");
    expect(() => found(fact({ ruleId: 'gone/rule' }))).toThrow(TypeError);
    expect(found(fact({ verdict: 'pass', messageId: '' }))).toEqual([]);
  });

  it('word entities by name, lists with "and", unknown values as their expression', () => {
    const others: FactArgument = {
      kind: 'list',
      items: [value(termOf(scalar('westeurope'))), { kind: 'text', text: 'vnet' }, value(termOf(scalar(3)))],
    };
    const [finding] = found(fact({ arguments: { endpoint: value(parameter('name')), region: { kind: 'text', text: '' }, others } }));
    expect(finding?.occurrences[0].message).toBe("endpoint parameters('name') is in '', not in westeurope, vnet and 3");
  });

  it('do not read placeholders out of arguments', () => {
    const [finding] = found(fact({ arguments: argumentsOf({ endpoint: '{region}', region: 'x', others: '$&' }) }));
    expect(finding?.occurrences[0].message).toBe('endpoint {region} is in x, not in $&');
  });

  it('name the case in which an open verdict fails', () => {
    const scenario = [
      { symbol: dr, is: termOf(scalar(true)) },
      { symbol: parameter('sku'), not: [termOf(scalar('Basic')), termOf(scalar('Free'))] },
      { symbol: parameter('any'), not: [] },
    ];
    const [finding] = found(fact({ verdict: 'open', scenario, undecided: [dr], reasons: ['a policy may attach it', 'or a script'] }));
    expect(finding?.occurrences[0].reason).toBe(
      "fails when parameter dr is true, parameter sku is not 'Basic' or 'Free' and parameter any is any value; a policy may attach it; or a script",
    );
  });

  it('name what leaves a verdict undecided where no case is known', () => {
    const reasonOf = (...undecided: Term[]) => wordReason(fact({ verdict: 'open', undecided }));
    expect(reasonOf()).toBe('nothing in this template decides it');
    expect(reasonOf(dr)).toBe('is decided by parameter dr');
    const named = (count: number) => Array.from({ length: count }, (_, at) => parameter(`p${at}`));
    expect(reasonOf(...named(4))).toBe('is decided by parameter p0, parameter p1, parameter p2 and parameter p3');
    expect(reasonOf(...named(5))).toBe('is decided by parameter p0, parameter p1, parameter p2, parameter p3 and 1 more');
    expect(wordReason(fact({ verdict: 'open', undecided: [dr], reasons: ['why'] }))).toBe('is decided by parameter dr; why');
  });

  it('give no reason for what fails', () => {
    expect(found(fact({ undecided: [dr], reasons: ['x'] }))[0]?.occurrences[0].reason).toBeUndefined();
  });

  it('tell the defaults on which they rest and the way that the value came', () => {
    const origin = [
      step(regionOf('"northeurope"'), 'expression'),
      step(regionOf('a'), 'variable', 'region'),
      step(regionOf('c'), 'default', 'location'),
    ];
    const [finding] = found(fact({ at: place('"northeurope"', { origin }), assumptions: ['location', 'other'] }));
    expect(finding?.occurrences[0].assumptions).toEqual(['the default of parameter location', 'the default of parameter other']);
    expect(finding?.occurrences[0].origin).toEqual([
      { span: spanOf('c'), label: 'default of parameter location' },
      { span: spanOf('a'), label: 'variable region' },
    ]);
  });

  it.each([
    ['default', 'default of parameter x'],
    ['given', 'value given to parameter x'],
    ['argument', 'argument for parameter x'],
    ['variable', 'variable x'],
    ['output', 'output x'],
    ['expression', undefined],
    ['reference', undefined],
  ] as const)('show a step %s as %s', (kind, label) => {
    const originOf = (name: string, region = regionOf('a')) =>
      found(fact({ at: place('"northeurope"', { origin: [step(region, kind, name)] }) }))[0]?.occurrences[0].origin;
    expect(originOf('x')).toEqual(label === undefined ? [] : [{ span: spanOf('a'), label }]);
    expect(originOf('')).toEqual([]);
    expect(originOf('x', regionOf('"northeurope"'))).toEqual([]);
    expect(originOf('x', regionOf('"location"', module))).toEqual([]);
  });

  it('begin the way with the literal that was written, where no other step holds it', () => {
    const literalAt = (region: Region, ...steps: OriginStep[]) =>
      found(fact({ at: place('"northeurope"', { origin: [...steps, step(region, 'literal')] }) }))[0]?.occurrences[0].origin;
    expect(literalAt(regionOf('"westeurope"'), step(regionOf('a'), 'variable', 'region'))).toEqual([
      { span: spanOf('"westeurope"'), label: 'literal' },
      { span: spanOf('a'), label: 'variable region' },
    ]);
    expect(literalAt(regionOf('"westeurope"'), step(regionOf('"westeurope"'), 'default', 'location'))).toEqual([
      { span: spanOf('"westeurope"'), label: 'default of parameter location' },
    ]);
    expect(literalAt(regionOf('northeurope'))).toEqual([]);
    expect(literalAt(regionOf('"location"', module))).toEqual([]);
    expect(
      found(fact({ at: place('"northeurope"', { origin: [step(regionOf('a'), 'literal'), step(regionOf('c'), 'expression')] }) }))[0]
        ?.occurrences[0].origin,
    ).toEqual([]);
  });

  it('show the last twenty steps of a way', () => {
    const way = (count: number) => Array.from({ length: count }, (_, at) => step(regionOf('a'), 'variable', `v${at}`));
    const shown = (count: number) => found(fact({ at: place('"northeurope"', { origin: way(count) }) }))[0]?.occurrences[0].origin ?? [];
    expect(shown(20)).toHaveLength(20);
    expect(shown(21).map(({ label }) => label)).toEqual(Array.from({ length: 20 }, (_, at) => `variable v${19 - at}`));
  });

  it('of several deployments at one place are one, the surest deployment first', () => {
    const assumed = fact({ assumptions: ['location'] });
    const findings = findingsOf([...worded([assumed, assumed]), ...worded([fact()], production)]);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.occurrences.map(({ deployment }) => deployment)).toEqual([production, plain]);
  });

  it('keep every wording of one place', () => {
    const [finding, ...others] = found(fact(), fact({ arguments: argumentsOf({ endpoint: 'pe-2', region: 'x', others: 'y' }) }));
    expect(others).toEqual([]);
    expect(finding?.occurrences.map(({ message }) => message)).toEqual([
      'endpoint pe is in northeurope, not in westeurope',
      'endpoint pe-2 is in x, not in y',
    ]);
  });

  it('stay apart where verdict, message or place differ', () => {
    expect(found(fact(), fact({ verdict: 'open' }))).toHaveLength(2);
    expect(found(fact(), fact({ messageId: 'another' }))).toHaveLength(2);
    expect(found(fact(), fact({ at: place('"westeurope"') }))).toHaveLength(2);
  });

  it('are one where only the other end or the way differs, and show each', () => {
    const path = [call(regionOf('b'), 'network')];
    const [finding, ...others] = found(fact(), fact({ related: [place('b')] }), fact({ at: place('"northeurope"', { path }) }), fact());
    expect(others).toEqual([]);
    expect(finding?.occurrences.map(({ related, path: way }) => [related.length, way.map(({ label }) => label)])).toEqual([
      [0, []],
      [1, []],
      [0, ['nested deployment network']],
    ]);
  });

  it('name Bicep modules by their symbols', () => {
    const bicep = new Source('main.BICEP', 'module net');
    const labels = (file: Source, symbolicName: string) =>
      findingsOf(
        wordFacts(
          [fact({ at: place('"northeurope"', { path: [call({ file: file.path, start: 0, end: 1 }, 'n', symbolicName)] }) })],
          plain,
          rulesById,
          bookOf(bicep),
        ),
      )[0]?.occurrences[0].path.map(({ label }) => label);
    expect(labels(bicep, 'net')).toEqual(['module net']);
    expect(labels(bicep, '')).toEqual(['nested deployment n']);
    expect(labels(source, 'net')).toEqual(['nested deployment n']);
  });

  it('inside a module that is no file stand where it is called', () => {
    const path = [call(regionOf('b'), 'network'), call(regionOf('c'), 'endpoint'), call(regionOf('{', module), 'inner')];
    const origin = [step(regionOf('"location"', module), 'default', 'location')];
    const [finding] = found(
      fact({
        at: { ...regionOf('"northeurope"', module), path, origin, label: '' },
        related: [{ ...regionOf('{', module), path, origin: [], label: 'the other end' }],
      }),
    );
    expect(finding?.place).toEqual({ span: spanOf('c'), label: 'inside br:example.net/pe:1.0.0 at 2:15' });
    expect(finding?.occurrences[0]).toMatchObject({
      path: [{ span: spanOf('b') }],
      origin: [],
      related: [{ span: spanOf('c'), label: 'the other end, inside br:example.net/pe:1.0.0 at 1:1' }],
    });
    expect(finding?.occurrences[0].path).toHaveLength(1);
  });

  it('inside a module that no file calls stand there', () => {
    const [finding] = found(fact({ at: { ...regionOf('"northeurope"', module), path: [], origin: [], label: '' } }));
    expect(finding?.place).toEqual({ span: spanOf('"northeurope"', module), label: '' });
  });

  it('at one line of a module with both ends show the call that leads to the other', () => {
    const through = (name: string) => ({ path: [call(regionOf(name), name)] });
    const [finding] = found(
      fact({ at: place('"northeurope"', through('b')), related: [place('"northeurope"', { ...through('c'), label: 'here too' })] }),
    );
    expect(finding?.occurrences[0].related).toEqual([{ span: spanOf('c'), label: 'here too' }]);
  });

  it('at one line of a module show the argument that the value of the other comes from', () => {
    const origin = [step(regionOf('a'), 'variable', 'v'), step(regionOf('c'), 'argument', 'p')];
    const related = [place('"northeurope"', { origin, path: [call(regionOf('b'), 'm')], label: 'here too' })];
    const [finding] = found(fact({ at: place('"northeurope"', { path: [call(regionOf('b'), 'm')] }), related }));
    expect(finding?.occurrences[0].related).toEqual([{ span: spanOf('c'), label: 'here too' }]);
    const [shared] = found(fact({ at: place('"northeurope"', { origin }), related: [place('"northeurope"', { origin, label: 'x' })] }));
    expect(shared?.occurrences[0].related).toEqual([{ span: spanOf('"northeurope"'), label: 'x' }]);
  });

  it('stand at the value that a caller passes to a module, and show where it is used', () => {
    const caller = new Source('app.bicep', "module m 'main.json' = { params: { region: 'northeurope' } }");
    const callerBook = bookOf(module, caller);
    const called = { path: [call(regionOf('module m', caller), 'm')] };
    const [use, name] = [regionOf('"northeurope"'), regionOf('"location"')];
    const origins: readonly (readonly [string, readonly OriginStep[]])[] = [
      [
        'an argument',
        [step(regionOf("region: 'northeurope'", caller), 'argument', 'region'), step(regionOf("'northeurope'", caller), 'literal')],
      ],
      ['a member of one', [step(use, 'expression'), step(regionOf("'northeurope'", caller), 'literal')]],
    ];
    for (const [, origin] of origins) {
      const facts = [fact({ at: place('"northeurope"', { origin, ...called }) })];
      const [finding] = findingsOf(wordFacts(facts, plain, rulesById, callerBook));
      expect(finding?.place).toEqual({ span: spanOf("'northeurope'", caller), label: '' });
      expect(finding?.occurrences[0]).toMatchObject({
        path: [],
        origin: [],
        related: [{ span: spanOf('"northeurope"'), label: 'it is used here' }],
      });
    }
    const own = [fact({ at: place('"northeurope"', { origin: [step(name, 'default', 'region')], ...called }) })];
    expect(findingsOf(wordFacts(own, plain, rulesById, callerBook))[0]?.place.span).toEqual(spanOf('"northeurope"'));
  });

  it('stand at the argument of a nested deployment in the same file, unless nothing calls it', () => {
    const origin = [step(regionOf('a'), 'argument', 'region'), step(regionOf('b'), 'variable', 'v')];
    const [finding] = found(fact({ at: place('"northeurope"', { origin, path: [call(regionOf('c'), 'm')] }) }));
    expect(finding?.place.span).toEqual(spanOf('a'));
    expect(finding?.occurrences[0]).toMatchObject({ path: [], origin: [{ span: spanOf('b'), label: 'variable v' }] });
  });

  it('show an other end elsewhere where it is', () => {
    const related = [place('"westeurope"', { path: [call(regionOf('c'), 'm')], label: 'x' })];
    expect(found(fact({ related }))[0]?.occurrences[0].related).toEqual([{ span: spanOf('"westeurope"'), label: 'x' }]);
  });

  it('are in the same order whatever the order of the facts', () => {
    const facts = [fact({ at: place('"westeurope"') }), fact({ verdict: 'open' }), fact(), fact({ messageId: 'another' })];
    expect(found(...facts.toReversed())).toEqual(found(...facts));
    expect(found(...facts).map(({ place: { span }, messageId, verdict }) => [span.start, messageId, verdict])).toEqual([
      [regionOf('"northeurope"').start, 'another', 'fail'],
      [regionOf('"northeurope"').start, 'differs', 'fail'],
      [regionOf('"northeurope"').start, 'differs', 'open'],
      [regionOf('"westeurope"').start, 'differs', 'fail'],
    ]);
  });
});

describe('a message', () => {
  it('is what is wrong, why, and how to mend it', () => {
    const message = { severity: 'error', precision: 'high', what: '{a} is b' } as const;
    expect(textOf(message)).toBe('{a} is b');
    expect(textOf({ ...message, why: 'so it is' })).toBe('{a} is b: so it is');
    expect(textOf({ ...message, fix: 'make it c' })).toBe('{a} is b; make it c');
    expect(textOf({ ...message, why: 'so it is', fix: 'make it c' })).toBe('{a} is b: so it is; make it c');
  });

  it('has placeholders, each once, and keeps those without an argument', () => {
    expect(placeholdersOf('{b} {a} {b} {} {a b}')).toEqual(['b', 'a']);
    expect(wordMessage('{a} {b} {a}', new Map([['a', 'x']]))).toBe('x {b} x');
  });

  it.each(['__proto__', 'constructor', 'toString'])('says a text that is called %s', (name) => {
    const text: Term = { kind: 'text', pieces: [name], more: 0 };
    expect(wordArgument({ kind: 'value', value: text })).toBe(name);
    expect(wordUnknown({ kind: 'call', name, arguments: [], more: 0 })).toEqual([]);
  });

  it('shortens expressions, never names, where its title gets too long', () => {
    const parameter: Term = { kind: 'call', name: 'parameters', arguments: [{ kind: 'scalar', value: 'prefix' }], more: 0 };
    const lowered: Term = { kind: 'call', name: 'toLower', arguments: [parameter], more: 0 };
    const name: Term = { kind: 'text', pieces: ['pep-', { kind: 'call', name: 'trim', arguments: [lowered], more: 0 }], more: 0 };
    const worded = (what: string, known = 'x'): unknown => [
      ...wordArguments({ arguments: { name: { kind: 'value', value: name }, known: { kind: 'text', text: known } } }, { what }).values(),
    ];
    expect(worded('{name} is wrong')).toEqual(["pep-${trim(toLower(parameters('prefix')))}", 'x']);
    expect(worded(`{name} ${'is wrong '.repeat(10)}`)).toEqual(['pep-${trim(toLower(...))}', 'x']);
    expect(worded(`{name} ${'is wrong '.repeat(11)}`)).toEqual(['pep-${trim(...)}', 'x']);
    expect(worded('{name} and {known}', 'k'.repeat(200))).toEqual(['pep-${trim(...)}', 'k'.repeat(200)]);
  });

  it.each<[string, FactArgument]>([
    ['', { kind: 'list', items: [] }],
    ['a', { kind: 'list', items: [{ kind: 'text', text: 'a' }] }],
    [
      "a and ''",
      {
        kind: 'list',
        items: [
          { kind: 'text', text: 'a' },
          { kind: 'text', text: '' },
        ],
      },
    ],
  ])('says %j', (text, argument) => {
    expect(wordArgument(argument)).toBe(text);
  });
});
