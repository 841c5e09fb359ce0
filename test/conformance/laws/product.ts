import { rules } from '../../../rules/index.js';
import type { Rule } from '../../../src/engine/rule.js';
import { deploymentUnits, type DeploymentUnit } from '../../../src/scan/deployment-units.js';
import { judge, type JudgedUnit, type Judgement, reconsideredAmong } from '../../../src/scan/judging.js';
import { scan } from '../../../src/scan/scan.js';
import { ScannedTree } from '../../../src/scan/scanned-tree.js';
import type { Host } from '../../../src/text/host.js';
import { SourceBook } from '../../../src/text/region.js';
import { Source } from '../../../src/text/source.js';
import { type ProductParts, seededFaults } from './seeded-faults.js';

/** The files of a scan. */
export interface Files {
  readonly host: Host;
  readonly moduleCache: Host | undefined;
  /** Paths of the templates and parameter files to look at. */
  readonly paths: readonly string[];
}

/** Judgements as JSON by deployment, in the order in which they were made. A deployment is called by its template and parameter files. */
export type Judgements = ReadonlyMap<string, string>;

/** The deployments of one scan, which share its tree. */
export interface Deployments {
  readonly names: readonly string[];
  /** The judgement of one as JSON, by the rules of these ids or by all. */
  judge(name: string, ruleIds?: readonly string[]): string;
}

/** What the laws ask of the product. Where nothing may leak it is loaded anew, so that what stands at module level begins anew. */
export interface Product {
  readonly ruleIds: readonly string[];
  open(files: Files): Deployments;
  /** The facts of every deployment as JSON, looked at again in view of the others, which are told in the order of the judgements. */
  reconsidered(judgements: Judgements): Judgements;
  /** What a scan of these files finds and says, as JSON. */
  scan(files: Files): string;
}

const separator = ' + ';
const request = {
  exclude: [],
  parameters: [],
  deployer: { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' },
};

/** The product as it is, or with a seeded fault in it; with all of its rules or only some. */
export function createProduct(fault?: string, some: readonly Rule[] = rules): Product {
  const parts = spoilt({ rules: some, judge }, fault);
  return {
    ruleIds: parts.rules.map(({ id }) => id),
    open: (files) => opened(files, parts),
    reconsidered: (judgements) => {
      const units = [...judgements].map(([name, text]) => judgedUnit(name, text));
      return new Map(reconsideredAmong(units, parts).map(({ label, facts }) => [nameOf({ label }), JSON.stringify({ facts })]));
    },
    scan: ({ host, moduleCache, paths }) => {
      const result = scan(host, { ...request, paths, rules: parts.rules, moduleCache: () => moduleCache });
      const { findings, diagnostics, deployments, files } = result;
      return JSON.stringify({ findings, diagnostics, deployments, files }, (_key, value: unknown) =>
        value instanceof Source ? value.path : value,
      );
    },
  };
}

function spoilt(sound: ProductParts, name: string | undefined): ProductParts {
  if (name === undefined) return sound;
  const fault = seededFaults.find((one) => one.name === name);
  if (fault === undefined) throw new Error(`no seeded fault is called '${name}'`);
  return fault.spoil(sound);
}

function opened({ host, moduleCache, paths }: Files, parts: ProductParts): Deployments {
  const discovered = paths.map((path) => ({ path, named: false }));
  const tree = new ScannedTree(host, discovered, { ...request, moduleCache: () => moduleCache });
  const units = new Map(Array.from(deploymentUnits(tree, request), (unit) => [nameOf(unit), unit]));
  const book = new SourceBook();
  return {
    names: [...units.keys()],
    judge: (name, ruleIds) => {
      const unit = units.get(name);
      if (unit === undefined) throw new Error(`there is no deployment ${name}`);
      const chosen = ruleIds === undefined ? parts.rules : parts.rules.filter(({ id }) => ruleIds.includes(id));
      return asJson(() => parts.judge(unit, tree, { ...request, paths, rules: chosen }, book));
    },
  };
}

/** A judgement as JSON. Instead, what is wrong with one that is not plain data, or that the product fails to make. */
function asJson(work: () => Judgement): string {
  try {
    const judgement = work();
    return isPlain(judgement) ? JSON.stringify(judgement) : JSON.stringify({ failure: 'the judgement is not plain data' });
  } catch (error) {
    return JSON.stringify({ failure: String(error) });
  }
}

/** Whether a value is what a round through JSON, or `structuredClone`, leaves as it is. */
export function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null)
    return value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isPlain);
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== null && Object.getPrototypeOf(prototype) === null && Object.values(value).every(isPlain);
}

function nameOf({ label }: Pick<DeploymentUnit, 'label'>): string {
  return [label.template, ...label.parameters].join(separator);
}

/** The template of a deployment. */
export function templateOf(name: string): string {
  return name.split(separator, 1)[0] ?? name;
}

/** Whether no rule has found out anything in a judgement. */
export function saysNothing(text: string): boolean {
  return text.startsWith('{"facts":[]');
}

/** Whether rules find nothing wrong and nothing open in a deployment. */
export function findsNothing(text: string): boolean {
  return !/"verdict":"(?:fail|open)"/.test(text);
}

/** The paths that were read for a judgement. */
export function readsOf(text: string): readonly string[] {
  const { reads = [] } = JSON.parse(text) as Partial<Judgement>;
  return reads;
}

/** Why a judgement could not be made; undefined if it was. */
export function failureOf(text: string): string | undefined {
  return text.startsWith('{"failure":') ? (JSON.parse(text) as { readonly failure: string }).failure : undefined;
}

function judgedUnit(name: string, text: string): JudgedUnit {
  const [template = '', ...parameters] = name.split(separator);
  const { facts = [], summary = {} } = JSON.parse(text) as Partial<Judgement>;
  const apart = { files: [], attached: false, use: undefined, judged: true, diagnostics: [], secrets: undefined };
  return { ...apart, label: { template, parameters }, facts, summary };
}
