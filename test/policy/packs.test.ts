import { describe, expect, it } from '@jest/globals';
import { defineRule, namedRules } from '../../src/engine/rule.js';
import { packOf, packsNamedIn, rulesExported } from '../../src/policy/packs.js';
import { Source } from '../../src/text/source.js';

const message = { severity: 'error', precision: 'high', what: 'no' } as const;

const body = defineRule({
  title: 'names are ours',
  source: 'https://learn.microsoft.com/azure',
  tags: ['naming'],
  page: '# Names',
  messages: { wrong: message },
  of: () => [],
  check: () => [],
});

const [rule] = namedRules({ 'own/names': body });

/** What became of a list with this rule, or with more. */
function exported(rules: unknown, taken: { ids?: readonly string[]; packs?: readonly string[] } = {}): unknown {
  const found = rulesExported({ rules }, { ids: new Set(taken.ids), packs: new Set(taken.packs) });
  return 'mistake' in found ? found.mistake : found.rules.map(({ id }) => id);
}

const but = (change: object): unknown => exported([{ ...rule, ...change }]);
const butMessage = (change: object): unknown => but({ messages: { fine: message, wrong: { ...message, ...change } } });

describe('the pack of a rule', () => {
  it('is what stands before the slash of its id, if there is one', () => {
    expect(packOf('dns/zone')).toBe('dns');
    expect(packOf('a/b/c')).toBe('a');
    expect(packOf('dns')).toBe('');
    expect(packOf('/zone')).toBe('');
  });
});

describe('the packs that a configuration names', () => {
  const named = (text: string, path = 'plumblint.config.json') =>
    packsNamedIn(new Source(path, text)).map(({ name, place }) => [name, place.start]);

  it('are the texts of its list, each with its place', () => {
    expect(named('{"packs": ["./rules/index.js", "a"]}')).toEqual([
      ['./rules/index.js', 11],
      ['a', 31],
    ]);
    expect(named('packs: [a]', 'plumblint.config.yaml')).toEqual([['a', 8]]);
  });

  it('are none where the list is missing or something else, and none of a file that is broken', () => {
    expect(named('{}')).toEqual([]);
    expect(named('{"packs": "a"}')).toEqual([]);
    expect(named('{"packs": ["a", 1, {}, null]}')).toEqual([['a', 11]]);
    expect(named('{"packs": ["a"]')).toEqual([]);
    expect(named('{"packs": ["a"], "packs": ["b"]}')).toEqual([]);
    expect(named('packs: [a]\nrules: &x {}\nscan: *x', 'plumblint.config.yaml')).toEqual([]);
  });
});

