import { describe, expect, it } from '@jest/globals';
import { type DiagnosticCode, diagnosticCatalogue } from '../../src/diagnostics/catalogue.js';
import { diagnosticPages, pathOfPage } from '../../src/diagnostics/pages.js';
import { configured } from '../../src/policy/apply-configurations.js';
import { suppressed } from '../../src/policy/apply-suppressions.js';
import { Configurations } from '../../src/policy/configurations.js';
import { RuleNames } from '../../src/policy/rule-names.js';
import { scan } from '../../src/scan/scan.js';
import { memoryHost } from '../../src/testing/index.js';
import { rules } from '../../rules/index.js';
import { repository } from '../rules/folder-host.js';

/** What no template alone can show: mistakes of plumblint itself and of rule packs, of the disk and the module cache. */
const withoutTemplate = new Set<DiagnosticCode>([
  'not-judged',
  'rule-crashed',
  'pack-failed',
  'known-resource',
  'module-differs',
  'module-not-locked',
  'unreadable-file',
  'left-out',
]);

const codes = Object.keys(diagnosticCatalogue) as DiagnosticCode[];

/** The files that a page prints, by the names behind the languages of its fences. */
function filesOf(page: string): Record<string, string> {
  return Object.fromEntries(
    [...page.matchAll(/^```(?:json|bicep|toml) (\S+)\n([^]*?)^```$/gm)].map(([, name = '', text = '']) => [name, text]),
  );
}

function codesIn(files: Record<string, string>): DiagnosticCode[] {
  const deployer = { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' } as const;
  const host = memoryHost(files);
  const result = scan(host, { paths: [''], exclude: [], parameters: [], deployer, rules });
  const configurations = new Configurations(host, new RuleNames(rules.map(({ id }) => id)));
  const { diagnostics } = configured(suppressed(result, { host, configurations, today: () => '2027-01-31' }), configurations, undefined);
  return diagnostics.map(({ code }) => code);
}

describe.each(codes)('the page of %s', (code) => {
  const page = diagnosticPages[code];

  it('says what it means, why it matters and how to mend it', () => {
    expect(page.split('\n')[0]).toBe(`# ${diagnosticCatalogue[code].title}`);
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(['Why it matters', 'How to mend it', 'Example']);
    for (const part of page.split(/^#+ .*$/m).slice(1)) expect(part.trim()).not.toBe('');
  });

  it('stands where its address leads', () => {
    expect(repository.read(pathOfPage(code))).toBe(page);
  });

  if (!withoutTemplate.has(code)) {
    it('shows an example of it, and of nothing else', () => {
      expect(new Set(codesIn(filesOf(page)))).toEqual(new Set([code]));
    });
  }
});
