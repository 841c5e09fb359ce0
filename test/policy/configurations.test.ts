import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Finding } from '../../src/findings/finding.js';
import { configured } from '../../src/policy/apply-configurations.js';
import { commonFolder, Configurations } from '../../src/policy/configurations.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { spoke } from '../cli/spoke.js';
import { names, ruleIds, scanned } from './policy-fixtures.js';

/** What is wrong with a configuration: line, column and message. */
function problemsIn(configuration: unknown): string[] {
  const text = typeof configuration === 'string' ? configuration : JSON.stringify(configuration, undefined, 1);
  const found = new Configurations(memoryHost({ 'plumblint.config.json': text }), names).of('');
  return (found?.problems ?? []).map(({ message, span: { source, start } }) => {
    const { line, column } = source.position(start);
    return `${line}:${column} ${message}`;
  });
}

describe('what is wrong with a configuration', () => {
  it.each<[string, unknown, string]>([
    ['an unknown key', { ruls: {} }, "2:2 there is no key 'ruls' here; did you mean rules?"],
    [
      'a key like no other',
      { zzzzzz: {} },
      "2:2 there is no key 'zzzzzz' here; there are packs, restore, rules, overrides, suppressions, scan",
    ],
    ['an unknown rule', { rules: { 'dns/zone-linked-to-vnt': 'off' } }, '3:3 there is no rule \'dns/zone-linked-to-vnt\'; did you mean dns/zone-linked-to-vnet?'], // prettier-ignore
    ['an unknown pack', { rules: { dsn: 'off' } }, "3:3 there is no rule 'dsn'; did you mean dns?"],
    ['a pattern that fits nothing', { rules: { 'x*': 'off' } }, "3:3 there is no rule 'x*'; 'plumblint rules' lists them"],
    ['a severity', { rules: { dns: 'warn' } }, "3:10 'dns' must be one of off, error, warning, note"],
    ['a wrong type', { scan: { strict: 'yes' } }, "3:13 'strict' must be true or false"],
    ['a missing key', { overrides: [{ rules: {} }] }, '3:3 this needs the key files'],
    ['an empty list', { overrides: [{ files: [], rules: {} }] }, "4:13 'files' must not be empty"],
    ['an override of an unknown rule', { overrides: [{ files: ['a'], rules: { nope: 'off' } }] }, "8:5 there is no rule 'nope'; 'plumblint rules' lists them"], // prettier-ignore
    ['a pattern that is too long', { overrides: [{ files: ['a'.repeat(2_000)], rules: {} }] }, '5:5 this pattern is not used: it has more than 1000 characters'], // prettier-ignore
    ['a suppression without a reason', { suppressions: [{ rule: 'dns', files: ['a'] }] }, '3:3 this needs the key reason'],
    [
      'a suppression with an empty reason',
      { suppressions: [{ rule: 'dns', files: ['a'], reason: ' ' }] },
      "8:14 'reason' must not be empty",
    ],
    ['a suppression of an unknown rule', { suppressions: [{ rule: 'dsn', files: ['a'], reason: 'b' }] }, "4:12 there is no rule 'dsn'; did you mean dns?"], // prettier-ignore
    ['a day that there is not', { suppressions: [{ rule: 'dns', files: ['a'], reason: 'b', expires: '2027-02-30' }] }, "9:15 'expires' is no day of the calendar"], // prettier-ignore
    ['no object', [], '1:1 this must be an object'],
    [
      'a day in another form',
      { suppressions: [{ rule: 'dns', files: ['x'], reason: 'y', expires: '31.1.2027' }] },
      "9:15 'expires' must be of the form 2027-01-31",
    ],
    [
      '__proto__',
      '{"__proto__": {}}',
      "1:2 there is no key '__proto__' here; there are packs, restore, rules, overrides, suppressions, scan",
    ],
  ])('%s', (_, configuration, problem) => {
    expect(problemsIn(configuration)).toEqual([problem]);
  });

  it('is nothing where all is well', () => {
    const rules = { dns: 'off', 'dns/*': 'note', '*': 'error', 'dns/zone-linked-to-vnet': 'warning' };
    const scan = {
      audience: 'auditor', strict: true, failOn: 'none', minSeverity: 'error', exclude: ['x'], includeModules: true, moduleCache: 'm', cloud: 'AzureChinaCloud', parameters: ['a=b'],
    }; // prettier-ignore
    expect(
      problemsIn({
        $schema: 'x',
        rules,
        overrides: [{ files: ['a/**'], rules }],
        suppressions: [{ rule: '*', files: ['a'], reason: 'b', owner: 'c', expires: '2028-02-29' }],
        scan,
      }),
    ).toEqual([]);
  });

  it('is told within bounds, and found within bounds', () => {
    const many = (count: number, value: string) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`dns/rule-that-is-not-${at}`, value]));
    expect(problemsIn({ rules: many(60, 'off') })).toHaveLength(20);
    expect(problemsIn({ rules: many(60, 'of') })).toHaveLength(20);
    expect(problemsIn({ rules: many(20_000, 'off') })).toEqual(["2:11 'rules' must NOT have more than 1000 properties"]);
    expect(problemsIn({ overrides: Array.from({ length: 5_000 }, () => ({ files: ['a'], rules: {} })) })).toHaveLength(1);
    const slow = { files: Array.from({ length: 100 }, (_, at) => `${'*a'.repeat(400)}${at}`), rules: { dns: 'off' } };
    const text = JSON.stringify({ overrides: [slow] });
    const configurations = new Configurations(memoryHost({ 'plumblint.config.json': text }), names);
    const settings = Array.from({ length: 50 }, (_, at) =>
      configurations.of('')?.configuration?.settingOf('dns/zone-linked-to-vnet', `${'a'.repeat(200)}/${at}.json`),
    );
    expect(new Set(settings)).toEqual(new Set([undefined]));
  });

  it('are two files in one folder', () => {
    const host = memoryHost({ 'a/plumblint.config.json': '{}', 'a/plumblint.config.yaml': '{}' });
    expect(new Configurations(host, names).of('a/b')?.problems.map(({ message }) => message)).toEqual([
      "there is 'a/plumblint.config.json' in this folder too: keep one of them",
    ]);
  });
});

