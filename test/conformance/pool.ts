import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { AuditReport } from '../../src/audit/audit-report.js';

/** What comes of auditing the repositories of a corpus in several ways. */
export interface PoolResults {
  readonly repositories: number;
  readonly files: number;
  /** Where a way gives other bytes than the first one, or an audit others than a scan. */
  readonly differences: readonly string[];
}

/** Folders of a corpus that are no repositories. */
const beside = new Set(['oracle', 'bicep-cache']);

/**
 * Audits the repositories of a corpus with the built command line: with one worker; with several in another order; from what the first one kept; in parts
 * that are merged. Each must give the bytes of the first, and its SARIF logs must be those of scans of one repository each.
 */
export function poolRuns(corpus: string, workers: number): PoolResults {
  const folder = mkdtempSync(join(tmpdir(), 'plumblint-pool-'));
  try {
    return new PoolRuns(resolve(corpus), folder, workers).results();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

class PoolRuns {
  readonly #repositories: readonly string[];
  readonly #options: readonly string[];
  readonly #folder: string;
  readonly #workers: number;

  constructor(corpus: string, folder: string, workers: number) {
    const folders = readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !beside.has(entry.name));
    this.#repositories = folders.map(({ name }) => join(corpus, name)).sort();
    const modules = join(corpus, 'bicep-cache');
    this.#options = existsSync(modules) ? ['--module-cache', modules] : [];
    this.#folder = folder;
    this.#workers = workers;
  }

  results(): PoolResults {
    const cache = ['--cache', this.#path('cache')];
    const backwards = this.#repositories.toReversed();
    const first = this.#audit('first', this.#repositories, ['--jobs', '1', ...cache]);
    const ways = [
      this.#audit('in another order', backwards, ['--jobs', String(this.#workers)]),
      this.#audit('kept', backwards, ['--jobs', String(this.#workers), ...cache]),
      this.#merged(cache),
    ];
    const files = [...first.keys()];
    const differences = ways.flatMap((way, at) =>
      differingFiles(first, way).map((file) => `${['order', 'kept', 'merged'][at] ?? ''}: ${file}`),
    );
    return { repositories: this.#repositories.length, files: files.length, differences: [...differences, ...this.#scansDiffer(first)] };
  }

  #audit(name: string, repositories: readonly string[], options: readonly string[]): ReadonlyMap<string, Buffer> {
    const list = this.#path(`${name}.txt`);
    writeFileSync(list, repositories.join('\n'));
    const output = this.#path(name);
    plumblint(['audit', list, '--output', output, ...this.#options, ...options]);
    return filesIn(output);
  }

  #merged(cache: readonly string[]): ReadonlyMap<string, Buffer> {
    const parts = ['1/2', '2/2'].map((shard, at) => {
      this.#audit(`part ${at}`, this.#repositories, ['--shard', shard, ...cache]);
      return this.#path(`part ${at}`);
    });
    plumblint(['merge', ...parts, '--output', this.#path('merged')]);
    return filesIn(this.#path('merged'));
  }

  #scansDiffer(audited: ReadonlyMap<string, Buffer>): string[] {
    const report = JSON.parse(String(audited.get('audit.json'))) as AuditReport;
    return report.repositories.flatMap(({ name, sarif }) => {
      const scan = plumblint(['scan', '.', '--format', 'sarif', ...this.#options], name);
      return sarif !== undefined && audited.get(sarif)?.equals(scan) === true ? [] : `scan: ${name}`;
    });
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}

/** What the built command line prints. */
function plumblint(args: readonly string[], cwd = process.cwd()): Buffer {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli.cjs'), ...args], { cwd, maxBuffer: 1 << 28 });
  if (![0, 1, 3].includes(status ?? 2)) throw new Error(`${args.join(' ')} ended with ${String(status)}: ${String(stderr)}`);
  return stdout;
}

function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

function differingFiles(first: ReadonlyMap<string, Buffer>, other: ReadonlyMap<string, Buffer>): string[] {
  return [...new Set([...first.keys(), ...other.keys()])].filter((path) => {
    const bytes = other.get(path);
    return bytes === undefined || first.get(path)?.equals(bytes) !== true;
  });
}
