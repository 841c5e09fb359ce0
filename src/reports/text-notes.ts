import type { DeploymentLabel, Finding, Occurrence } from '../findings/finding.js';
import { type TextNote, positionOf } from './text-block.js';

const mostDeployments = 6;
const mostWordings = 3;
const mostWays = 6;

/** What is said below the excerpts of a finding. `source` is the page that documents the constraint. */
export function notesOf(finding: Finding, source: string | undefined): TextNote[] {
  const [first] = finding.occurrences;
  const notes = [...pathNotes(first), ...otherPathNotes(finding), ...originNotes(first), ...deploymentNotes(finding)].map(
    (text): TextNote => ({
      kind: 'note',
      text,
    }),
  );
  if (first.reason !== undefined) notes.unshift({ kind: 'open', text: first.reason });
  if (source !== undefined) notes.push({ kind: 'help', text: `see ${source}` });
  return notes;
}

function pathNotes({ path }: Occurrence): string[] {
  return path.map(({ span, label }) => `in ${label} at ${positionOf(span)}`);
}

/** The other calls that lead to the same place. */
function otherPathNotes({ occurrences }: Finding): string[] {
  const ways = occurrences.map(({ path }) => path.map(({ span, label }) => `${label} at ${positionOf(span)}`).join(', there in '));
  const [, ...others] = new Set(ways);
  const shown = others.filter((way) => way !== '');
  return shown.length === 0 ? [] : [`also in ${firstOf(shown, mostWays)}`];
}

/** An assumption about a default names the place of it; the other steps of the value's way follow in one note. */
function originNotes({ assumptions, origin }: Occurrence): string[] {
  const assumed = assumptions.map((assumption) => {
    const step = origin.find(({ label }) => assumption === `the ${label}`);
    return `rests on ${assumption}${step === undefined ? '' : ` at ${positionOf(step.span)}`}`;
  });
  const others = origin
    .filter(({ label }) => !assumptions.includes(`the ${label}`))
    .map(({ span, label }) => `the ${label} at ${positionOf(span)}`);
  return others.length === 0 ? assumed : [...assumed, `the value comes through ${others.join(', then ')}`];
}

function deploymentNotes(finding: Finding): string[] {
  const deployments = [...new Set(finding.occurrences.map(({ deployment }) => deploymentText(deployment)))];
  const [only = '', ...rest] = deployments;
  const isOwnDefault = rest.length === 0 && only === finding.place.span.source.path;
  const where =
    rest.length === 0 ? `in the deployment of ${only}` : `in ${deployments.length} deployments: ${firstOf(deployments, mostDeployments)}`;
  const list = isOwnDefault ? [] : [where];
  const wordings = [...new Set(finding.occurrences.map(({ message }) => message))].slice(1);
  const more = wordings.length - mostWordings;
  return [
    ...list,
    ...wordings.slice(0, mostWordings).map((message) => `also: ${message}`),
    ...(more > 0 ? [`and ${more} more like it`] : []),
  ];
}

function deploymentText({ template, parameters }: DeploymentLabel): string {
  return parameters.length === 0 ? template : `${template} with ${parameters.join(', ')}`;
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
