import { readTemplateData } from '../arm/template-reader.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Fact } from '../engine/fact.js';
import type { Rule } from '../engine/rule.js';
import { runRules } from '../engine/run-rules.js';
import { evaluate } from '../evaluation/evaluate.js';
import type { Deployment } from '../evaluation/deployment.js';
import { Network } from '../graph/network.js';
import { ResourceGraph } from '../graph/resource-graph.js';
import type { DeploymentUnit } from './deployment-units.js';
import { surroundingsOf, zonesOf, type ZonesOf } from './elsewhere.js';
import type { DeployerFacts } from './scan-request.js';
import { aboutFile, type ScannedTree } from './scanned-tree.js';

/** A unit with what it deploys; without, where this program failed on it. */
export interface EvaluatedUnit extends DeploymentUnit {
  /** The cloud that it is evaluated for. */
  readonly cloud: string;
  readonly deployment: Deployment | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export interface JudgedUnit extends EvaluatedUnit {
  readonly facts: readonly Fact[];
}

/** Predicts what a unit deploys. Never throws. */
export function evaluateUnit(unit: DeploymentUnit, tree: ScannedTree, deployer: DeployerFacts): EvaluatedUnit {
  const { template, values: parameters, label } = unit;
  const { cloud } = deployer;
  return isolated({ ...unit, cloud }, () => {
    const resolveLink = tree.resolveLink.bind(tree, label.template);
    const deployment = evaluate(template, { ...deployer, parameters, resolveLink, readTemplate: readTemplateData });
    return { ...unit, cloud, deployment, diagnostics: deployment.diagnostics };
  });
}

/**
 * Runs the rules on every unit. Where one fails, it is judged again with a view of the other deployments of the scan: what these hold can
 * turn a failure into doubt, never the other way.
 */
export function judgeUnits(units: readonly EvaluatedUnit[], rules: readonly Rule[]): JudgedUnit[] {
  const alone = units.map((unit) => judgeAlone(unit, rules));
  const zones = alone.flatMap(({ zones: own }) => own ?? []);
  return alone.map(({ judged, network, zones: own }) => {
    if (network === undefined || own === undefined || judged.facts.every((fact) => fact.verdict !== 'fail')) return judged;
    return isolated(judged, () => judge(judged, network, rules, surroundingsOf(own, zones)));
  });
}

interface Alone {
  readonly judged: JudgedUnit;
  readonly network: Network | undefined;
  readonly zones: ZonesOf | undefined;
}

function judgeAlone(unit: EvaluatedUnit, rules: readonly Rule[]): Alone {
  const unjudged = { ...unit, facts: [] };
  const { deployment, label } = unit;
  if (deployment === undefined) return { judged: unjudged, network: undefined, zones: undefined };
  const network = new Network(new ResourceGraph([deployment]));
  const judged = isolated(unjudged, () => judge(unit, network, rules));
  return { judged, network, zones: zonesOf(label.template, network) };
}

function judge(unit: EvaluatedUnit, ...[network, rules, elsewhere]: Parameters<typeof runRules>): JudgedUnit {
  const { facts, diagnostics } = runRules(network, rules, elsewhere, unit.cloud);
  return { ...unit, facts, diagnostics: [...(unit.deployment?.diagnostics ?? []), ...diagnostics] };
}

/** A failure of this program on one unit costs that unit, not the scan. */
function isolated<U extends DeploymentUnit & Pick<EvaluatedUnit, 'cloud'>, R extends EvaluatedUnit>(
  unit: U,
  work: () => R,
): R | (U & { facts: []; deployment: undefined; diagnostics: Diagnostic[] }) {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const diagnostic = aboutFile('not-judged', unit.label.template, `plumblint failed on this template, please report it: ${reason}`);
    return { ...unit, facts: [], deployment: undefined, diagnostics: [diagnostic] };
  }
}
