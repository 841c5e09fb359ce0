import type { DeploymentStep } from '../evaluation/deployment.js';
import type { Origin, UnknownValue } from '../values/value.js';
import type { Assignment } from '../worlds/judge.js';
import type { View } from '../network/view.js';
import type { ParameterDeclaration } from '../template/template.js';
import type { Span } from '../text/source.js';
import type { Argument } from './claim.js';
import type { MessageDefinition } from './message.js';
import type { Rule } from './rule.js';

/** `fail`: violated for every value that the unknowns can take. `pass`: met for every value. `open`: neither. */
export type Verdict = 'fail' | 'pass' | 'open';

/** What a rule found out about one requirement of one subject. */
export interface Fact {
  readonly rule: Rule;
  readonly subject: View;
  readonly verdict: Verdict;
  readonly messageId: string;
  readonly message: MessageDefinition;
  /** For each placeholder of the message. */
  readonly arguments: ReadonlyMap<string, Argument>;
  /** What must be changed. */
  readonly at: FactPlace;
  /** The other ends. */
  readonly related: readonly FactPlace[];
  /** For an open verdict, a case in which it provably fails; empty where none is known. */
  readonly scenario: readonly Assignment[];
  /** For an open verdict, the unknowns that leave it undecided. */
  readonly undecided: readonly UnknownValue[];
  /** For an open verdict, why it may be fine though this deployment alone fails. */
  readonly unless: string | undefined;
  /** The parameters on whose default values a verdict rests. */
  readonly defaults: readonly ParameterDeclaration[];
}

/** A place in a source, with the way that led there. */
export interface FactPlace {
  readonly span: Span;
  /** How the value came to this place: variables, parameters, arguments. */
  readonly origin: Origin | undefined;
  /** The nested deployments that led to the resource, outermost first. */
  readonly path: readonly DeploymentStep[];
  /** What is to be seen there; empty for the place of the fact itself. */
  readonly label: string;
}
