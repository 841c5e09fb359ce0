import { describe, expect, it } from '@jest/globals';
import type { AuditFinding } from '../../src/audit/audit-finding.js';
import { csvLine } from '../../src/audit/findings-csv.js';
import { html } from '../../src/audit/markup.js';
import { servicesNamedIn } from '../../src/audit/named-services.js';
import { fileStemOf } from '../../src/audit/repository.js';
import { nameOfFolder, repositoriesListed } from '../../src/audit/repository-list.js';
import { repositoryPage } from '../../src/audit/repository-page.js';
import type { RepositoryResult } from '../../src/audit/repository-result.js';
import { trendOf } from '../../src/audit/trend.js';

const finding: AuditFinding = {
  rule: 'pack/rule',
  messageId: 'wrong',
  verdict: 'fail',
  severity: 'error',
  precision: 'very-high',
  title: 'something is wrong',
  path: 'main.bicep',
  line: 3,
  column: 5,
  endLine: 3,
  endColumn: 9,
  services: ['Azure Key Vault'],
  occurrences: 1,
  fingerprint: 'f:1',
};

describe('the table of findings', () => {
  it.each([
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `␉=1`],
    [' =1', `"' =1"`],
    ['＝1', `"'＝1"`],
    ['a,b\n"c"', `"a,b␊""c"""`],
    ['plain', 'plain'],
  ])('holds no formula and no broken cell: %j', (title, cell) => {
    const line = csvLine('r', { ...finding, title });
    expect(line).toBe(`r,pack/rule,fail,error,main.bicep,3,5,${cell},,,,"Azure Key Vault",1,,,f:1\r\n`);
  });
});

describe('a page', () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror='a'>\u202e`;

  it('shows what is put into it as text', () => {
    expect(html`<p title="${hostile}">${[hostile, 1, undefined, html`<b>${'&'}</b>`]}</p>`.text).toBe(
      `<p title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#39;a&#39;&gt;\ufffd">&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#39;a&#39;&gt;\ufffd1<b>&amp;</b></p>`,
    );
  });

  it('of a repository has links to its files, and to nothing else that names say', () => {
    const paths = [
      'a b/main#1?.bicep',
      'javascript:alert(1)',
      '../../etc/passwd',
      '/etc/passwd',
      'c:\\x.json',
      `x/${hostile}.json`,
      '\ud800.json',
    ];
    const findings = paths.map((path): AuditFinding => ({ ...finding, path, title: hostile }));
    const summary = { files: { judged: 1, notJudged: 0 }, deployments: 1 } as RepositoryResult['overview']['summary'];
    const overview = { summary } as RepositoryResult['overview'];
    const diagnostics = [{ code: 'json-syntax', severity: 'error', message: hostile, path: 'x:y' }] as const;
    const text = repositoryPage(
      { overview, findings, diagnostics, rules: [], sarif: '' },
      { name: hostile, sarif: 'r.sarif', filesAt: '../../r/' },
    );
    const links = [...text.matchAll(/href="([^"]*)"/g)].map(([, link]) => link);
    expect(links).toEqual([
      '../index.html',
      'r.sarif',
      '../../r/a%20b/main%231%3F.bicep',
      "../../r/x/%22%3E%3Cscript%3Ealert(1)%3C/script%3E%3Cimg%20src%3Dx%20onerror%3D'a'%3E%EF%BF%BD.json".replaceAll("'", '&#39;'),
      '../../r/%EF%BF%BD.json',
    ]);
    expect(text).not.toMatch(/<(script|img)/);
    expect(text).toContain("default-src 'none'".replaceAll("'", '&#39;'));
  });
});

it('a repository has files of its own, whatever it is called', () => {
  const names = ['a/b', 'a-b', 'A/B', '../..', '..', 'ü', 'x'.repeat(300), 'https://github.com/o/r.git', 'CON'];
  const stems = names.map(fileStemOf);
  expect(new Set(stems.map((stem) => stem.toLowerCase())).size).toBe(names.length);
  for (const stem of stems) expect(stem).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,89}$|^-[0-9a-f]{8}$/);
});

it('a list has a repository on each line that is not empty and no comment', () => {
  expect(repositoriesListed('\ufeff# ours\r\nrepos/a\n\n  repos/b c  \r# x\n')).toEqual([
    { text: 'repos/a', line: 2 },
    { text: 'repos/b c', line: 4 },
  ]);
  expect(['./a//b/', 'a\\b', '.', './', '/', '/x/'].map(nameOfFolder)).toEqual(['a/b', 'a/b', '.', '.', '/', '/x']);
});

it('services are those whose types and zones a text names', () => {
  expect(
    servicesNamedIn('zone privatelink.VAULTCORE.azure.net, a Microsoft.Storage/storageAccounts and Microsoft.Network/virtualNetworks'),
  ).toEqual(['Azure Key Vault', 'Azure Storage account (incl. Data Lake Storage Gen2, Files, static website)']);
  expect(servicesNamedIn('use privatelink.westeurope.azmk8s.io')).toEqual(['Azure Kubernetes Service API server']);
  expect(servicesNamedIn('zone contoso.com')).toEqual([]);
});

it('a trend tells new, gone and unchanged findings apart, and counts what nobody accepts', () => {
  const other = (fingerprint: string): AuditFinding => ({ ...finding, fingerprint });
  const open: AuditFinding = { ...finding, verdict: 'open', fingerprint: 'o' };
  const accepted: AuditFinding = { ...finding, accepted: 'known', fingerprint: 'k' };
  expect(trendOf([other('a'), other('b'), open, accepted], [other('b'), other('c'), other('d')])).toEqual({
    new: 1,
    gone: 2,
    unchanged: 1,
  });
  expect(trendOf([{ ...finding, follows: true }], [])).toEqual({ new: 0, gone: 0, unchanged: 0 });
  expect(trendOf([{ ...finding, path: 'elsewhere.bicep' }], [finding])).toEqual({ new: 1, gone: 1, unchanged: 0 });
});
