import type { DeploymentLabel, Finding, Occurrence } from '../findings/finding.js';
import { followingText } from './following.js';
import type { ShownFinding } from './selection.js';
import type { ShownPaths } from './shown-paths.js';
import type { TextNote } from './text-block.js';

const mostDeployments = 6;
const mostVariants = 10;
const mostWays = 6;
const mostFollowing = 10;

/** What is said below the excerpts of a finding. `source` is the page that documents the constraint. */
export function notesOf({ finding, following }: ShownFinding, source: string | undefined, paths: ShownPaths): TextNote[] {
  const [first] = finding.occurrences;
  const { why, fix, reason } = first;
  return [
    ...notes('why', why),
    ...notes('fix', fix),
    ...notes('open', reason),
    ...notes('follows', ...followingNotes(following, paths)),
    ...notes('suppressed', suppressionText(finding, paths)),
    ...notes(
      'note',
      ...pathNotes(first, paths),
      ...otherPathNotes(finding, paths),
      ...originNotes(first, paths),
      ...deploymentNotes(finding, paths),
      ...variantNotes(finding),
    ),
    ...notes('help', source === undefined ? undefined : `see ${source}`),
  ];
}

function notes(kind: TextNote['kind'], ...texts: readonly (string | undefined)[]): TextNote[] {
  return texts.flatMap((text) => (text === undefined ? [] : [{ kind, text }]));
}

/** Why a finding is accepted, where that is said, by whom and until when. */
export function suppressionText({ suppression }: Finding, paths: ShownPaths): string | undefined {
  if (suppression === undefined) return undefined;
  const { reason, place, owner, expires } = suppression;
  const by = owner === undefined ? '' : ` by ${owner}`;
  const until = expires === undefined ? '' : ` until ${expires}`;
  return `${reason} (accepted${by}${until} at ${paths.position(place)})`;
}

/** What follows from a finding, each with its place, severity and rule. */
function followingNotes(following: readonly Finding[], paths: ShownPaths): string[] {
  const texts = following.map((one) => `${followingText(one)} at ${paths.position(one.place.span)}`);
  const more = texts.length - mostFollowing;
  return more > 0 ? [...texts.slice(0, mostFollowing), `and ${more} more`] : texts;
}

function pathNotes({ path }: Occurrence, paths: ShownPaths): string[] {
  return path.map(({ span, label }) => `in ${label} at ${paths.position(span)}`);
}

/** The other calls that lead to the same place. */
function otherPathNotes({ occurrences }: Finding, paths: ShownPaths): string[] {
  const ways = occurrences.map(({ path }) => path.map(({ span, label }) => `${label} at ${paths.position(span)}`).join(', there in '));
  const [, ...others] = new Set(ways);
  const shown = others.filter((way) => way !== '');
  return shown.length === 0 ? [] : [`also in ${firstOf(shown, mostWays)}`];
}

/** Assumptions, with the place of the default where the value came from it; the other steps of the value's way follow in one note. */
function originNotes({ assumptions, origin }: Occurrence, paths: ShownPaths): string[] {
  const assumed = assumptions.map((assumption) => {
    const step = origin.find(({ label }) => assumption === `the ${label}`);
    return `${assumption}${step === undefined ? '' : ` at ${paths.position(step.span)}`}`;
  });
  const others = origin
    .filter(({ label }) => !assumptions.includes(`the ${label}`))
    .map(({ span, label }) => `the ${label} at ${paths.position(span)}`);
  return [
    ...(assumed.length === 0 ? [] : [`rests on ${assumed.join(', ')}`]),
    ...(others.length === 0 ? [] : [`the value comes through ${others.join(', then ')}`]),
  ];
}

function deploymentNotes(finding: Finding, paths: ShownPaths): string[] {
  const labels = finding.occurrences.map(({ deployment }) => deployment);
  const [only = '', ...rest] = new Set(labels.map((label) => deploymentText(label, paths)));
  if (rest.length > 0) return [`in ${rest.length + 1} deployments: ${firstOf([only, ...rest], mostDeployments)}`];
  const isOwnDefault = labels.every(({ template, parameters }) => template === finding.place.span.source.path && parameters.length === 0);
  return isOwnDefault ? [] : [`in the deployment of ${only}`];
}

function deploymentText({ template, parameters }: DeploymentLabel, paths: ShownPaths): string {
  const name = paths.path(template);
  return parameters.length === 0 ? name : `${name} with ${parameters.map((one) => (isFile(one) ? paths.path(one) : one)).join(', ')}`;
}

/** Names of parameters hold no dot. */
function isFile(parameters: string): boolean {
  return parameters.includes('.');
}

/** In what the other occurrences of a finding differ from the first: the values in its message that are others there, or what it says where another remedy is due. */
function variantNotes({ occurrences: [first, ...others] }: Finding): string[] {
  const differing = [...first.arguments.keys()].filter((name) =>
    others.some((other) => other.arguments.get(name) !== first.arguments.get(name)),
  );
  const variants = new Set(
    others
      .filter(({ message }) => message !== first.message)
      .map((other) => (other.fix === first.fix ? variantText(other, differing) : withRemedy(other))),
  );
  return variants.size === 0 ? [] : [`also ${firstOf([...variants], mostVariants)}`];
}

function variantText({ arguments: values, message }: Occurrence, differing: readonly string[]): string {
  return differing.length === 0 ? message : differing.map((name) => `${spaced(name)} ${values.get(name) ?? ''}`).join(', ');
}

function withRemedy({ title, fix }: Occurrence): string {
  return fix === undefined ? title : `${title}: ${fix}`;
}

/** The name of a placeholder as words. */
function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The first of some texts, and how many more there are. */
export function firstOf(texts: readonly string[], most: number): string {
  const more = texts.length - most;
  return `${texts.slice(0, most).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

/** `1 file`, `2 files` */
export function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