it.each(['json', 'jsonc', 'yaml', 'yml'])('a configuration may be called plumblint.config.%s', (ending) => {
  const text = ending.startsWith('y') ? 'rules:\n  dns: off\n' : '{"rules": {"dns": "off"}}';
  const found = new Configurations(memoryHost({ [`plumblint.config.${ending}`]: text }), names).of('infra');
  expect(found?.configuration?.settingOf('dns/zone-linked-to-vnet', 'infra/main.json')).toBe('off');
});

describe('the configuration of a file', () => {
  const host = memoryHost({
    'plumblint.config.json': '{"rules": {"dns": "off", "arc": "note"}}',
    'infra/plumblint.config.yaml':
      'rules: {dns: warning}\noverrides:\n- files: [/prod/]\n  rules: {dns/zone-linked-to-vnet: error}\n- files: ["*.bicep"]\n  rules: {"dns/zone-linked-*": "off"}',
  });
  const of = (path: string, rule = 'dns/zone-linked-to-vnet') =>
    new Configurations(host, names).of(path.slice(0, path.lastIndexOf('/')))?.configuration?.settingOf(rule, path);

  it('is the nearest one, which does not add to another', () => {
    expect(of('other/main.json')).toBe('off');
    expect(of('infra/dev/deep/main.json')).toBe('warning');
    expect(of('other/main.json', 'arc/one-scope-per-vnet')).toBe('note');
    expect(of('infra/main.json', 'arc/one-scope-per-vnet')).toBeUndefined();
  });

  it('has overrides, of which the last one counts', () => {
    expect(of('infra/prod/main.json')).toBe('error');
    expect(of('infra/prod/main.bicep')).toBe('off');
    expect(of('infra/dev/prod/main.json')).toBe('warning');
  });

  it('is the one that is given, or none', () => {
    expect(new Configurations(host, names, 'none').of('infra')).toBeUndefined();
    const given = new Configurations(host, names).of('infra');
    expect(new Configurations(host, names, given).of('other')).toBe(given);
  });
});

it('commonFolder', () => {
  expect(commonFolder(['a/b/c.json', 'a/b/d'])).toBe('a/b');
  expect(commonFolder(['a/[b]/c.json', 'a/[b]/d*'])).toBe('a/[b]');
  expect(commonFolder(['a', ''])).toBe('');
  expect(commonFolder(['ab', 'a'])).toBe('');
});

describe('the law of configuration', () => {
  const { result, host } = scanned({ 'a/main.json': spoke('northeurope'), 'a/b/more.json': spoke('northeurope'), 'open.json': spoke() });
  const found = new Set(result.findings.map(({ ruleId }) => ruleId));
  const identity = ({ ruleId, messageId, verdict, place, occurrences }: Finding) => ({ ruleId, messageId, verdict, place, occurrences });

  it('changes no verdict, no diagnostic and no order of anything else', () => {
    expect(found.size).toBeGreaterThan(0);
    const setting = fc.constantFrom('off', 'error', 'warning', 'note');
    const rules = fc.dictionary(fc.constantFrom(...found, ...ruleIds.slice(0, 5), '*'), setting, { noNullPrototype: true });
    const files = fc.array(fc.constantFrom('*.json', '/a/', 'b/', '/a/*.json'), { minLength: 1, maxLength: 2 });
    const configuration = fc.record({ rules, overrides: fc.array(fc.record({ files, rules }), { maxLength: 2 }) });
    fc.assert(
      fc.property(configuration, configuration, (outer, inner) => {
        const texts = { 'plumblint.config.json': JSON.stringify(outer), 'a/plumblint.config.json': JSON.stringify(inner) };
        const over = memoryHost(texts);
        const configurations = new Configurations({ ...host, read: (path) => over.read(path) }, names);
        const changed = configured(result, configurations, configurations.of(''));
        const told = new Set(changed.findings.map((finding) => JSON.stringify(identity(finding).place.span.start) + finding.ruleId + finding.place.span.source.path)); // prettier-ignore
        const kept = result.findings.filter(({ ruleId, place: { span } }) => told.has(JSON.stringify(span.start) + ruleId + span.source.path)); // prettier-ignore
        expect(changed.findings.map(identity)).toEqual(kept.map(identity));
        for (const finding of result.findings) {
          const { path } = finding.place.span.source;
          const isOff = configurations.of(path.slice(0, Math.max(0, path.lastIndexOf('/'))))?.configuration?.settingOf(finding.ruleId, path) === 'off'; // prettier-ignore
          expect(kept.includes(finding)).toBe(!isOff);
        }
        expect({ ...changed, findings: [] }).toEqual({ ...result, findings: [] });
      }),
      { numRuns: 60 },
    );
  });
});

it('the configuration that the README prints is right', () => {
  const [, printed] = /^`plumblint.config.jsonc`\n\n```jsonc\n([^]*?)^```$/m.exec(readFileSync('README.md', 'utf8')) ?? [];
  expect(problemsIn(printed)).toEqual([]);
});
