import { readTemplateData } from '../arm/template-reader.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Fact, FactPlace } from '../engine/fact.js';
import { runRules } from '../engine/run-rules.js';
import type { Surroundings } from '../engine/surroundings.js';
import { scalar } from '../values/construct.js';
import { evaluate } from '../evaluation/evaluate.js';
import { type TemplateSecrets, templateSecrets } from '../findings/secrets.js';
import { type WordedFact, wordFacts } from '../findings/worded-fact.js';
import { type Network, networkOf } from '../network/network.js';
import type { Span } from '../text/source.js';
import type { DeploymentUnit } from './deployment-units.js';
import { surroundingsOf, zonesOf, type ZonesOf } from './elsewhere.js';
import type { ScanRequest } from './scan-request.js';
import { aboutFile, type ScannedTree } from './scanned-tree.js';

/** What is to be said of a unit. What it deploys is not kept, unless a rule fails on it. */
export interface JudgedUnit extends Pick<DeploymentUnit, 'label' | 'files' | 'attached'> {
  /** Where a parameter file names the template, if that is no file of the scan. */
  readonly use: Span | undefined;
  /** False where this program failed on it; a diagnostic says so. */
  readonly judged: boolean;
  readonly facts: readonly WordedFact[];
  readonly diagnostics: readonly Diagnostic[];
  /** What its template and values spell out; what it links does so by itself. */
  readonly secrets: TemplateSecrets | undefined;
  readonly zones: ZonesOf | undefined;
  readonly network: Network | undefined;
}

/** Predicts what a unit deploys and runs the rules on that. Never throws. */
export function judgeUnit(unit: DeploymentUnit, tree: ScannedTree, request: ScanRequest): JudgedUnit {
  const { template, values, label, files, attached } = unit;
  const use = template.source.external ? files.find((file) => file.template === template)?.using : undefined;
  return isolated({ ...unit, use }, () => {
    const resolveLink = tree.resolveLink.bind(tree, label.template);
    const deployment = evaluate(template, { ...request.deployer, parameters: values, resolveLink, readTemplate: readTemplateData });
    const network = networkOf([deployment]);
    const run = judge(network, { label, use }, request);
    return {
      label,
      files,
      attached,
      use,
      judged: true,
      facts: run.facts,
      diagnostics: [...deployment.diagnostics, ...run.diagnostics],
      secrets: templateSecrets(unit),
      zones: zonesOf(label.template, network),
      network: run.facts.some(({ finding }) => finding.verdict === 'fail') ? network : undefined,
    };
  });
}

/**
 * Judges those units on which a rule fails again, with a view of the other deployments of the scan: what these hold can turn a failure into
 * doubt, never the other way.
 */
export function judgeAmongOthers(units: readonly JudgedUnit[], request: ScanRequest): JudgedUnit[] {
  const all = units.flatMap(({ zones }) => zones ?? []);
  return units.map((unit) => {
    const { network, zones } = unit;
    if (network === undefined || zones === undefined) return unit;
    return isolated(unit, () => ({ ...unit, facts: judge(network, unit, request, surroundingsOf(zones, all)).facts }));
  });
}

function judge(
  network: Network,
  { label, use }: Pick<JudgedUnit, 'label' | 'use'>,
  { rules, deployer }: ScanRequest,
  elsewhere?: Surroundings,
): Pick<JudgedUnit, 'facts' | 'diagnostics'> {
  const { facts, diagnostics } = runRules(network, rules, elsewhere, deployer.cloud);
  return { facts: wordFacts(use === undefined ? facts : facts.map((fact) => factAt(use, fact)), label), diagnostics };
}

/** A fact about a template that is used at `use`. */
function factAt(use: Span, fact: Fact): Fact {
  const placed = (place: FactPlace): FactPlace => ({ ...place, path: [{ span: use, name: scalar('main') }, ...place.path] });
  return { ...fact, at: placed(fact.at), related: fact.related.map(placed) };
}

/** A failure of this program on one unit costs that unit, not the scan. */
function isolated(
  { label, files, attached, use }: Pick<JudgedUnit, 'label' | 'files' | 'attached' | 'use'>,
  work: () => JudgedUnit,
): JudgedUnit {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const diagnostic = aboutFile('not-judged', label.template, `plumblint failed on this template, please report it: ${reason}`);
    return {
      label,
      files,
      attached,
      use,
      judged: false,
      facts: [],
      diagnostics: [diagnostic],
      secrets: undefined,
      zones: undefined,
      network: undefined,
    };
  }
}
