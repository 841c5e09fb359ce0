import type { Region } from '../text/region.js';
import type { Origin } from '../values/value.js';
import type { Term } from '../values/term.js';
import type { Json } from './claim.js';
import type { FactIntent } from './remedy.js';

/** `fail`: violated for every value that the unknowns can take. `pass`: met for every value. `open`: neither. */
export type Verdict = 'fail' | 'pass' | 'open';

/** What a rule found out about one requirement of one subject: plain data, the same after a round through JSON. */
export interface Fact {
  readonly ruleId: string;
  readonly messageId: string;
  readonly verdict: Verdict;
  readonly subject: { readonly kind: string; readonly name: Term };
  /** The private endpoints that it is about, and which of their links: `privateEndpoints/0`, the kind and the place among all of its kind. Sorted. */
  readonly concerns: readonly string[];
  /** For each placeholder of the message. */
  readonly arguments: Readonly<Record<string, FactArgument>>;
  /** What must be changed. */
  readonly at: FactPlace;
  /** The other ends. */
  readonly related: readonly FactPlace[];
  /** For an open verdict, a case in which it provably fails; empty where none is known. */
  readonly scenario: readonly FactAssignment[];
  /** For an open verdict, the unknowns that leave it undecided. */
  readonly undecided: readonly Term[];
  /** For an open verdict, the unknowns of which several values were tried. */
  readonly apart: readonly Term[];
  /** For an open verdict, why it may be fine though this deployment alone fails; for a pass that rests on other deployments, what shows it there. */
  readonly reasons: readonly string[];
  /** Names of the parameters on whose default values the verdict rests. */
  readonly assumptions: readonly string[];
  /** The known resources on which the verdict rests besides the templates, each with the file that tells of it. */
  readonly known: readonly string[];
  /** What `reconsider`, `foundElsewhere` and `metElsewhere` of the rule need to know of it; null where they have nothing to say. */
  readonly recall: Json;
  /** The properties that are left out, one of which would settle it, by the entity and the path. */
  readonly leavesOut?: readonly string[];
  /** The property that what is written is a misspelling of, on the same terms. */
  readonly means?: string;
  /** What would mend a failure, where the rule says it. */
  readonly remedy?: readonly FactIntent[];
}

/** What stands for a placeholder. */
export type FactArgument =
  | { readonly kind: 'value'; readonly value: Term }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly FactArgument[] };

/** What one unknown is in a case: a value, or any other than those of `not`. */
export type FactAssignment = { readonly symbol: Term; readonly is: Term } | { readonly symbol: Term; readonly not: readonly Term[] };

/** A place in a source, with the way that led there. */
export interface FactPlace extends Region {
  /** How the value came to this place: variables, parameters, arguments; the last step first. */
  readonly origin: readonly OriginStep[];
  /** The nested deployments that led to the resource, outermost first. */
  readonly path: readonly PathStep[];
  /** What is to be seen there; empty for the place of the fact itself. */
  readonly label: string;
}

export interface OriginStep extends Region {
  readonly step: Origin['step'];
  /** Name of the parameter, variable or output that this step passed; empty where it passed none. */
  readonly name: string;
}

/** A nested deployment or module call. */
export interface PathStep extends Region {
  readonly name: Term;
  /** Of a module or a resource that has one; empty for others. */
  readonly symbolicName: string;
}
