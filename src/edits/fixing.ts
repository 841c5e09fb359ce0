import type { Fixability } from '../engine/message.js';
import { isUnaccepted } from '../findings/acceptance.js';
import type { Finding, Replacement } from '../findings/finding.js';
import type { ScanResult } from '../findings/scan-result.js';
import type { DeployedUnit } from '../scan/scan-request.js';
import type { Host } from '../text/host.js';
import { groupBy } from '../text/group-by.js';
import { Memo } from '../text/memo.js';
import { Source } from '../text/source.js';
import { type Attempt, type Judge, keyOf, type Outcome, type State, TrialGround, type Worse } from './trial.js';
import { editableFile, type Way, waysOf } from './ways.js';

/** What a run is to be mended by. */
export interface FixRequest {
  readonly host: Host;
  /** What the files come to as they are. */
  readonly result: ScanResult;
  /** Its deployments, each with the files that were read for it. */
  readonly units: readonly ReadUnit[];
  readonly judge: Judge;
}

export type ReadUnit = Pick<DeployedUnit, 'label' | 'reads'>;

/** A finding with the text that mends it. */
interface FixedFinding {
  readonly finding: Finding;
  readonly replacements: readonly Replacement[];
}

export interface ProposedFinding {
  readonly finding: Finding;
  /** Why it is not applied. */
  readonly reason: string;
}

/** What became of the findings of some deployments that have a remedy. */
export interface Fixing {
  readonly fixed: readonly Finding[];
  readonly proposed: readonly ProposedFinding[];
  /** New texts of files, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Paths of the templates that are deployed and of their parameter files. */
  readonly paths: readonly string[];
}

/** Trials of a run; findings beyond them are not tried. */
const mostTrials = 500;
/** Resources that the trials of deployments which have files in common judge, each as often as it is judged. */
const mostJudged = 10_000;

/**
 * Mends the findings that nobody accepts: `safe` ones, or all that have a remedy. Deployments that have no file in common are mended each by
 * themselves. Writes nothing.
 */
export function fixAll(request: FixRequest, level: Fixability): Fixing[] {
  const budget = { left: mostTrials };
  return groupsOf(request).map((group) => new FixingRun(request, group, budget).together(level));
}

/** The same with nothing applied where the run as a whole is worse for it, in what `worse` says: all of them where none has to do with that. */
export function withoutWorse(parts: readonly Fixing[], { reason, paths }: Worse): Fixing[] {
  const isConcerned = (part: Fixing): boolean =>
    part.texts.size > 0 && [...part.paths, ...part.texts.keys()].some((path) => paths.includes(path));
  const concerned = new Set(parts.filter(isConcerned));
  return parts.map((part) => (concerned.size === 0 || concerned.has(part) ? unfixed(part, reason) : part));
}

function unfixed({ fixed, proposed, paths }: Fixing, reason: string): Fixing {
  return { fixed: [], proposed: [...fixed.map((finding) => ({ finding, reason })), ...proposed], texts: new Map(), paths };
}

/** The result whose findings have the text that mends them, each by itself. */
export function withFixes(request: FixRequest): ScanResult {
  const budget = { left: mostTrials };
  const fixed = groupsOf(request).flatMap((group) => new FixingRun(request, group, budget).eachAlone());
  const fixes = new Map(fixed.map(({ finding, replacements }) => [finding, replacements]));
  const findings = request.result.findings.map((finding) => (fixes.has(finding) ? { ...finding, fix: fixes.get(finding) } : finding));
  return { ...request.result, findings };
}

/** Deployments that have files in common, with what their Bicep files are compiled to, and the findings among them that have a remedy. */
interface Group {
  readonly paths: readonly string[];
  readonly findings: readonly Finding[];
}

/** The findings of a result that somebody may want mended. */
function fixableIn({ findings }: ScanResult): Finding[] {
  return findings.filter(
    (finding) => finding.verdict === 'fail' && isUnaccepted(finding) && finding.occurrences.some(({ remedy }) => remedy !== undefined),
  );
}

function groupsOf({ host, result, units }: FixRequest): Group[] {
  const groupOfFile = new Map<string, string>();
  const rootOf = (file: string): string => {
    let root = file;
    for (let next = groupOfFile.get(root); next !== undefined && next !== root; next = groupOfFile.get(root)) root = next;
    return root;
  };
  for (const { reads } of units) for (const file of reads) groupOfFile.set(rootOf(file), rootOf(reads[0] ?? file));
  const parameterFiles = new Set(result.files.flatMap(({ kind, path }) => (kind === 'parameters' ? path : [])));
  const unitsOf = groupBy(units, ({ reads }) => rootOf(reads[0] ?? ''));
  const pathsOf = (root: string): readonly string[] => {
    const own = unitsOf.get(root) ?? [];
    const named = own.flatMap(({ label, reads }) => [label.template, ...reads.filter((file) => parameterFiles.has(file))]);
    const compiled = own.flatMap(({ reads }) => reads.map((file) => file.replace(/\.bicep$/i, '.json')));
    return [...new Set([...named, ...compiled.filter((file) => host.read(file) !== undefined)])].sort();
  };
  const byRoot = groupBy(fixableIn(result), ({ occurrences: [{ deployment }] }) => rootOf(deployment.template));
  return [...byRoot].map(([root, findings]) => ({ paths: pathsOf(root), findings }));
}

/** Tries the remedies of one group. */
class FixingRun {
  readonly #host: Host;
  readonly #findings: readonly Finding[];
  readonly #paths: readonly string[];
  readonly #ground: TrialGround;
  readonly #budget: { left: number };
  #judged = 0;

