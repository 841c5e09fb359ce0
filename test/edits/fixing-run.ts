import { fixAll, type Fixing, type FixRequest, type ReadUnit } from '../../src/edits/fixing.js';
import type { Fixability } from '../../src/engine/message.js';
import type { Rule } from '../../src/engine/rule.js';
import type { ScanResult } from '../../src/findings/scan-result.js';
import { scan } from '../../src/scan/scan.js';
import type { ScanRequest } from '../../src/scan/scan-request.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import type { CaseSettings } from '../../src/testing/rule-case.js';
import type { Host } from '../../src/text/host.js';

export type Files = Readonly<Record<string, string>>;

/** Files with what is found in them, ready to be mended. */
export interface Mendable extends FixRequest {
  readonly judgeAll: (files: Files) => ScanResult;
}

/** Judges files by rules, and what is made of them by the same. */
export function mendable(files: Files, rules: readonly Rule[], { cloud = 'AzureCloud', hostNaming }: Partial<CaseSettings> = {}): Mendable {
  const judge = (host: Host, paths: readonly string[], onDeployed?: ScanRequest['onDeployed']): ScanResult => {
    const deployer = { scope: {}, deploymentName: undefined, cloud };
    return scan(host, { paths, exclude: [], parameters: [], deployer, hostNaming, rules, onDeployed });
  };
  const host = memoryHost(files);
  const units: ReadUnit[] = [];
  const result = judge(host, [''], ({ label, reads }) => units.push({ label, reads }));
  return { host, result, units, judge, judgeAll: (other) => judge(memoryHost(other), ['']) };
}

/** What becomes of findings by `--fix`, or `--fix=all` for `unsafe`. */
export function mended(request: FixRequest, level: Fixability): Omit<Fixing, 'paths'> {
  const parts = fixAll(request, level);
  return {
    fixed: parts.flatMap(({ fixed }) => fixed),
    proposed: parts.flatMap(({ proposed }) => proposed),
    texts: new Map(parts.flatMap(({ texts }) => [...texts])),
  };
}

/** What becomes of files by some rules. */
export function mendedFiles(files: Files, rules: readonly Rule[], level: Fixability = 'safe') {
  const fixing = mended(mendable(files, rules), level);
  return { ...fixing, files: { ...files, ...Object.fromEntries(fixing.texts) } };
}
