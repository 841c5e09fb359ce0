import { describe, expect, it } from '@jest/globals';
import { configurationIn, Configurations, type Trusts } from '../../src/policy/configurations.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { Source } from '../../src/text/source.js';
import { names } from './policy-fixtures.js';

const noPacks = (whose: string) => `these packs are not loaded: only ${whose} names code that is run`;
const noRegistries = (whose: string) => `these registries are not trusted: only ${whose} says which are`;
const noRun = 'this holds for a run that scans this folder alone, and not for this one';

const root = 'plumblint.config.json';
const below = 'a/plumblint.config.json';

/** What is said of the configurations of some files, each with its file and column. */
function said(files: Readonly<Record<string, string>>, paths: readonly string[], trusts: Trusts = 'none', folderOfRun?: string): string[] {
  const configurations = new Configurations(memoryHost(files), names, undefined, trusts);
  const ofRun = folderOfRun === undefined ? undefined : configurations.of(folderOfRun);
  return configurations.diagnosticsFor(paths, ofRun).map(({ code, message, path, span, withheld }) => {
    expect(withheld).toBe(true);
    return `${path} ${span?.start} ${code}: ${message}`;
  });
}

describe('what is wrong with the configurations of files', () => {
  it('is said once for each that governs one of them', () => {
    const files = { [root]: '{"rules": 1}', [below]: '{"rules": {"nope": "off"}}', 'b/plumblint.config.json': '[' };
    const wrong = [
      `${root} 10 configuration: 'rules' must be an object`,
      `${below} 11 configuration: there is no rule 'nope'; 'plumblint rules' lists them`,
    ];
    expect(said(files, ['x.json', 'c/x.json', 'a/x.json', 'a/d/x.json'])).toEqual(wrong);
    expect(said(files, ['a/x.json'])).toEqual(wrong.slice(1));
    expect(said(files, [])).toEqual([]);
    expect(said({}, ['x.json'])).toEqual([]);
  });
});

describe('settings of a run', () => {
  it('are said to be unused in each configuration but that of the run', () => {
    const files = {
      [root]: '{"scan": {"strict": true}}',
      [below]: '{ "scan": {"strict": true}}',
      'b/plumblint.config.json': '{"scan": {}}',
    };
    const paths = ['x.json', 'a/x.json', 'b/x.json'];
    expect(said(files, paths)).toEqual([`${root} 1 unused-settings: ${noRun}`, `${below} 2 unused-settings: ${noRun}`]);
    expect(said(files, paths, 'none', '')).toEqual([`${below} 2 unused-settings: ${noRun}`]);
    expect(said(files, paths, 'none', 'a')).toEqual([`${root} 1 unused-settings: ${noRun}`]);
  });
});

describe('packs and registries', () => {
  const text = '{"packs": ["./rules.js"], "restore": {"registries": []}}';
  const files = { [root]: text, [below]: text };
  const paths = ['x.json', 'a/x.json'];

  it('count at the root where that is trusted', () => {
    const whose = 'the configuration at the root of the repository';
    expect(said(files, paths, 'root')).toEqual([
      `${below} 1 unused-settings: ${noPacks(whose)}`,
      `${below} 26 unused-settings: ${noRegistries(whose)}`,
    ]);
  });

  it('count nowhere where none is trusted, though nothing is said of registries at the root: a scan fetches nothing', () => {
    const whose = 'a configuration of the repository that plumblint runs in, or one given with --config,';
    expect(said(files, paths)).toEqual([
      `${root} 1 unused-settings: ${noPacks(whose)}`,
      `${below} 1 unused-settings: ${noPacks(whose)}`,
      `${below} 26 unused-settings: ${noRegistries(whose)}`,
    ]);
  });

  it('are not missed where none is named', () => {
    expect(said({ [below]: '{"packs": [], "restore": {}}' }, paths)).toEqual([]);
  });

  it('count in a configuration that is given', () => {
    const given = configurationIn(new Source('elsewhere/own.json', text), names, true, 'a');
    const configurations = new Configurations(memoryHost(files), names, given, 'given');
    expect(configurations.diagnosticsFor(paths, given)).toEqual([]);
    expect(configurations.trusted).toBe(given);
  });

  it('are trusted at the root, if at all', () => {
    const trusted = (trusts: Trusts, given?: Readonly<Record<string, string>>) =>
      new Configurations(memoryHost(given ?? files), names, undefined, trusts).trusted?.configuration?.source.path;
    expect(trusted('root')).toBe(root);
    expect(trusted('root', { [below]: text })).toBeUndefined();
    expect(trusted('none')).toBeUndefined();
    expect(trusted('given')).toBe(root);
  });

  it('at the root may be of packs that are loaded: their rules are known then, and others are not', () => {
    const own = JSON.stringify({ packs: ['./own.js'], rules: { 'own/names': 'off' } });
    const unknown = "there is no rule 'own/names'; 'plumblint rules' lists them";
    const problems = (trusts: Trusts, folder: string) =>
      new Configurations(memoryHost({ [root]: own, [below]: own }), names, undefined, trusts)
        .of(folder)
        ?.problems.map(({ message }) => message);
    expect(problems('root', '')).toEqual([unknown]);
    expect(problems('root', 'a')).toEqual([]);
    expect(problems('none', '')).toEqual([]);
  });
});

describe('the patterns of a configuration', () => {
  it('count from its folder, or from the one that is given', () => {
    const text = JSON.stringify({ overrides: [{ files: ['/x.json'], rules: { dns: 'off' } }], suppressions: [{ rule: 'arc', files: ['/x.json'], reason: 'r' }] }); // prettier-ignore
    const source = new Source('conf/own.json', text);
    const reached = (path: string, folder?: string) => {
      const { configuration } = configurationIn(source, names, false, folder);
      return [configuration?.settingOf('dns/zone-linked-to-vnet', path), configuration?.suppressionsOf(path).length];
    };
    expect(reached('conf/x.json')).toEqual(['off', 1]);
    expect(reached('x.json')).toEqual([undefined, 0]);
    expect(reached('x.json', '')).toEqual(['off', 1]);
    expect(reached('conf/x.json', '')).toEqual([undefined, 0]);
    expect(reached('a/x.json', 'a')).toEqual(['off', 1]);
    expect(reached('ab/x.json', 'a')).toEqual([undefined, 0]);
  });
});