  constructor({ host, judge }: FixRequest, { paths, findings }: Group, budget: { left: number }) {
    this.#host = host;
    this.#findings = findings;
    this.#paths = paths;
    this.#ground = new TrialGround(host, paths, judge);
    this.#budget = budget;
  }

  /** Round by round: all that do not overlap, or where that is not good one by one, each in what those before it made. */
  together(level: Fixability): Fixing {
    const wanted = this.#findings.filter(({ fixable }) => level === 'unsafe' || fixable === 'safe');
    const proposed = this.#findings.flatMap((finding) => (wanted.includes(finding) ? [] : [{ finding, reason: notSafe }]));
    const fixed: Finding[] = [];
    if (wanted.length === 0) return { fixed, proposed, texts: new Map(), paths: this.#paths };
    let state = this.#ground.start();
    let current = this.#candidates(new Map(wanted.map((finding) => [keyOf(finding), finding])), state);
    for (let isJoint = true; ;) {
      const [next] = current;
      if (next === undefined) return { fixed, proposed, texts: state.texts, paths: this.#paths };
      const joint: Outcome | undefined = isJoint ? this.#tryJointly(current, state) : undefined;
      isJoint = joint?.kind === 'good';
      const outcome: Outcome = isJoint && joint !== undefined ? joint : this.#tryWays(next, state);
      if (outcome.kind === 'bad') {
        proposed.push({ finding: next.original, reason: outcome.reason });
        const key = keyOf(next.finding);
        current = current.filter(({ finding }) => keyOf(finding) !== key);
        continue;
      }
      const mended = new Set(outcome.attempts.map(({ finding }) => finding));
      fixed.push(...current.flatMap(({ finding, original }) => (mended.has(finding) ? [original] : [])));
      const waiting = new Map(
        current.flatMap(({ finding, original }) => (mended.has(finding) ? [] : [[keyOf(finding, outcome.made), original] as const])),
      );
      state = outcome.state;
      current = this.#candidates(waiting, state);
    }
  }

  /** All that do not overlap at once; where that is not good, and for those that do overlap, each in the files as they are. */
  eachAlone(): FixedFinding[] {
    const state = this.#ground.start();
    const current = this.#candidates(new Map(this.#findings.map((finding) => [keyOf(finding), finding])), state);
    const joint = this.#tryJointly(current, state);
    const good = new Map(joint?.kind === 'good' ? joint.attempts.map(({ finding, way }) => [finding, way]) : []);
    const wayOf = (candidate: Candidate): Way | undefined => {
      const outcome = this.#tryWays(candidate, state);
      return outcome.kind === 'good' ? outcome.attempts[0]?.way : undefined;
    };
    return current.flatMap((candidate) => {
      const way = good.get(candidate.finding) ?? wayOf(candidate);
      return way === undefined ? [] : [{ finding: candidate.original, replacements: way.replacements }];
    });
  }

  /** The findings of a state that wait, which are known by their keys, each with the ways to mend it. */
  #candidates(waiting: ReadonlyMap<string, Finding>, { result, texts }: State): Candidate[] {
    const files = new Memo((path: string) => {
      const text = texts.get(path) ?? this.#host.read(path);
      return text === undefined ? undefined : editableFile(new Source(path, text));
    });
    return result.findings.flatMap((finding) => {
      const original = waiting.get(keyOf(finding));
      return original === undefined ? [] : [{ original, finding, ways: waysOf(finding, (path) => files.of(path)) }];
    });
  }

  /** Undefined where there are not several. */
  #tryJointly(candidates: readonly Candidate[], state: State): Outcome | undefined {
    const attempts = apart(candidates);
    return attempts.length > 1 ? this.#try(attempts, state) : undefined;
  }

  #tryWays({ finding, ways }: Candidate, state: State): Outcome {
    let outcome: Outcome = { kind: 'bad', reason: noText };
    for (const way of ways) {
      outcome = this.#try([{ finding, way }], state);
      if (outcome.kind === 'good') break;
    }
    return outcome;
  }

  #try(attempts: readonly Attempt[], state: State): Outcome {
    if (this.#budget.left === 0) return { kind: 'bad', reason: notTried };
    if (this.#judged >= mostJudged) return { kind: 'bad', reason: tooMuchJudged };
    this.#budget.left--;
    this.#judged += [...state.deployed.values()].reduce((sum, { length }) => sum + length, 0);
    return this.#ground.try(attempts, state);
  }
}

const notSafe = 'it is applied with --fix=all only';
const noText = 'it would have to be said in a loop of another kind, in a computed value, or in another file than what it names';
const notTried = `it was not tried: a run tries ${mostTrials} changes`;
const tooMuchJudged = `it was not tried: the changes before it had ${mostJudged} resources judged again`;

/** A finding of a state that may be mended, as it was first found and as it is found now. */
interface Candidate {
  readonly original: Finding;
  readonly finding: Finding;
  readonly ways: readonly Way[];
}

/** The first way of each finding, without those that come near one before. */
function apart(candidates: readonly Candidate[]): Attempt[] {
  const taken: Replacement[] = [];
  return candidates.flatMap(({ finding, ways: [way] }) => {
    if (way === undefined || way.replacements.some((one) => taken.some((other) => touches(one, other)))) return [];
    taken.push(...way.replacements);
    return [{ finding, way }];
  });
}

/** Whether two replacements cannot be made together; the same one twice can, unless it adds something. */
function touches({ span: one, text }: Replacement, { span: other, text: otherText }: Replacement): boolean {
  if (one.source.path !== other.source.path) return false;
  if (one.start === other.start && one.end === other.end) return text !== otherText || one.start === one.end;
  return one.start <= other.end && other.start <= one.end;
}
