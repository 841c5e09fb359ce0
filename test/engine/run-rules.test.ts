import { describe, expect, it } from '@jest/globals';
import { defineRule } from '../../src/engine/rule.js';
import type { RuleBody } from '../../src/engine/rule.js';
import { allOf, known, that, undecided, undecidedSince } from '../../src/engine/statement.js';
import type { Statement } from '../../src/engine/statement.js';
import { defineQuestion } from '../../src/engine/inquiry.js';
import type { Fact } from '../../src/engine/fact.js';
import type { Report } from '../../src/engine/claim.js';
import type { Network } from '../../src/network/network.js';
import { equalValues, sameText } from '../../src/values/compare.js';
import { arrayOf, isKnown, scalar } from '../../src/values/construct.js';
import { BudgetError } from '../../src/values/evaluation-error.js';
import { truthOf } from '../../src/values/truth.js';
import { existing, networkWith, resource, symbolicNetwork } from '../network/network-fixtures.js';
import { choose, flag, parameter } from '../worlds/unknowns.js';
import { messages, ruleWith, run, vnets } from './engine-fixtures.js';

const regionParameter = { parameters: { region: { type: 'string', defaultValue: 'west' }, maybe: { type: 'bool' } } };
const two = networkWith(
  [
    resource('virtualNetworks', 'one', {}, { location: "[parameters('region')]" }),
    resource('virtualNetworks', 'two', {}, { location: 'north', condition: "[parameters('maybe')]" }),
  ],
  regionParameter,
);

const isIn = (location: Parameters<typeof sameText>[0] | undefined, region: string): Statement =>
  location === undefined ? undecided : that(({ see }) => sameText(see(location), scalar(region)));

const inNorth = ruleWith(function* (vnet, { say }) {
  yield isIn(vnet.location, 'north').otherwise(say.wrong({ at: vnet.location, vnet, region: vnet.location ?? '' }));
});

const only = (facts: readonly Fact[]): Fact => {
  const [fact] = facts;
  if (fact === undefined || facts.length !== 1) throw new Error(`${facts.length} facts`);
  return fact;
};

/** The one fact about one network in a region that is unknown. */
const factWith = (requirement: Statement, report: Report = {}): Fact =>
  only(
    run(
      vnets('west'),
      ruleWith(function* (_, { say }) {
        yield requirement.otherwise(say.other(report));
      }),
    ).facts,
  );

