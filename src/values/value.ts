import type { PlainType } from '../template/plain-type.js';
import type { ParameterDeclaration } from '../template/template.js';
import type { Span } from '../text/source.js';

/**
 * What an expression evaluates to. Known down to a leaf, or `Unknown` with a symbolic expression that says what it would be.
 * "One of several under conditions" is the symbolic call `if(condition, then, otherwise)`; see `branchesOf` in `worlds.ts`.
 * Values are immutable; member and item values may be unknown while the container is known.
 */
export type Value = ScalarValue | ObjectValue | ArrayValue | UnknownValue;

export type Scalar = string | number | boolean | null;

export interface ScalarValue {
  readonly kind: 'scalar';
  readonly value: Scalar;
  /** Set for a whole number that is written as a float (`1.0`): the engine takes it for another value than the integer. */
  readonly float?: true;
  /** Set for a secret: what stands for it in all that is printed. See `secret.ts`. */
  readonly shown?: UnknownValue;
  readonly origin: Origin | undefined;
}

export interface ObjectValue {
  readonly kind: 'object';
  /** In source order, keyed by `memberKey(name)`. */
  readonly members: ReadonlyMap<string, Member>;
  /** Members whose names are unknown; present ones make the key set open. */
  readonly open: readonly OpenMember[];
  /** What stands for the object in all that is printed, where the names of its members are secret as their values are. */
  readonly shown?: UnknownValue | undefined;
  readonly origin: Origin | undefined;
}

export interface Member {
  /** As written. */
  readonly name: string;
  readonly value: Value;
}

export interface OpenMember {
  readonly name: UnknownValue;
  readonly value: Value;
}

export interface ArrayValue {
  readonly kind: 'array';
  readonly items: readonly Value[];
  readonly origin: Origin | undefined;
}

export interface UnknownValue {
  readonly kind: 'unknown';
  readonly symbol: Symbolic;
  /** Set where it stands as segments of a resource id and the engine refuses whatever holds a slash. */
  readonly segment?: true;
  /** Set where what is known of it is secret: what stands for it in all that is printed. */
  readonly shown?: UnknownValue;
  readonly origin: Origin | undefined;
}

/** The expression that an unknown value stands for, in canonical form: two with the same `key` are equal whatever the unknowns are. */
export type Symbolic = SymbolicCall | SymbolicAccess | SymbolicText | SymbolicLambda;

/** What every symbolic expression says of itself. */
export interface SymbolBase {
  readonly key: string;
  /** How much it holds: see `weightOf`. */
  readonly weight: number;
  /** How deep its parts are nested: see `heightOf`. */
  readonly height: number;
  /** The values that it is directly made of. */
  readonly parts: readonly Value[];
  /** The symbol without what is hidden in it, as `show` makes it when it is first asked for. */
  shownBy(show: () => Symbolic): Symbolic;
}

/** A call that cannot be answered yet. Atoms are calls too: `parameters('x')`, `resourceGroup()`, `reference(id)`. */
export interface SymbolicCall extends SymbolBase {
  readonly kind: 'call';
  /** In the spelling of the documentation. */
  readonly name: string;
  readonly arguments: readonly Value[];
  /** Tells apart atoms of the same text in different deployments (`parameters('x')` of a linked template whose value is unknown). */
  readonly scope: string;
  /** What is known of an atom all the same: its type, its allowed values, its bounds. */
  readonly facts: SymbolFacts | undefined;
}

/** `base.key` or `base[key]` of an unknown base. */
export interface SymbolicAccess extends SymbolBase {
  readonly kind: 'access';
  readonly base: UnknownValue;
  readonly member: Value;
}

/** Text with known pieces around unknown ones; never empty, no two known pieces side by side. */
export interface SymbolicText extends SymbolBase {
  readonly kind: 'text';
  readonly pieces: readonly (string | UnknownValue)[];
  /** Its segments as a resource id, as `cut` makes them when they are first asked for. */
  idSegments(cut: (pieces: readonly (string | UnknownValue)[]) => readonly IdSegment[]): readonly IdSegment[];
}

/** One segment of a resource id: text with known and unknown pieces, without letter case. */
export interface IdSegment {
  readonly pieces: readonly (string | UnknownValue)[];
  /** The text of a segment that is wholly known. */
  readonly known: string | undefined;
  /** False where an unknown piece may hold slashes, so that it may stand for several segments. */
  readonly single: boolean;
}

/** A lambda as argument of a symbolic `map`, `filter` and so on; its variables are calls `lambdaVariables('x')` in the body. */
export interface SymbolicLambda extends SymbolBase {
  readonly kind: 'lambda';
  readonly parameters: readonly string[];
  readonly body: Value;
}

export interface SymbolFacts {
  readonly type?: PlainType;
  /** The only values it can take. */
  readonly allowed?: readonly ScalarValue[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
  /** What its value is nobody may be shown. */
  readonly isSecret?: true;
}

/** Where a value was written and how it came from there; read only when something is reported. */
export interface Origin {
  readonly span: Span;
  readonly step: 'literal' | 'expression' | 'parameter' | 'default' | 'given' | 'argument' | 'variable' | 'output' | 'reference' | 'known';
  /** Name of the parameter, variable or output that this step passed; of what is known besides the templates, the resource. */
  readonly name?: string;
  /** The step before: where the value was before it came here. */
  readonly from?: Origin | undefined;
  /** Parameters whose default value went into the value at this place. */
  readonly defaults?: readonly ParameterDeclaration[];
}
