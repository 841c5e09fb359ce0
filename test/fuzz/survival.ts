import { rules } from '../../rules/index.js';
import { printedSnapshot } from '../../src/cli/printed-snapshot.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { unprintedSnapshot } from '../../src/evaluation/snapshot.js';
import { formatNames, formats } from '../../src/reports/formats.js';
import { harmless } from '../../src/reports/harmless.js';
import { predict } from '../../src/scan/predict.js';
import { scan } from '../../src/scan/scan.js';
import type { Host } from '../../src/text/host.js';
import type { Neighbour } from '../../src/engine/telling.js';
import type { ScanRequest } from '../../src/scan/scan-request.js';
import type { ScanResult } from '../../src/findings/scan-result.js';
import { watchedHost } from './watched-host.js';

/** Files of a scanned tree by path; the first is the one that a prediction is asked for. */
export type Files = Readonly<Record<string, string>>;

/** What a command is told besides the files. */
export interface Told {
  readonly exclude?: readonly string[];
  /** The module cache. */
  readonly cache?: Files;
  readonly neighbours?: readonly Neighbour[];
}

/** Milliseconds of the processor that one input may take, beside ten for each thousand characters of it: each of many small resources may have several findings in every report. */
const longest = 2_000;
/** Characters that a text may have, beside forty times those of the input: each of many small resources may have several findings. */
const longestText = 4_000_000;

const deployer = { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' };
const shown = { version: '0', open: true, minSeverity: 'note', colour: false } as const;
/** Of so many SARIF logs one has the diagnostics as results too. */
const inputEvery = 4;

/** What the reports of a scan of the files say. Throws where this program fails on them, or asks for what lies outside of the root. */
export function reportsOf(files: Files, { exclude = [], cache = {}, neighbours = [] }: Told = {}): string[] {
  const result = scanOf(watchedHost(files), { exclude, neighbours, moduleCache: cacheOf(cache) });
  result.diagnostics.forEach(refuseFailure);
  return reportsIn(result);
}

/**
 * The report of a result in each format, in the order of their names. Pages that are the same for all inputs are longer than all the rest: those of rules that found nothing
 * are left out, and those of the codes of diagnostics are asked for where the messages of diagnostics have one of `inputEvery` lengths.
 */
export function reportsIn(result: ScanResult): string[] {
  const found = new Set(result.findings.map(({ ruleId }) => ruleId));
  const told = { ...result, rules: result.rules.filter(({ id }) => found.has(id)) };
  const reportInput = result.diagnostics.reduce((sum, { message }) => sum + message.length, 0) % inputEvery === 1;
  return formatNames.map((name) => formats[name](told, { ...shown, reportInput }));
}

/** A scan of all that a host has, by all rules. */
export function scanOf(host: Host, more: Partial<ScanRequest> = {}): ScanResult {
  return scan(host, { paths: [''], exclude: [], parameters: [], deployer, rules, ...more });
}

/** What a prediction of the first file says, on the same terms. */
export function predictionOf(files: Files, { cache = {} }: Told = {}): string {
  const [path = ''] = Object.keys(files);
  const { deployment, diagnostics } = predict(watchedHost(files), { path, parameters: [], deployer, moduleCache: cacheOf(cache) });
  diagnostics.forEach(refuseFailure);
  if (deployment === undefined) return diagnostics.map(({ message }) => harmless(message)).join('\n');
  return printedSnapshot(unprintedSnapshot({ ...deployment, diagnostics })).text;
}

function cacheOf(files: Files) {
  const host = watchedHost(files);
  return (folder: string | undefined) => (folder === undefined ? host : 'outside');
}

/** Throws where a diagnostic says that this program failed. */
export function refuseFailure({ code, message }: Diagnostic): void {
  if (code === 'rule-crashed' || message.includes('please report it')) throw new Error(message);
}

/** Throws where what `work` prints of the files is no report, or is too long, or takes too long twice. */
export function survives(files: Files, work: () => readonly string[]): void {
  const milliseconds = (): number => {
    const start = process.cpuUsage();
    return judgedPrint(files, work(), start);
  };
  const most = longestFor(files);
  if (milliseconds() > most && milliseconds() > most) throw tooLong();
}

/** The same of work that waits for something. */
export async function survivesAll(files: Files, work: () => Promise<readonly string[]>): Promise<void> {
  const milliseconds = async (): Promise<number> => {
    const start = process.cpuUsage();
    return judgedPrint(files, await work(), start);
  };
  const most = longestFor(files);
  if ((await milliseconds()) > most && (await milliseconds()) > most) throw tooLong();
}

function longestFor(files: Files): number {
  return longest + sizeOf(files) / 100;
}

function tooLong(): Error {
  return new Error('takes too long');
}

/** Milliseconds of the processor since `start`. Throws where what was printed is no report, or is too long. */
function judgedPrint(files: Files, printed: readonly string[], start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  for (const text of printed) {
    if (text.length > longestText + 40 * sizeOf(files)) throw new Error('what is printed is too long');
    if (/[\0-\x08\x0b-\x1f\x7f-\x9f]/.test(text)) throw new Error('control characters are printed');
    if (text.startsWith('{')) JSON.parse(text);
  }
  return (user + system) / 1000;
}

/** Characters of all files. */
export function sizeOf(files: Files): number {
  return Object.values(files).reduce((sum, text) => sum + text.length, 0);
}