describe('running rules', () => {
  it('gives one fact for each subject, with place, arguments and the defaults that it rests on', () => {
    const { facts, diagnostics, summaries } = run(two, inNorth);
    expect({ diagnostics, summaries: Object.keys(summaries) }).toEqual({ diagnostics: [], summaries: ['ties'] });
    const [fail, pass] = facts;
    expect(fail).toMatchObject({
      ruleId: 'test/rule',
      messageId: 'wrong',
      verdict: 'fail',
      subject: { kind: 'virtualNetworks', name: { kind: 'scalar', value: 'one' } },
      arguments: {
        vnet: { kind: 'value', value: { kind: 'scalar', value: 'one' } },
        region: { kind: 'value', value: { kind: 'scalar', value: 'west' } },
      },
      related: [],
      scenario: [],
      undecided: [],
      reasons: [],
      assumptions: ['region'],
      recall: null,
    });
    expect(fail?.at).toMatchObject({
      file: 'main.json',
      label: '',
      path: [],
      origin: [{ step: 'expression' }, { step: 'default', name: 'region' }, { step: 'literal' }],
    });
    expect(pass).toMatchObject({ verdict: 'pass', messageId: 'wrong', arguments: {}, related: [], assumptions: [], recall: null });
    expect(pass?.at.start).toBeGreaterThan(fail?.at.start ?? Infinity);
  });

  it('asks every rule, in the order of their names, each subject in the order of the network', () => {
    const body = ruleWith(function* (_, { say }) {
      yield known(true).otherwise(say.other({}));
    });
    const { facts } = run(vnets('a', 'b'), { 'x/second': body, 'x/first': body });
    expect(facts.map(({ ruleId, subject }) => [ruleId, subject.name])).toEqual([
      ['x/first', { kind: 'scalar', value: 'v0' }],
      ['x/first', { kind: 'scalar', value: 'v1' }],
      ['x/second', { kind: 'scalar', value: 'v0' }],
      ['x/second', { kind: 'scalar', value: 'v1' }],
    ]);
  });

  it('tells rules the network and the cloud by its name', () => {
    const seen: unknown[] = [];
    const network = vnets('a');
    const body = ruleWith(function* (vnet, { network: asked, cloud, say, ask, truthOf: truth }) {
      seen.push(
        asked === network,
        cloud,
        ask(
          defineQuestion((_: object, inquiry) => inquiry.cloud),
          vnet,
        ),
        truth(undecided),
      );
      yield known(true).otherwise(say.other({}));
    });
    run(network, body, { cloud: 'azureusgovernment' });
    run(network, body);
    run(network, body, { cloud: 'no such cloud' });
    expect(seen).toEqual([
      true,
      'AzureUSGovernment',
      'AzureUSGovernment',
      'unknown',
      true,
      undefined,
      undefined,
      'unknown',
      true,
      undefined,
      undefined,
      'unknown',
    ]);
  });

  it('asks in the cases of a claim only what differs in them', () => {
    let asked = 0;
    const elsewhere = defineQuestion((_: object, { see }) => (asked++, see(parameter('p')).kind));
    const body = ruleWith(function* (vnet, { say }) {
      const both = that(({ holds, ask }) => (ask(elsewhere, vnet) === 'unknown' ? holds(flag('flag')) : 'false'));
      yield both.otherwise(say.other({}));
      yield both.negated.otherwise(say.other({}));
    });
    expect(run(vnets('a'), body).facts.map(({ verdict }) => verdict)).toEqual(['open', 'open']);
    expect(asked).toBe(1);
  });

  it('judges a subject only where it exists', () => {
    const inWest = ruleWith(function* (vnet, { say }) {
      yield isIn(vnet.location, 'west').otherwise(say.other({}));
    });
    const network = networkWith([
      resource('virtualNetworks', 'v', {}, { location: "[if(parameters('flag'), 'west', 'north')]", condition: "[parameters('flag')]" }),
    ]);
    expect(only(run(network, inWest).facts).verdict).toBe('pass');
  });

  it('judges only where all that is given exists', () => {
    const region = choose(flag('flag'), 'west', 'north');
    const inWest = that(({ see }) => equalValues(see(region), scalar('west')));
    expect(factWith(inWest).verdict).toBe('open');
    expect(factWith(inWest, { given: [{ exists: flag('flag') }] }).verdict).toBe('pass');
    expect(factWith(known(false), { given: [{ exists: flag('flag') }] }).verdict).toBe('fail');
  });
});

