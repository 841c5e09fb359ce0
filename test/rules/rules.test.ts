import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import type { Fact } from '../../src/engine/fact.js';
import { checkFolder, readRuleFolder, type RuleFolder } from '../../src/testing/index.js';
import { checkTrial, tryRule } from '../../src/testing/check-case.js';
import { readSaid, saidOf, withoutPlaces, writeSaid } from './said.js';
import { repository } from './folder-host.js';

it('each folder with a rule is in the list, under its own name', () => {
  const ids = folders('rules').flatMap((pack) =>
    folders(`rules/${pack}`)
      .filter((name) => name !== 'questions')
      .map((name) => `${pack}/${name}`),
  );
  expect(rules.map(({ id }) => id)).toEqual(ids);
});

it('rules about exposure, and no others, are about security', () => {
  const secured = rules.filter(({ securitySeverity }) => securitySeverity !== undefined);
  expect(secured.map(({ id, securitySeverity }) => [id, securitySeverity])).toEqual([
    ['access/public-access-closed', 6.5],
    ['access/public-access-set', 6.5],
    ['access/settings-agree', 5],
    ['arc/no-secret-in-script', 7],
  ]);
});

/** `said.txt` is to be written anew, to be read and not only compared. */
const isWriting = process.env['UPDATE_SAID'] !== undefined;

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const folder = readRuleFolder(`rules/${id}`);
  const names = folder.cases.map(({ source }) => source.path.replace('cases/', ''));

  it('has a page, and cases for each verdict and message', () => {
    expect(checkFolder(rule, folder)).toEqual([]);
  });

  it('can be read in the repository that the package names', () => {
    const { repository: named } = JSON.parse(repository.read('package.json') ?? '') as { repository: { url: string } };
    const address = named.url.replace(/^git\+|\.git$/g, '');
    expect(address).toMatch(/^https:\/\/github\.com\/[^/]+\/[^/]+$/);
    expect(rule.address).toBe(`${address}/blob/HEAD/rules/${id}/rule.md`);
  });

  it('says on its page how severe it is, and shows examples in both languages', () => {
    const severities = (['error', 'warning', 'note'] as const).filter((one) =>
      Object.values(rule.messages).some(({ severity }) => severity === one),
    );
    const [, named = ''] = /^\*\*Severity:\*\* ([a-z, ]+?)(, by what is wrong)?\.$/m.exec(rule.page) ?? [];
    expect(named.split(/, | or /)).toEqual(severities);
    for (const heading of ['Incorrect', 'Correct']) {
      const section = rule.page.split(`## ${heading}\n`)[1]?.split(/^## /m)[0] ?? '';
      for (const language of languagesOf(folder)) expect(section).toContain(`\`\`\`${language}\n`);
    }
  });

  it('rests on documentation', () => {
    expect(rule.source).toMatch(/^https:\/\/learn\.microsoft\.com\//);
  });

  it('has each case in both languages, unless it is `-arm`, which the Bicep compiler refuses, or a `-manifest` of IoT Edge', () => {
    const named = (ending: string): string[] => names.flatMap((name) => (name.endsWith(ending) ? name.slice(0, -ending.length) : []));
    expect(named('.bicep')).toEqual(named('.json').filter((name) => !/-(?:arm|manifest)$/.test(name)));
    expect(named('.yaml')).toEqual(named('.toml'));
    expect(named('.sh')).toEqual(named('.ps1'));
  });

  const said = readSaid(id);
  const twinOf = (name: string): string | undefined =>
    names.find((other) => name.endsWith('.json') && other === name.replace(/json$/, 'bicep'));

  it.each(folder.cases.map((one, at) => [names[at] ?? '', one] as const))('%s', (name, one) => {
    const trial = tryRule(rule, one.source, one.settings);
    expect(checkTrial(rule, one, trial)).toEqual([]);
    expect(trial.facts.filter((fact) => saysNothingOfWhy(fact) && rule.messages[fact.messageId]?.severity !== 'note')).toEqual([]);
    const words = saidOf(rule, one.source, trial.facts);
    const twin = twinOf(name);
    if (isWriting && twin === undefined) said.set(name, words);
    const expected = said.get(twin ?? name) ?? '';
    expect(twin === undefined ? words : withoutPlaces(words)).toBe(twin === undefined ? expected : withoutPlaces(expected));
  });

  it('says of its cases, and of no others, what `said.txt` holds: written anew with `UPDATE_SAID=1 npm test -- test/rules`', () => {
    const written = names.filter((name) => twinOf(name) === undefined);
    if (isWriting) writeSaid(id, new Map(written.map((name) => [name, said.get(name) ?? ''])));
    expect([...readSaid(id).keys()]).toEqual(written);
  });
});

/** Whether a fact is open and does not say why. Only a note may be so, whose message is about what cannot be seen. */
function saysNothingOfWhy({ verdict, scenario, undecided, reasons }: Fact): boolean {
  return verdict === 'open' && scenario.length + undecided.length + reasons.length === 0;
}

/** The languages that the examples of a page are in: those of the cases. */
function languagesOf({ cases }: RuleFolder): readonly string[] {
  const languages = [
    ['bicep', 'json'],
    ['toml', 'yaml'],
    ['sh', 'ps1'],
  ] as const;
  return languages.find(([language]) => cases.some(({ source }) => source.path.endsWith(`.${language}`))) ?? [];
}

function folders(parent: string): string[] {
  return repository.entries(parent).flatMap(({ name, kind }) => (kind === 'folder' ? [name] : []));
}
