import { readTemplateData } from '../arm/template-reader.js';
import { diagnosticOf, plainDiagnostic, type PlainDiagnostic } from '../diagnostics/plain-diagnostic.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type Summary, type SummaryOf, Summaries, tiesKey } from '../engine/elsewhere.js';
import type { Fact, FactPlace } from '../engine/fact.js';
import { pathStep } from '../engine/fact-place.js';
import { reconsideredOrCrashed, runRules } from '../engine/run-rules.js';
import { summariesOfNeighbours, type Telling, tellingOf } from '../engine/telling.js';
import type { Deployment } from '../evaluation/deployment.js';
import { withScripts } from '../embedded/with-scripts.js';
import { evaluate } from '../evaluation/evaluate.js';
import type { DeploymentLabel } from '../findings/finding.js';
import { type TemplateSecrets, templateSecrets } from '../findings/secrets.js';
import { endpointsLeftOut } from './endpoints-left-out.js';
import { outdatedKnowledge } from './outdated-knowledge.js';
import { networkOf } from '../network/network.js';
import type { Region, SourceBook } from '../text/region.js';
import type { Span } from '../text/source.js';
import { scalar } from '../values/construct.js';
import { forNames, withOwnAssumptions } from './assumptions.js';
import type { DeploymentUnit } from './deployment-units.js';
import { refusedValues } from './parameter-use.js';
import type { ScanRequest } from './scan-request.js';
import { failureDiagnostic, givenUpDiagnostic } from './failures.js';
import type { ScannedTree } from './scanned-tree.js';
import { deployedInCloud } from '../evaluation/told-cloud.js';

/** What is found out about one deployment: a function of the files that were read for it, its values, the deployer's facts and the rules. Plain data. */
export interface Judgement {
  readonly facts: readonly Fact[];
  readonly diagnostics: readonly PlainDiagnostic[];
  /** What it tells the other deployments of a scan, by id of the rule that asks for it. */
  readonly summary: Readonly<Record<string, Summary>>;
  /** Where scripts in what it deploys spell out secrets. */
  readonly secrets: readonly Region[];
  /** Paths of the templates and parameter files that were read for it, sorted. */
  readonly reads: readonly string[];
}

/** A unit with what is to be said of it. What it deploys is not kept. */
export interface JudgedUnit extends Pick<DeploymentUnit, 'label' | 'files' | 'attached'> {
  /** Where a parameter file names the template, if that is no file of the scan. */
  readonly use: Span | undefined;
  /** False where this program failed on it; a diagnostic says so. */
  readonly judged: boolean;
  /** Without those that pass, of which a scan says nothing. */
  readonly facts: readonly Fact[];
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: Judgement['summary'];
  /** What its template and values spell out; what it links does so by itself. */
  readonly secrets: TemplateSecrets | undefined;
}

/** Predicts what a unit deploys and runs the rules on that. `book` keeps the sources of the places that are told. */
export function judge(unit: DeploymentUnit, tree: ScannedTree, request: ScanRequest, book: SourceBook): Judgement {
  const { rules, deployer, hostNaming, explainsOpen, onDeployed, estate } = request;
  const { template, values, label } = unit;
  const resolveLink = tree.resolveLink.bind(tree, label.template);
  const deploymentWith = (parameters: DeploymentUnit['values'], cloud: string): Deployment =>
    evaluate(template, { ...deployer, cloud, parameters, resolveLink, readTemplate: readTemplateData, estate });
  const { deployment: deployed, cloud } = deployedInCloud(deployer.cloud, (one) => deploymentWith(values, one));
  const { deployment, secrets } = withScripts(deployed);
  const asked = { cloud, hostNaming, explainsOpen, book };
  const { facts, diagnostics, summaries } = runRules(networkOf(deployment, estate), rules, asked);
  const networkWithout = forNames((names) => networkOf(withScripts(deploymentWith(without(names, unit), cloud)).deployment, estate));
  const resting = withOwnAssumptions(facts, template, (names, ruleId, verdict) => {
    const own = rules.filter(({ id }) => id === ruleId);
    return runRules(networkWithout(names), own, { ...asked, explainsOpen: verdict === 'open' }).facts;
  });
  const use = useOf(unit);
  const reads = readsOf(unit, tree);
  onDeployed?.({ label, deployment, reads });
  return {
    facts: use === undefined ? resting : resting.map((fact) => factAt(use, fact, book)),
    diagnostics: [
      ...deployment.diagnostics,
      ...endpointsLeftOut(deployment),
      ...outdatedKnowledge(deployment, estate),
      ...diagnostics,
      ...refusedValues(unit),
    ].map((one) => plainDiagnostic(one, book)),
    summary: summaries,
    secrets: secrets.map((span) => book.regionOf(span)),
    reads,
  };
}

