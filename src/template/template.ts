import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span, Source } from '../text/source.js';
import type { Expression, LoopExpression, ObjectExpression } from './expression.js';

/** Where a template is deployed to, as its `$schema` (or `targetScope`) says. */
export type TargetScope = 'resourceGroup' | 'subscription' | 'managementGroup' | 'tenant';

/**
 * Declarations and expressions of one template, unevaluated: what both front ends make and the evaluator reads.
 * Maps of named declarations are keyed by the lower-cased name; the declaration keeps the spelling.
 */
export interface Template extends Span {
  readonly targetScope: TargetScope;
  /** True for languageVersion 2.0 and later: resources by symbolic name, nested deployments evaluate in their own scope. */
  readonly symbolicNames: boolean;
  readonly contentVersion: string | undefined;
  readonly metadata: ObjectExpression | undefined;
  readonly parameters: ReadonlyMap<string, ParameterDeclaration>;
  readonly variables: ReadonlyMap<string, VariableDeclaration>;
  /** Keyed by `namespace.name`, lower-cased. */
  readonly functions: ReadonlyMap<string, FunctionDeclaration>;
  readonly definitions: ReadonlyMap<string, TypeDeclaration>;
  readonly resources: readonly ResourceDeclaration[];
  readonly outputs: ReadonlyMap<string, OutputDeclaration>;
  /** What was wrong with the text of this template; nested templates bring their own. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface Declaration extends Span {
  readonly name: string;
  readonly nameSpan: Span;
}

/** A type with its bounds, as parameters, definitions, items and properties carry it. */
export interface TypeSchema extends Span {
  /** Lower-cased (`string`, `securestring`, `int`, `bool`, `array`, `object`, `secureobject`); undefined with `$ref` or no type. */
  readonly type: string | undefined;
  /** Lower-cased name of the definition that `$ref` points to. */
  readonly ref: string | undefined;
  readonly nullable: boolean;
  readonly allowedValues: Expression | undefined;
  readonly minValue: number | undefined;
  readonly maxValue: number | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly items: TypeSchema | undefined;
  /** Declared members of an object type, by name as written. */
  readonly properties: ReadonlyMap<string, TypeSchema>;
  /** Types of the first items of an array type, each by itself. */
  readonly tuple: readonly TypeSchema[];
  /** The type of members that are not declared. */
  readonly rest: TypeSchema | undefined;
  /** Types of which values have one. */
  readonly variants: readonly TypeSchema[];
  /** Set where values are secret though nothing is known of their type. */
  readonly isSecret?: boolean | undefined;
}

export interface ParameterDeclaration extends Declaration {
  readonly schema: TypeSchema;
  readonly defaultValue: Expression | undefined;
}

export interface TypeDeclaration extends Declaration {
  readonly schema: TypeSchema;
}

export interface VariableDeclaration extends Declaration {
  readonly value: Expression;
}

export interface FunctionDeclaration extends Declaration {
  readonly parameters: readonly FunctionParameter[];
  /** The type of what it gives. */
  readonly output: TypeSchema;
  readonly body: Expression;
}

export interface FunctionParameter {
  readonly name: string;
  readonly schema: TypeSchema;
}

export interface OutputDeclaration extends Declaration {
  readonly schema: TypeSchema;
  readonly condition: Expression | undefined;
  /** For an output loop, a `LoopExpression`. */
  readonly value: Expression | undefined;
}

/** A resource, an `existing` reference to one, or a nested deployment. */
export interface ResourceDeclaration extends Span {
  readonly symbolicName: string | undefined;
  readonly existing: boolean;
  /** The type and name as written; for a child inside `resources`, relative to `parent` unless its type is a full one. */
  readonly type: Expression;
  readonly name: Expression;
  readonly apiVersion: Expression | undefined;
  readonly condition: Expression | undefined;
  readonly scope: Expression | undefined;
  readonly copy: ResourceLoop | undefined;
  readonly dependsOn: readonly Expression[];
  /** Every other member of the body as written: location, tags, sku, properties and so on. */
  readonly body: ObjectExpression;
  readonly children: readonly ResourceDeclaration[];
  /** Set where the resource is of another provider than Azure Resource Manager (`import` or `extension`): it has no Azure id. */
  readonly extension: string | undefined;
  readonly deployment: NestedDeployment | undefined;
}

export interface ResourceLoop extends Span {
  readonly name: string;
  /** Set where the name is an expression: `name` is then empty. */
  readonly computedName?: Expression | undefined;
  readonly count: Expression;
}

/** What a `Microsoft.Resources/deployments` resource, or a Bicep module, deploys. */
export interface NestedDeployment extends Span {
  readonly template: NestedTemplate;
  /** Whose parameters, variables and functions the expressions of the template see: its own (`inner`) or the parent's. */
  readonly expressionScope: 'inner' | 'outer';
  readonly subscriptionId: Expression | undefined;
  readonly resourceGroup: Expression | undefined;
  readonly location: Expression | undefined;
  /** Values for the parameters of the template, by lower-cased name; evaluated in the parent. */
  readonly parameters: ReadonlyMap<string, ParameterArgument>;
  /** Set where the parameters are computed as a whole: an expression for the object of `{ value }` members. */
  readonly parametersExpression: Expression | undefined;
}

export type NestedTemplate =
  | { readonly kind: 'inline'; readonly template: Template }
  /** Text that a linked template is found by: `relativePath`, `uri` or `id` of `templateLink`, evaluated in the parent; or a module that is not there. */
  | {
      readonly kind: 'link';
      readonly relativePath: Expression | undefined;
      readonly uri: Expression | undefined;
      readonly id: Expression | undefined;
      readonly span: Span;
    }
  /** The template is the value of an expression, evaluated in the parent. */
  | { readonly kind: 'computed'; readonly value: Expression }
  | MissingTemplate;

export interface MissingTemplate {
  readonly kind: 'missing';
  readonly reason: string;
  readonly span: Span;
  /** The reference of a module that a registry has and the module cache lacks. */
  readonly module?: string | undefined;
  /** Set where a diagnostic of the file that names it says so: its code. */
  readonly code?: 'module-not-found' | 'module-differs';
}

export interface ParameterArgument extends Declaration {
  /** Undefined where the value is secret or comes from elsewhere (`reference` to a Key Vault). */
  readonly value: Expression | undefined;
  /** Set where the value is made of that of a secure parameter. */
  readonly isSecret?: true;
}

/** Values for the parameters of an entry template: what one parameter file or the command line gives. */
export interface ParameterValues {
  readonly source: Source | undefined;
  /** By lower-cased name. */
  readonly values: ReadonlyMap<string, ParameterArgument>;
  readonly diagnostics: readonly Diagnostic[];
}

export type { LoopExpression };
