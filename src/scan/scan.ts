import { diagnosticCatalogue } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ScanResult } from '../findings/scan-result.js';
import { findingsOf } from '../findings/findings-of.js';
import { withoutSpelled } from '../findings/secrets.js';
import { wordFacts } from '../findings/worded-fact.js';
import type { Host } from '../text/host.js';
import { SourceBook } from '../text/region.js';
import { deploymentUnits } from './deployment-units.js';
import { discover } from './discover.js';
import { entriesOf } from './entries.js';
import { type JudgedUnit, judgeUnit, reconsideredAmong, tellingsOf } from './judging.js';
import type { ScanRequest } from './scan-request.js';
import { diagnosticsOf, filesOf, secretsOf } from './scan-record.js';
import { ScannedTree } from './scanned-tree.js';

/** Judges every deployment that the files of a request make up. Never throws for what a file says; one that is broken costs itself alone. */
export function scan(host: Host, request: ScanRequest): ScanResult {
  const discovery = discover(host, request);
  const tree = new ScannedTree(host, discovery.files, request);
  const book = new SourceBook();
  const started = new Set<string>();
  const units = Array.from(deploymentUnits(tree, request), (unit) => {
    started.add(unit.label.template);
    request.onJudging?.(unit.label);
    const judgedUnit = judgeUnit(unit, tree, request, book);
    request.onJudging?.(undefined);
    request.onJudged?.(Math.min(started.size, tree.templates.length), tree.templates.length);
    return judgedUnit;
  });
  const entries = request.includeModules === true ? units : entryUnits(units, tree);
  request.onTold?.(tellingsOf(entries));
  const judged = reconsideredAmong(entries, request);
  const rules = new Map(request.rules.map((rule) => [rule.id, rule]));
  const { failures } = tree.languages;
  const worded = judged.flatMap(({ facts, label }) => failures.isolating(label.template, () => wordFacts(facts, label, rules, book), []));
  const diagnostics = diagnosticsOf([...discovery.diagnostics, ...contradictions(request), ...tree.diagnostics], tree, judged, request);
  const result = {
    rules: request.rules,
    findings: findingsOf(worded),
    deployments: judged.filter((unit) => unit.judged).map(({ label }) => label),
    files: filesOf(tree, judged),
    secrets: secretsOf(tree, judged, diagnostics),
  };
  return { ...result, diagnostics: diagnostics.map((diagnostic) => withoutSpelled(diagnostic, result.secrets)) };
}

function contradictions({ estate }: ScanRequest): Diagnostic[] {
  const { severity } = diagnosticCatalogue['known-resource'];
  return (estate?.contradictions ?? []).map(({ id, files }) => ({
    code: 'known-resource',
    severity,
    message: `${files.join(' and ')} say different things of ${id}: what they differ in is taken for unknown`,
  }));
}

/** Which templates a deployment links is known once it has been evaluated. */
function entryUnits(units: readonly JudgedUnit[], tree: ScannedTree): JudgedUnit[] {
  const templates = [...new Set(units.map(({ label }) => label.template))];
  const deployed = new Set(units.filter(({ attached }) => attached).map(({ label }) => label.template));
  const entries = new Set(entriesOf(templates, (path) => tree.linkedFrom(path), deployed));
  return units.filter(({ label }) => entries.has(label.template));
}
