import type { Expression } from '../template/expression.js';
import type { FunctionDeclaration, Template } from '../template/template.js';
import type { Span } from '../text/source.js';
import type { DeploymentScope } from '../functions/deployment-scope.js';
import type { Session } from './session.js';
import type { UnknownValue, Value } from '../values/value.js';

/** What an expression sees: whose parameters, variables and resources, which scope, which loops and lambdas it stands in. */
export interface Frame {
  readonly session: Session;
  readonly names: Names;
  readonly scope: DeploymentScope;
  /** Holds wherever this is evaluated: the conditions of the deployments and the resource around it. */
  readonly premise: Value;
  /** The id of the resource whose body is evaluated. */
  readonly self: Value | undefined;
  readonly loops: LoopFrame | undefined;
  readonly lambdas: LambdaFrame | undefined;
  /** Set where a template with outer scope is read: the innermost one's own names. */
  readonly escaped?: EscapedNames | undefined;
  /** Set inside a user-defined function, where `parameters('x')` is its own parameter. */
  readonly functionArguments: ReadonlyMap<string, Value> | undefined;
  /** The user-defined functions for whose calls this is evaluated, outermost first. */
  readonly calls?: readonly FunctionDeclaration[] | undefined;
}

/** Gives the value of an expression in a frame. */
export type Evaluate = (expression: Expression, frame: Frame) => Value;

/** What the escaped expressions of a template with outer scope see, which are left when the deployment around it has evaluated it. */
export interface EscapedNames {
  readonly names: () => Names;
  readonly scope: DeploymentScope;
  /** Those of the template with outer scope around it. */
  readonly outer: EscapedNames | undefined;
}

/** The declarations of one template instance, as its expressions look them up. Each throws `EvaluationError` where there is no such name. */
export interface Names {
  /** Tells apart the instances of one template in one evaluation. */
  readonly id: string;
  readonly template: Template;
  /** Where the deployment of the template stands; undefined for the entry template. */
  readonly caller: Frame | undefined;
  parameter(name: string, span: Span): Value;
  /** Where the value of a parameter that is no secret, or of a variable, is written; by lower-cased name. */
  sourcesOf(key: string, kind: 'parameter' | 'variable'): readonly { readonly expression: Expression; readonly frame: Frame }[];
  variable(name: string, span: Span): Value;
  function(name: string, span: Span): FunctionDeclaration;
  /** Evaluates the parameters and variables that nothing uses, as the engine does, and reports what it would refuse. */
  settle(): void;
  /** What `deployment()` returns. */
  deployment(): Value;
  /** The id of the resource that a symbolic name, a name, a relative id or an id means; the target itself where none is found. */
  idOf(target: Value): Value;
  /** What `reference(target, ...)` with these arguments returns. */
  reference(target: Value, args: readonly Value[]): Value;
  /** What `references(symbol, ...)` returns where `premise` holds: an item for each instance that is deployed; undefined where their number is unknown. */
  references(symbolicName: string, args: readonly Value[], premise: Value): Value | undefined;
  /** An instance of a resource by symbolic name. */
  resource(symbolicName: string, index: number): ResourceInfo | undefined;
  /** What a member of a `reference()` at a place is known to be where `premise` holds; undefined where only Azure can say. */
  follow(value: UnknownValue, premise: Value, at: Span): Value | undefined;
  /** The items of an array that is a member of a `reference()`; undefined where they are not known, or `value` is none. */
  itemsOf(value: UnknownValue, premise: Value, at: Span): Value | undefined;
}

/** What is known of a resource before deployment: what `resourceInfo()` returns. */
export interface ResourceInfo {
  readonly id: Value | undefined;
  readonly name: Value;
  readonly type: string;
  readonly apiVersion: Value | undefined;
}

export interface LoopFrame {
  readonly name: string;
  readonly index: Value;
  /** Of a resource: what `copyIndex()` without a name means. */
  readonly ofResource: boolean;
  readonly outer: LoopFrame | undefined;
}

export interface LambdaFrame {
  readonly variables: ReadonlyMap<string, Value>;
  readonly outer: LambdaFrame | undefined;
}
