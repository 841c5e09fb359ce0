import type { Verdict } from '../engine/fact.js';
import type { Fixability, Precision, Severity } from '../engine/message.js';
import type { FactIntent } from '../engine/remedy.js';
import type { Span } from '../text/source.js';

/** A rule's report at a place of the scanned text, worded for people. What passes is no finding. */
export interface Finding {
  readonly ruleId: string;
  readonly messageId: string;
  /** `fail`: proven for every value that the unknowns can take. `open`: for some of them only, or undecided. */
  readonly verdict: Exclude<Verdict, 'pass'>;
  readonly severity: Severity;
  readonly precision: Precision;
  /** The offending text, in the file where it must be changed; of a module that is no file of the scan, the call of it. */
  readonly place: Place;
  /** Every deployment, and every way through its modules, in which it was found; the one that rests on the fewest assumptions first. */
  readonly occurrences: readonly [Occurrence, ...Occurrence[]];
  /** Set where somebody accepts it: it is counted apart and fails no run. */
  readonly suppression?: Suppression | undefined;
  /** Set where the result is compared with a baseline: known ones are counted apart and fail no run. */
  readonly baseline?: 'known' | 'new' | undefined;
  /** Whether its remedy may be applied without being asked for; undefined where its message never has one. */
  readonly fixable?: Fixability | undefined;
  /** Text that mends it, found to do so. Replacements do not overlap; they belong together. */
  readonly fix?: readonly Replacement[] | undefined;
}

/** Text that takes the place of a stretch of a file. */
export interface Replacement {
  readonly span: Span;
  readonly text: string;
}

/** Why a finding is accepted. */
export interface Suppression {
  /** Said in the template, or outside of it. */
  readonly kind: 'inSource' | 'external';
  readonly reason: string;
  /** Where that is said. */
  readonly place: Span;
  readonly owner: string | undefined;
  /** The last day on which it counts, `2027-01-31`. */
  readonly expires: string | undefined;
}

export interface Place {
  readonly span: Span;
  /** What is there; empty where the finding's message says it. */
  readonly label: string;
}

/** A finding as it shows in one deployment, reached by one way. */
export interface Occurrence {
  readonly deployment: DeploymentLabel;
  /** The whole sentence, for people: title, why and fix. Never holds the value of a secure parameter. */
  readonly message: string;
  /** What is wrong. */
  readonly title: string;
  /** Why it matters, where the title does not say it. */
  readonly why: string | undefined;
  /** How to mend it, with the right value where that is known. */
  readonly fix: string | undefined;
  /** What it is about, as `identityOf` has it: the same when lines, layout or names of parameters change. */
  readonly identity: string;
  /** What stands for each placeholder of the message, by its name. */
  readonly arguments: ReadonlyMap<string, string>;
  /** For an open verdict, what it hangs on: `fails when parameters('dr') is true`. */
  readonly reason: string | undefined;
  /** What the verdict rests on: `the default of parameter location`. */
  readonly assumptions: readonly string[];
  /** Where the value is used that a caller passes, if it is the caller who must change it; the first of the other ends then. */
  readonly use: Place | undefined;
  /** The other ends, in the order in which they explain the finding. */
  readonly related: readonly Place[];
  /** The nested deployments or module calls that lead to the resource, outermost first; empty in an entry template. */
  readonly path: readonly Place[];
  /**
   * For each private endpoint that it is about, the keys (`keyOfFinding`) of the findings about earlier links from which it follows, in the order of the
   * chain; empty where it stands by itself.
   */
  readonly followsFrom: readonly (readonly string[])[];
  /** How the offending value came to its place: variables, defaults, arguments, the first one first. */
  readonly origin: readonly Place[];
  /** What would mend it here, where the rule says it. */
  readonly remedy?: readonly FactIntent[] | undefined;
}

/** A template with one set of parameter values. */
export interface DeploymentLabel {
  /** Path of the entry template. */
  readonly template: string;
  /** Where parameter values came from: paths of parameter files, names given on the command line; empty for the template's own defaults. */
  readonly parameters: readonly string[];
}

/** A deployment that is not judged, and why. */
export interface GivenUp {
  readonly label: DeploymentLabel;
  readonly reason: string;
}
