import { rules } from '../../rules/index.js';
import type { ScanResult } from '../../src/findings/scan-result.js';
import { Configurations } from '../../src/policy/configurations.js';
import { RuleNames } from '../../src/policy/rule-names.js';
import { scan } from '../../src/scan/scan.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import type { Host } from '../../src/text/host.js';

export const ruleIds = rules.map(({ id }) => id);

export const names = new RuleNames(ruleIds);

/** What a scan of these files finds, and the configurations among them. */
export function scanned(files: Readonly<Record<string, string>>): { result: ScanResult; configurations: Configurations; host: Host } {
  const host = memoryHost(files);
  const deployer = { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' } as const;
  const result = scan(host, { paths: [''], exclude: [], parameters: [], deployer, rules });
  return { result, configurations: new Configurations(host, names), host };
}