describe('the rules that a module exports', () => {
  it('are those of its list, or of that of its default export, which nobody can change afterwards', () => {
    const taken = { ids: new Set<string>(), packs: new Set<string>() };
    const list = namedRules({ 'own/a': body, 'own/b': body });
    const found = rulesExported({ default: { rules: list } }, taken);
    expect(found).toEqual({ rules: list });
    expect('rules' in found && found.rules.every((one) => Object.isFrozen(one))).toBe(true);
    expect(rulesExported({ rules: list, default: { rules: [] } }, taken)).toEqual({ rules: list });
  });

  it('are a list that is not empty, of a thousand at most', () => {
    const missing = 'it exports no list `rules`: make one with namedRules';
    const taken = { ids: new Set<string>(), packs: new Set<string>() };
    for (const module of [undefined, null, 'rules', {}, { default: null }])
      expect(rulesExported(module, taken)).toEqual({ mistake: missing });
    for (const rules of [[], { a: rule }, 'own/names', null]) expect(exported(rules)).toBe(missing);
    const many = (count: number) => Array.from({ length: count }, (_, at) => ({ ...rule, id: `own/r-${at}` }));
    expect(exported(many(1_000))).toHaveLength(1_000);
    expect(exported(many(1_001))).toBe('it brings more than 1000 rules');
  });

  it('have ids of two parts in lower case that nobody else has', () => {
    const misnamed = 'a rule has no id of the form pack/rule, in lower case';
    for (const id of [
      'names',
      'own/',
      '/names',
      'Own/names',
      'own/Names',
      'own/a/b',
      '1own/names',
      'own/1',
      ' own/names',
      'own/names\n',
      `own/${'n'.repeat(97)}`,
      7,
      undefined,
    ])
      // prettier-ignore
      expect([id, but({ id })]).toEqual([id, misnamed]);
    for (const one of [undefined, null, 'own/names']) expect(exported([one])).toBe(misnamed);
    for (const id of ['own/n', 'o1-2/n1-2', `own/${'n'.repeat(96)}`]) expect(but({ id })).toEqual([id]);
    expect(exported([rule], { packs: ['own'] })).toBe("rule own/names is in a pack of plumblint's own: give yours another name");
    expect(exported([rule], { packs: ['names'] })).toEqual(['own/names']);
    expect(exported([rule], { ids: ['own/names'] })).toBe('there is a rule own/names already');
    expect(exported([rule, rule])).toBe('there is a rule own/names already');
  });

  it.each<[string, readonly object[]]>([
    ['title, source and page', [{ title: '' }, { title: 1 }, { source: undefined }, { source: '' }, { page: null }, { page: '' }]],
    ['address where its page can be read', [{ address: 'no address' }, { address: '' }, { address: undefined }]],
    ['list of tags', [{ tags: undefined }, { tags: 'naming' }, { tags: ['naming', 1] }, { tags: [''] }]],
    ['audience that there is', [{ audience: 'nobody' }, { audience: undefined }]],
    ['link of the chain that there is', [{ link: 'no link' }, { link: null }]],
    ['security severity from 0 to 10', [{ securitySeverity: -0.1 }, { securitySeverity: 10.1 }, { securitySeverity: '5' }, { securitySeverity: NaN }]], // prettier-ignore
    ['check', [{ checks: undefined }, { checks: [] }]],
    ['function where one belongs', [{ summarise: {} }, { reconsider: 'x' }, { foundElsewhere: null }, { metElsewhere: 1 }]],
    ['messages that are whole', [{ messages: undefined }, { messages: null }, { messages: {} }, { messages: { wrong: null } }]],
  ])('have %s', (what, changes) => {
    for (const change of changes) {
      expect([change, but(change)]).toEqual([
        change,
        `rule own/names has no ${what}: make it with defineRule, and its list with namedRules`,
      ]);
    }
  });

  it('may say more, or leave out what need not be said', () => {
    const own = () => undefined;
    for (const change of [
      { tags: [] },
      { audience: 'auditor' },
      { link: 'group id' },
      { link: undefined },
      { securitySeverity: 0 },
      { securitySeverity: 10 },
      { securitySeverity: undefined },
      { summarise: own, reconsider: own, foundElsewhere: own, metElsewhere: own },
    ])
      expect([change, but(change)]).toEqual([change, ['own/names']]);
  });

  it('have messages that are whole', () => {
    const broken = 'rule own/names has no messages that are whole: make it with defineRule, and its list with namedRules';
    for (const change of [
      { what: '' },
      { what: undefined },
      { severity: 'fatal' },
      { severity: undefined },
      { precision: 'some' },
      { precision: undefined },
      { why: '' },
      { fix: 1 },
      { restsOn: 'target' },
      { restsOn: ['target', 'nothing'] },
      { openWithout: {} },
      { openWithout: ['nothing'] },
      { breaks: false },
      { fixable: 'perhaps' },
    ])
      expect([change, butMessage(change)]).toEqual([change, broken]);
    for (const change of [
      { why: 'so', fix: 'do' },
      { restsOn: ['target', 'subnet'], openWithout: [] },
      { breaks: true, fixable: 'safe' },
      { severity: 'note', precision: 'very-high', fixable: 'unsafe' },
    ])
      expect([change, butMessage(change)]).toEqual([change, ['own/names']]);
  });
});
