import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bundleLibrary } from '../../scripts/bundles.js';
import { printedFiles } from './printed-files.js';

const printed = printedFiles(readFileSync('README.md', 'utf8'));

/** A package with the library as it is published, and the rule that README prints. */
let folder = '';

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'plumblint-own-')));
  const installed = join(folder, 'node_modules/plumblint');
  await bundleLibrary(join(installed, 'dist'));
  cpSync('package.json', join(installed, 'package.json'));
  write({ 'package.json': '{ "type": "module" }', ...printed });
});

afterAll(() => rmSync(folder, { recursive: true }));

const endpoint = (name: string): string => `resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {\n  name: ${name}\n}\n`;
const cases = 'rules/acme/endpoint-name/cases';

describe('the rule of their own that README shows to users', () => {
  it('is not finished without cases', () => {
    const { status, stdout } = node('rules.test.js');
    expect(status).toBe(1);
    for (const verdict of ['fail', 'pass', 'open']) expect(stdout).toContain(`there is no ${verdict}-* case`);
  });

  it('is finished with a case for each verdict', () => {
    write({
      [`${cases}/fail-suffix.bicep`]: endpoint("'vault-pe' // ! otherName: private endpoint vault-pe has"),
      [`${cases}/pass-prefix.bicep`]: endpoint("'pe-vault'"),
      [`${cases}/open-parameter.bicep`]: `param name string\n\n${endpoint('name // ? otherName')}`,
    });
    expect(node('rules.test.js')).toMatchObject({ status: 0, stderr: '' });
  });

  it('says which case comes out otherwise', () => {
    const path = `${cases}/pass-other.bicep`;
    write({ [path]: endpoint("'other'") });
    expect(node('rules.test.js').stdout).toContain('cases/pass-other.bicep: the verdict is fail, not pass');
    rmSync(join(folder, path));
  });

  it('judges templates on disk beside the rules that plumblint brings', () => {
    const program = printed['scan.js'] ?? '';
    write({
      'infra/main.bicep': endpoint("'vault-pe'"),
      'scan-own.js': `import { rules as ownRules } from './rules/index.js';\n${program.replace('deployer, rules }', 'deployer, rules: [...rules, ...ownRules] }')}`,
    });
    const alone = node('scan.js');
    expect(alone.stdout).toContain('1 deployment');
    expect(alone.stdout).not.toContain('acme');
    expect(node('scan-own.js').stdout).toContain('warning[acme/endpoint-name]: private endpoint vault-pe has a name');
  });
});

function write(texts: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Runs a program of the package. */
function node(program: string): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [program], { cwd: folder, encoding: 'utf8' });
}