describe('what goes wrong in a rule', () => {
  const faulty = (fault: () => void): RuleBody =>
    ruleWith(function* (vnet, { network, say }) {
      if (vnet === network.virtualNetworks[0]) fault();
      yield known(true).otherwise(say.other({}));
    });
  const throwing = (error: unknown) => (): void => {
    throw error;
  };
  const told = (body: RuleBody) => {
    const { facts, diagnostics } = run(two, body);
    return [facts.length, ...diagnostics.map(({ code, severity, message }) => `${code} ${severity}: ${message}`)];
  };

  it('loses one subject where a rule throws on it, and says so', () => {
    expect(told(faulty(throwing(new RangeError('boom'))))).toEqual([
      1,
      expect.stringMatching(
        /^rule-crashed error: rule test\/rule failed on Microsoft.Network\/virtualNetworks one: RangeError at [\w.-]+:\d+:\d+$/,
      ),
    ]);
    expect(told(faulty(throwing('text')))).toEqual([1, expect.stringMatching(/^rule-crashed error: .* one: what was thrown is no error$/)]);
  });

  it('says where the subject is', () => {
    const [diagnostic] = run(two, faulty(throwing(new Error('boom')))).diagnostics;
    expect(diagnostic).toMatchObject({ path: 'main.json', span: two.virtualNetworks[0]?.span });
  });

  it('calls a bound a bound', () => {
    expect(told(faulty(throwing(new BudgetError('too much'))))).toEqual([
      1,
      expect.stringMatching(/^budget-exceeded .*: rule test\/rule reached a bound on Microsoft.Network\/virtualNetworks one: too much$/),
    ]);
  });

  it('keeps what was said of the subject before', () => {
    const body = ruleWith(function* (_, { say }) {
      yield known(true).otherwise(say.other({}));
      throw new Error('boom');
    });
    expect(told(body)).toEqual([2, expect.stringMatching(/ one: Error at [\w.-]+:/), expect.stringMatching(/ two: Error at [\w.-]+:/)]);
  });

  it('loses one subject where a statement or an argument throws', () => {
    const broken = that(() => {
      throw new Error('in a statement');
    });
    const inArgument = ruleWith(function* (vnet, { say }) {
      yield known(false).otherwise(
        say.wrong({
          vnet,
          region: () => {
            throw new Error('in an argument');
          },
        }),
      );
    });
    expect(
      told(
        ruleWith(function* (_, { say }) {
          yield broken.otherwise(say.other({}));
        }),
      ),
    ).toEqual([0, expect.stringMatching(/ one: Error at [\w.-]+:\d+:\d+$/), expect.stringMatching(/ two: Error at [\w.-]+:/)]);
    expect(told(inArgument)).toEqual([0, expect.stringMatching(/ one: Error at .*$/), expect.stringMatching(/ two: Error at .*$/)]);
  });

  it('loses one subject where a rule of users says what no rule may', () => {
    const why = (said: Readonly<Record<string, unknown>>): string => {
      const body = ruleWith(function* (vnet, { say }) {
        yield known(false).otherwise(say.wrong({ vnet, region: 'west', ...said }));
      });
      return run(vnets('west'), body)
        .diagnostics.map(({ message }) => message.replace(/^.*?: /, ''))
        .join();
    };
    const noArgument = 'an argument of a message is neither a value nor an entity, a text or a number';
    for (const region of [{ kind: 'entity' }, {}, null, true]) expect([region, why({ region })]).toEqual([region, noArgument]);
    expect(why({ region: undefined })).toBe('message wrong is said without region');
    expect(why({ region: parameter('p') })).toBe('');
    const noText = 'it tells what is no text where one belongs';
    expect(why({ unless: 1 })).toBe(noText);
    expect(why({ related: [[scalar('x'), 1]] })).toBe(noText);
  });

  it('loses no other rule', () => {
    const broken = ruleWith(
      function* (_, { say }) {
        yield known(true).otherwise(say.other({}));
      },
      {
        *of(network) {
          yield* network.virtualNetworks.slice(0, 1);
          throw new Error('while listing');
        },
        summarise: () => {
          throw new Error('while summing up');
        },
      },
    );
    const { facts, diagnostics, summaries } = run(two, { 'a/broken': broken, 'b/fine': inNorth });
    expect(facts.map(({ ruleId }) => ruleId)).toEqual(['a/broken', 'b/fine', 'b/fine']);
    expect(diagnostics.map(({ message, path }) => [message, path])).toEqual([
      [expect.stringMatching(/^rule a\/broken failed: Error at .*$/), undefined],
      [expect.stringMatching(/^rule a\/broken failed: Error at .*$/), undefined],
    ]);
    expect(Object.keys(summaries)).toEqual(['ties']);
  });

  it('bounds the claims of one requirement', () => {
    const claims = (count: number) =>
      ruleWith(function* (_, { say }) {
        yield Array.from({ length: count }, () => known(true).otherwise(say.other({})));
      });
    expect(run(vnets('a'), claims(2_000))).toMatchObject({ facts: [{ verdict: 'pass' }], diagnostics: [] });
    expect(run(vnets('a'), claims(2_001))).toMatchObject({
      facts: [],
      diagnostics: [{ code: 'budget-exceeded', message: expect.stringMatching(/one requirement makes more than 2000 claims$/) }],
    });
  });

  it('bounds what a rule looks at, and says so of the subject', () => {
    const looking: (readonly number[])[] = [];
    const body = (bound: number) =>
      ruleWith(function* (_, { say, atMost }) {
        looking.push(atMost(bound, [1, 2, 3], 'zones'));
        yield known(true).otherwise(say.other({}));
      });
    expect(run(vnets('a'), body(3)).diagnostics).toEqual([]);
    const { facts, diagnostics } = run(vnets('a'), body(2));
    expect(looking).toEqual([
      [1, 2, 3],
      [1, 2],
    ]);
    expect(facts).toHaveLength(1);
    expect(diagnostics).toMatchObject([
      {
        code: 'budget-exceeded',
        message: 'rule test/rule reached a bound on Microsoft.Network/virtualNetworks v0: 2 of 3 zones are looked at',
        path: 'main.json',
      },
    ]);
  });

  it('bounds the values that are worked out for one claim', () => {
    const verdictOf = (count: number) => {
      const list = arrayOf(Array.from({ length: count }, (_, at) => choose(flag('flag'), at, -at - 1)));
      return factWith(that(({ see }) => (isKnown(see(list)) ? 'true' : 'unknown'))).verdict;
    };
    expect([verdictOf(2_998), verdictOf(2_999)]).toEqual(['pass', 'open']);
  });

  it('works out as many values for the next claim of a subject', () => {
    const lists = [0, 1].map((start) => arrayOf(Array.from({ length: 2_998 }, (_, at) => choose(flag('flag'), start + at / 2, -at - 1))));
    const body = ruleWith(function* (_, { say }) {
      for (const list of lists) yield that(({ see }) => (isKnown(see(list)) ? 'true' : 'unknown')).otherwise(say.other({}));
    });
    expect(run(vnets('a'), body).facts.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
  });
});

describe('a list of claims', () => {
  const isWest = that(({ see }) => equalValues(see(choose(flag('flag'), 'west', 'north')), scalar('west')));
  type Part = readonly [Statement, Report?];
  const factOf = (...parts: readonly Part[]): Fact =>
    only(
      run(
        vnets('a'),
        ruleWith(function* (vnet, { say }) {
          yield parts.map(([statement, report = {}], at) => statement.otherwise(say.wrong({ ...report, vnet, region: at })));
        }),
      ).facts,
    );
  const chosen = (...parts: readonly Part[]) => {
    const fact = factOf(...parts);
    const { region } = fact.arguments;
    return [fact.verdict, region?.kind === 'value' && region.value.kind === 'scalar' ? region.value.value : undefined];
  };
  const [yes, no] = [known(true), known(false)];

  it('stands for the first that fails, else for the first that is open, else passes', () => {
    expect(chosen([yes], [undecided], [no], [no])).toEqual(['fail', 2]);
    expect(chosen([yes], [undecided], [undecided])).toEqual(['open', 1]);
    expect(chosen([yes], [yes])).toEqual(['pass', undefined]);
  });

  it('says why no value decides it, where no case is known in which it fails', () => {
    expect(factOf([undecidedSince('nobody knows').and(undecidedSince('nobody knows'))]).reasons).toEqual(['nobody knows']);
    expect(factOf([undecidedSince('nobody knows'), { unless: 'somebody may mend it' }]).reasons).toEqual([
      'somebody may mend it',
      'nobody knows',
    ]);
    expect(factOf([isWest.and(undecidedSince('nobody knows'))])).toMatchObject({ verdict: 'open', reasons: [] });
    expect(factOf([undecidedSince('nobody knows').or(yes)])).toMatchObject({ verdict: 'pass', reasons: [] });
    const inCases = (west: 'true' | 'unknown') =>
      that(({ truthOf, doubt }) => {
        doubt(truthOf(isWest) === 'true' ? 'it is in the west' : 'it is elsewhere');
        return truthOf(isWest) === 'true' ? west : 'unknown';
      });
    expect(factOf([inCases('true')]).reasons).toEqual(['it is elsewhere']);
    expect(factOf([inCases('unknown'), { unless: 'it is elsewhere' }]).reasons).toEqual(['it is elsewhere', 'it is in the west']);
  });

  it('stands for an open one that says in which case it fails, before others', () => {
    expect(chosen([undecided], [isWest])).toEqual(['open', 1]);
    expect(chosen([isWest], [isWest])).toEqual(['open', 0]);
  });

  it('stands for an open one that says why it may be fine, where nothing is undecided, before others', () => {
    expect(chosen([undecided], [no, { unless: 'a policy may' }])).toEqual(['open', 1]);
    const onText = that(({ see }) => (see(parameter('text')), 'unknown'));
    expect(chosen([undecided], [onText, { unless: 'a policy may' }])).toEqual(['open', 0]);
    expect(chosen([undecided], [undecided, { unless: 'a policy may' }])).toEqual(['open', 1]);
  });

  it('stands for one of those that say one message, where in every case one of them fails', () => {
    const isNorth = isWest.negated;
    expect(chosen([isWest], [isNorth])).toEqual(['fail', 0]);
    expect(chosen([undecided], [isWest], [yes], [isNorth])).toEqual(['fail', 1]);
    expect(chosen([isWest.or(undecided)], [isWest], [isNorth])).toEqual(['fail', 1]);
    expect(factOf([isWest], [isNorth])).toMatchObject({ scenario: [], undecided: [], reasons: [] });
    expect(chosen([isWest, { given: [{ exists: flag('other') }] }], [isNorth])).toEqual(['open', 0]);
    expect(chosen([isWest], [isNorth.or(undecided)])).toEqual(['open', 0]);
    expect(chosen([isWest, { unless: 'a policy may' }], [isNorth])).toEqual(['open', 0]);
  });

  it('stands for none of several messages of which one fails in every case', () => {
    const rule = ruleWith(function* (vnet, { say }) {
      yield [isWest.otherwise(say.wrong({ vnet, region: 0 })), isWest.negated.otherwise(say.other({}))];
    });
    expect(run(vnets('a'), rule).facts).toMatchObject([{ verdict: 'open', messageId: 'wrong' }]);
  });

  it('of none is a pass of no message, at the subject', () => {
    const fact = factOf();
    expect(fact).toMatchObject({
      ruleId: 'test/rule',
      messageId: '',
      verdict: 'pass',
      subject: { kind: 'virtualNetworks', name: { value: 'v0' } },
      concerns: [],
      arguments: {},
      at: { file: 'main.json', label: '' },
      related: [],
      scenario: [],
      undecided: [],
      apart: [],
      reasons: [],
      assumptions: [],
      known: [],
      recall: null,
    });
    expect(fact.at).toEqual(factOf([yes]).at);
  });

  it('is not asked further than the first that fails', () => {
    let asked = 0;
    const counted = that(() => (asked++, 'true'));
    factOf([no], [counted]);
    expect(asked).toBe(0);
    factOf([undecided], [counted]);
    expect(asked).toBe(1);
  });
});

describe('what a fact tells', () => {
  const isWest = that(({ see }) => equalValues(see(choose(flag('flag'), 'west', 'north')), scalar('west')));

  it('turns a failure that may be fine all the same into an open verdict, and never another verdict', () => {
    expect(factWith(known(false), { unless: 'help' })).toMatchObject({ verdict: 'open', reasons: ['help'], scenario: [], undecided: [] });
    expect(factWith(known(true), { unless: 'help' })).toMatchObject({ verdict: 'pass', reasons: [] });
    expect(factWith(isWest, { unless: 'help' })).toMatchObject({
      verdict: 'open',
      reasons: ['help'],
      scenario: [{ is: { value: false } }],
    });
    expect(factWith(known(false))).toMatchObject({ verdict: 'fail', reasons: [] });
  });

  it('names the case in which it fails, or what leaves it undecided', () => {
    expect(factWith(isWest)).toMatchObject({
      scenario: [{ symbol: { kind: 'call', name: 'parameters' }, is: { kind: 'scalar', value: false } }],
      undecided: [],
    });
    expect(factWith(that(({ holds }) => (holds(flag('flag')) === 'true' ? 'true' : 'unknown')))).toMatchObject({
      scenario: [],
      undecided: [],
    });
    const open = that(({ see }) => equalValues(see(choose(flag('flag'), 'west', flag('other'))), scalar('west')));
    expect(factWith(open).verdict).toBe('open');
  });

  it('names excluded values', () => {
    const network = networkWith([
      resource('virtualNetworks', 'v', {}, { location: "[if(equals(parameters('text'), 'a'), 'north', 'x')]" }),
    ]);
    expect(only(run(network, inNorth).facts).scenario).toMatchObject([{ symbol: { name: 'parameters' }, not: [{ value: 'a' }] }]);
  });

  it('tells of the failing case: arguments, places and what is recalled are read in it', () => {
    const region = choose(flag('flag'), 'west', 'north');
    const isFlag = that(({ see }) => equalValues(see(region), scalar('west')));
    const fact = only(
      run(
        vnets('a'),
        ruleWith(function* (vnet, { say }) {
          yield isFlag.otherwise(
            say.wrong({
              at: ({ holds }) => (holds(flag('flag')) === 'false' ? vnet.location : undefined),
              related: ({ holds }) => [[vnet, holds(flag('flag'))]],
              recall: ({ holds }) => [holds(flag('flag'))],
              vnet: ({ see }) => [see(region), 'text', 3, vnet, [region]],
              region,
            }),
          );
        }),
      ).facts,
    );
    const value = (one: string | number) => ({ kind: 'value', value: { kind: 'scalar', value: one } });
    expect(fact).toMatchObject({
      arguments: {
        vnet: {
          kind: 'list',
          items: [value('north'), { kind: 'text', text: 'text' }, value(3), value('v0'), { kind: 'list', items: [value('north')] }],
        },
        region: value('north'),
      },
      related: [{ label: 'false' }],
      recall: ['false'],
      at: { origin: [{ step: 'literal' }] },
    });
  });

  it('tells nothing of what passes', () => {
    const never = () => {
      throw new Error('told');
    };
    expect(factWith(known(true), { at: never, related: never, recall: never })).toMatchObject({ verdict: 'pass', recall: null });
  });

  it('stands at the subject where a place is missing, and leaves out other ends that are missing', () => {
    const network = vnets('a');
    const fact = factWith(known(false), {
      at: undefined,
      related: [
        [undefined, 'nowhere'],
        [network.virtualNetworks[0], 'here'],
      ],
    });
    expect(fact.at).toEqual(factWith(known(false)).at);
    expect(fact.related.map(({ label }) => label)).toEqual(['here']);
    expect(factWith(known(false), { at: scalar('x') }).at).toEqual({ ...fact.at, origin: [] });
  });

  it('stands where an entity is named: the name of a resource, or of an item', () => {
    const { text } = vnets('a').virtualNetworks[0]?.span.source ?? { text: '' };
    const at = factWith(known(false)).at;
    expect(text.slice(at.start, at.end)).toBe('"v0"');
    const network = networkWith([resource('virtualNetworks', 'v', { subnets: [{ name: 'app' }, { properties: {} }] })]);
    const [fact] = run(
      network,
      ruleWith(function* (vnet, { say }) {
        yield known(false).otherwise(say.other({ related: vnet.subnets.items.map((subnet) => [subnet, ''] as const) }));
      }),
    ).facts;
    const source = network.virtualNetworks[0]?.span.source.text ?? '';
    expect(fact?.related.map(({ start, end }) => source.slice(start, end).replaceAll(/\s/g, ''))).toEqual(['"app"', '{"properties":{}}']);
  });

  it('rests on defaults that were read for their content, sorted, each once', () => {
    const sections = {
      parameters: {
        z: { type: 'string', defaultValue: 'a' },
        b: { type: 'string', defaultValue: 'b' },
        i: { type: 'string', defaultValue: 'i' },
      },
    };
    const network = networkWith(
      [
        resource(
          'virtualNetworks',
          "[parameters('i')]",
          { dhcpOptions: { dnsServers: ["[parameters('z')]", "[parameters('b')]", "[parameters('z')]"] } },
          { location: 'x' },
        ),
      ],
      sections,
    );
    const assumed = (read: 'see' | 'identity') =>
      only(
        run(
          network,
          ruleWith(function* (vnet, { say }) {
            const reads = vnet.dnsServers.items.map(({ value }) => that((inquiry) => (inquiry[read](value), truthOf(false))));
            yield allOf(reads.map((one) => one.negated)).negated.otherwise(say.other({}));
          }),
        ).facts,
      ).assumptions;
    expect(assumed('see')).toEqual(['b', 'z']);
    expect(assumed('identity')).toEqual([]);
  });

  it('rests on the defaults behind the existence of its subject and of what is given', () => {
    const sections = { parameters: { a: { type: 'string', defaultValue: 'x' }, flag: { type: 'bool' } } };
    const network = networkWith(
      [resource('virtualNetworks', 'v', {}, { condition: "[and(equals(parameters('a'), 'x'), parameters('flag'))]" })],
      sections,
    );
    const body = ruleWith(function* (_, { say }) {
      yield known(false).otherwise(say.other({}));
    });
    expect(only(run(network, body).facts)).toMatchObject({ verdict: 'fail', assumptions: ['a'] });
  });
});

describe('summaries', () => {
  it('are those of the rules that make one', () => {
    const summed = ruleWith(() => [], { summarise: (network: Network) => ({ networks: network.virtualNetworks.map(({ kind }) => kind) }) });
    const { facts, summaries } = run(vnets('a', 'b'), { 'a/summed': summed, 'b/silent': inNorth });
    expect(summaries).toEqual({
      ties: {
        declares: ['microsoft.network/virtualnetworks/v0', 'microsoft.network/virtualnetworks/v1'],
        ...{ refersTo: [], declaresIds: [], refersToIds: [] },
      },
      'a/summed': { networks: ['virtualNetworks', 'virtualNetworks'] },
    });
    expect(facts.every(({ ruleId }) => ruleId === 'b/silent')).toBe(true);
  });
});

describe('a rule', () => {
  it('keeps what it says of itself', () => {
    const definition = {
      title: 't',
      source: 's',
      tags: ['x'],
      securitySeverity: 5,
      page: 'p',
      messages,
      of: (network: Network) => network.virtualNetworks,
      check: () => [],
    };
    expect(defineRule(definition)).toMatchObject({ title: 't', source: 's', tags: ['x'], securitySeverity: 5, page: 'p', messages });
    expect(ruleWith(definition.check)).toMatchObject({ securitySeverity: undefined, summarise: undefined, reconsider: undefined });
  });

  it('judges what exists only where the rule asks for it', () => {
    const network = symbolicNetwork({ a: existing('virtualNetworks', 'v') });
    expect(run(network, inNorth).facts).toEqual([]);
  });
});