/** Judges a unit; a failure of this program on it costs that unit, not the scan. */
export function judgeUnit(unit: DeploymentUnit, tree: ScannedTree, request: ScanRequest, book: SourceBook): JudgedUnit {
  const { label, files, attached } = unit;
  const judgedUnit = { label, files, attached, use: useOf(unit) };
  const unjudged = (diagnostic: Diagnostic): JudgedUnit => ({
    ...judgedUnit,
    judged: false,
    facts: [],
    diagnostics: [diagnostic],
    summary: {},
    secrets: undefined,
  });
  const givenUp = request.givenUp?.find((one) => isSameDeployment(one.label, label));
  if (givenUp !== undefined) return unjudged(givenUpDiagnostic(givenUp));
  try {
    const { facts, diagnostics, summary, secrets } = judge(unit, tree, request, book);
    const told = diagnostics.map((one) => diagnosticOf(one, book));
    const unmet = facts.filter(({ verdict }) => verdict !== 'pass');
    return { ...judgedUnit, judged: true, facts: unmet, diagnostics: told, summary, secrets: alsoIn(templateSecrets(unit), secrets, book) };
  } catch (error) {
    return unjudged(failureDiagnostic(label.template, error));
  }
}

function isSameDeployment(one: DeploymentLabel, other: DeploymentLabel): boolean {
  return one.template === other.template && one.parameters.join('\n') === other.parameters.join('\n');
}

/** The secrets of a template and its values with those of the scripts in what it deploys. */
function alsoIn(secrets: TemplateSecrets, ofScripts: readonly Region[], book: SourceBook): TemplateSecrets {
  return { ...secrets, spelled: [...secrets.spelled, ...ofScripts.map((region) => ({ span: book.spanOf(region) }))] };
}

/** Looks at the facts again in view of what other deployments tell, those of the scan and its neighbours, as far as the rules declare that. */
export function reconsideredAmong(
  units: readonly JudgedUnit[],
  { rules, neighbours = [] }: Pick<ScanRequest, 'rules' | 'neighbours'>,
): JudgedUnit[] {
  const told = (ruleId: string) => [...summariesFor(ruleId, units), ...summariesOfNeighbours(ruleId, neighbours)];
  const byRule = new Map(rules.map((rule) => [rule.id, { rule, summaries: new Summaries(told(rule.id)) }]));
  return units.map((unit) => {
    const diagnostics: Diagnostic[] = [];
    const facts = unit.facts.flatMap((fact) => {
      const { rule, summaries } = byRule.get(fact.ruleId) ?? {};
      if (rule === undefined || summaries === undefined) return fact;
      return reconsideredOrCrashed(fact, rule, summaries.for(unit.label.template), diagnostics) ?? [];
    });
    const crashed = diagnostics.map((one) => ({ ...one, path: unit.label.template }));
    return { ...unit, facts, diagnostics: [...unit.diagnostics, ...crashed] };
  });
}

/** What the deployments of a scan tell those of other repositories. */
export function tellingsOf(units: readonly JudgedUnit[]): Telling[] {
  return units.flatMap(({ label, summary }) => tellingOf(label.template, summary) ?? []);
}

function* summariesFor(ruleId: string, units: readonly JudgedUnit[]): Iterable<SummaryOf> {
  for (const { label, summary } of units) {
    const told = summary[ruleId];
    if (told !== undefined) yield { template: label.template, summary: told, ties: summary[tiesKey] };
  }
}

/** The values of a unit where parameters are given from elsewhere, so that their defaults do not count. */
function without(names: readonly string[], { template, values }: DeploymentUnit): DeploymentUnit['values'] {
  const unknown = names.flatMap((key) => {
    const declaration = template.parameters.get(key);
    if (declaration === undefined) return [];
    const { source, start, end, name, nameSpan } = declaration;
    return [[key, { source, start, end, name, nameSpan, value: undefined }] as const];
  });
  return new Map([...values, ...unknown]);
}

/** Where a parameter file names the template, if that is no file of the scan. */
function useOf({ template, files }: DeploymentUnit): Span | undefined {
  return template.source.external ? files.find((file) => file.template === template)?.using : undefined;
}

/** A fact about a template that is used at `use`. */
function factAt(use: Span, fact: Fact, book: SourceBook): Fact {
  const step = pathStep({ span: use, name: scalar('main') }, book);
  const placed = (place: FactPlace): FactPlace => ({ ...place, path: [step, ...place.path] });
  return { ...fact, at: placed(fact.at), related: fact.related.map(placed) };
}

function readsOf({ label, files }: DeploymentUnit, tree: ScannedTree): string[] {
  const parameterFiles = files.flatMap(({ source, extended = [] }) => [source, ...extended].flatMap((file) => file?.path ?? []));
  return [...new Set([label.template, ...tree.linkedFrom(label.template), ...parameterFiles])].sort();
}
