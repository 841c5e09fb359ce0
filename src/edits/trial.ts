import type { Finding } from '../findings/finding.js';
import type { ScanResult } from '../findings/scan-result.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { DeployedUnit } from '../scan/scan-request.js';
import { groupBy } from '../text/group-by.js';
import type { Host } from '../text/host.js';
import { alsoChanged, type Deployed, DeployedResources } from './deployed-resources.js';
import { byPath, editedHost, movedOffset, replacedText, type ReplacementsByPath } from './edited-host.js';
import type { Way } from './ways.js';

/** Judges some of the files of a host, by the settings of the run; `onDeployed` is told what is deployed. */
export type Judge = (host: Host, paths: readonly string[], onDeployed: (unit: DeployedUnit) => void) => ScanResult;

/** Some files as they are with replacements made, and what is found in them. */
export interface State {
  readonly texts: ReadonlyMap<string, string>;
  readonly result: ScanResult;
  readonly deployed: Deployed;
}

/** A finding with a way to mend it. */
export interface Attempt {
  readonly finding: Finding;
  readonly way: Way;
}

const none: ReplacementsByPath = new Map();

export type Outcome = Good | Bad;

/** They may be made. */
export interface Good {
  readonly kind: 'good';
  readonly attempts: readonly Attempt[];
  readonly state: State;
  readonly made: ReplacementsByPath;
}

export interface Bad {
  readonly kind: 'bad';
  /** Why they are not to be made. */
  readonly reason: string;
}

/** What deployments that have files in common come to, and what they would come to with replacements. */
export class TrialGround {
  readonly #host: Host;
  readonly #paths: readonly string[];
  readonly #judge: Judge;

  /** `paths`: those of the entry templates and their parameter files. */
  constructor(host: Host, paths: readonly string[], judge: Judge) {
    this.#host = host;
    this.#paths = paths;
    this.#judge = judge;
  }

  start(): State {
    return this.#stateWith(new Map());
  }

  /** Makes the replacements of some attempts together: good if their findings are gone, nothing new is found and nothing else changes. */
  try(attempts: readonly Attempt[], before: State): Outcome {
    const made = byPath(attempts.flatMap(({ way }) => way.replacements));
    if (made === undefined) return { kind: 'bad', reason: 'its text overlaps with that of another fix' };
    const texts = new Map(before.texts);
    for (const [path, replacements] of made) {
      const text = before.texts.get(path) ?? this.#host.read(path);
      if (text === undefined) return { kind: 'bad', reason: `there is no ${path} to write` };
      texts.set(path, replacedText(text, replacements));
    }
    const state = this.#stateWith(texts);
    const reason = whatElse(attempts, before, state) ?? whatStays(attempts, made, state) ?? whatIsNew(before.result, state.result, made);
    return reason === undefined ? { kind: 'good', attempts, state, made } : { kind: 'bad', reason };
  }

  #stateWith(texts: ReadonlyMap<string, string>): State {
    const resources = new DeployedResources();
    const result = this.#judge(editedHost(this.#host, texts), this.#paths, resources.note);
    return { texts, result, deployed: resources.deployed };
  }
}

function whatElse(attempts: readonly Attempt[], before: State, after: State): string | undefined {
  const targets = attempts.flatMap(({ way }) => way.targets);
  const oldNames = attempts.flatMap(({ way }) => way.oldNames);
  const [other] = alsoChanged(before.deployed, after.deployed, targets, oldNames);
  return other === undefined ? undefined : `it would also change another resource (${other})`;
}

function whatStays(attempts: readonly Attempt[], made: ReplacementsByPath, after: State): string | undefined {
  const found = new Set(after.result.findings.map((finding) => keyOf(finding)));
  return attempts.some(({ finding }) => found.has(keyOf(finding, made))) ? 'the finding would stay' : undefined;
}

/** What is found, or wrong with the input, after replacements and was not before; undefined for nothing. */
export function whatIsNew(before: ScanResult, after: ScanResult, made: ReplacementsByPath): string | undefined {
  const known = new Map(before.findings.map((finding) => [keyOf(finding, made), finding.occurrences.length]));
  const finding = after.findings.find((one) => (known.get(keyOf(one)) ?? 0) < one.occurrences.length);
  if (finding !== undefined)
    return `${finding.ruleId} would be ${finding.verdict === 'open' ? 'open' : 'found'} then: ${finding.occurrences[0].title}`;
  const told = new Set(before.diagnostics.map((diagnostic) => keyOfDiagnostic(diagnostic, made)));
  const diagnostic = after.diagnostics.find((one) => !told.has(keyOfDiagnostic(one, none)));
  if (diagnostic !== undefined) return `${diagnostic.code} would be said of the input then: ${diagnostic.message}`;
  const judged = new Set(after.files.flatMap((file) => (file.judged ? file.path : [])));
  const lost = before.files.find((file) => file.judged && !judged.has(file.path));
  return lost === undefined ? undefined : `${lost.path} could not be judged any more`;
}

/** What a run is worse in than before. */
export interface Worse {
  readonly reason: string;
  /** Paths of the files and templates that it is found in. */
  readonly paths: readonly string[];
}

/** What a rule finds more of in a file than before, whatever became of the places there; undefined where there is nothing. */
export function whatIsWorse({ findings: before }: ScanResult, { findings: after }: ScanResult): Worse | undefined {
  const kindOf = ({ ruleId, messageId, verdict, place }: Finding): string =>
    JSON.stringify([ruleId, messageId, verdict, place.span.source.path]);
  const left = new Map([...groupBy(before, kindOf)].map(([kind, findings]) => [kind, findings.length]));
  for (const finding of after) {
    const count = left.get(kindOf(finding)) ?? 0;
    const { path } = finding.place.span.source;
    if (count === 0)
      return {
        reason: `${finding.ruleId} would be ${finding.verdict === 'open' ? 'open' : 'found'} in ${path} then`,
        paths: [path, ...finding.occurrences.map(({ deployment }) => deployment.template)],
      };
    left.set(kindOf(finding), count - 1);
  }
  return undefined;
}

/** By what a finding is known again after replacements. */
export function keyOf({ ruleId, messageId, verdict, place: { span } }: Finding, made = none): string {
  const { path } = span.source;
  return JSON.stringify([ruleId, messageId, verdict, path, movedOffset(span.start, made.get(path) ?? [])]);
}

function keyOfDiagnostic({ code, path, span }: Diagnostic, made: ReplacementsByPath): string {
  const start = span === undefined ? undefined : movedOffset(span.start, made.get(span.source.path) ?? []);
  return JSON.stringify([code, path, start]);
}
