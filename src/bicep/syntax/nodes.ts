import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Source, Span } from '../../text/source.js';
import type { Token } from './token.js';

// Nodes keep their tokens in fields that stand in the order of the text: printing relies on it.

/** A whole `.bicep` or `.bicepparam` file. */
export interface ProgramSyntax extends Span {
  readonly kind: 'program';
  readonly source: Source;
  readonly body: readonly (DeclarationSyntax | SkippedSyntax | Token)[];
  readonly endOfFile: Token;
  readonly diagnostics: readonly Diagnostic[];
}

export type DeclarationSyntax =
  | TargetScopeSyntax
  | MetadataSyntax
  | ParameterSyntax
  | VariableSyntax
  | ResourceSyntax
  | ModuleSyntax
  | OutputSyntax
  | TypeDeclarationSyntax
  | FunctionSyntax
  | ImportSyntax
  | ExtensionSyntax
  | AssertSyntax
  | TestSyntax
  | UsingSyntax
  | ExtendsSyntax
  | ParameterAssignmentSyntax
  | ExtensionConfigSyntax;

/** What could not be read. */
export interface SkippedSyntax extends Span {
  readonly kind: 'skipped';
  readonly tokens: readonly Token[];
}

interface Decorated extends Span {
  readonly decorators: readonly (DecoratorSyntax | Token)[];
  readonly keyword: Token;
}

export interface DecoratorSyntax extends Span {
  readonly kind: 'decorator';
  readonly at: Token;
  readonly call: CallSyntax | MethodCallSyntax;
}

export interface TargetScopeSyntax extends Decorated {
  readonly kind: 'targetScope';
  readonly assignment: Token;
  readonly value: ExpressionSyntax;
}

export interface MetadataSyntax extends Decorated {
  readonly kind: 'metadata';
  readonly name: Token;
  readonly assignment: Token;
  readonly value: ExpressionSyntax;
}

export interface ParameterSyntax extends Decorated {
  readonly kind: 'parameter';
  readonly name: Token;
  readonly type: TypeSyntax;
  readonly assignment: Token | undefined;
  readonly defaultValue: ExpressionSyntax | undefined;
}

export interface VariableSyntax extends Decorated {
  readonly kind: 'variable';
  readonly name: Token;
  readonly type: TypeSyntax | undefined;
  readonly assignment: Token;
  readonly value: ExpressionSyntax;
}

/** What stands behind the `=` of a resource or module. */
export type ResourceBodySyntax = ObjectSyntax | ResourceConditionSyntax | ForSyntax;

export interface ResourceSyntax extends Decorated {
  readonly kind: 'resource';
  readonly name: Token;
  /** A string. */
  readonly type: Token;
  readonly existing: Token | undefined;
  readonly assignment: Token;
  readonly before: readonly Token[];
  readonly body: ResourceBodySyntax;
}

/** A resource inside the body of another. */
export type NestedResourceSyntax = ResourceSyntax;

export interface ResourceConditionSyntax extends Span {
  readonly kind: 'condition';
  readonly keyword: Token;
  readonly condition: ParenthesizedSyntax;
  readonly body: ObjectSyntax;
}

export interface ModuleSyntax extends Decorated {
  readonly kind: 'module';
  readonly name: Token;
  /** A string. */
  readonly path: Token;
  readonly assignment: Token;
  readonly before: readonly Token[];
  readonly body: ResourceBodySyntax;
}

export interface OutputSyntax extends Decorated {
  readonly kind: 'output';
  readonly name: Token;
  readonly type: TypeSyntax;
  readonly assignment: Token;
  readonly value: ExpressionSyntax;
}

export interface TypeDeclarationSyntax extends Decorated {
  readonly kind: 'type';
  readonly name: Token;
  readonly assignment: Token;
  readonly value: TypeSyntax;
}

export interface FunctionSyntax extends Decorated {
  readonly kind: 'function';
  readonly name: Token;
  readonly open: Token;
  readonly parameters: readonly (FunctionParameterSyntax | Token)[];
  readonly close: Token;
  readonly type: TypeSyntax;
  readonly arrow: Token;
  readonly before: readonly Token[];
  readonly body: ExpressionSyntax;
}

export interface FunctionParameterSyntax extends Span {
  readonly kind: 'functionParameter';
  readonly name: Token;
  readonly type: TypeSyntax;
}

export interface ImportSyntax extends Decorated {
  readonly kind: 'import';
  readonly target: ImportListSyntax | ImportAllSyntax;
  readonly from: Token;
  /** A string. */
  readonly path: Token;
}

export interface ImportListSyntax extends Span {
  readonly kind: 'importList';
  readonly open: Token;
  readonly items: readonly (ImportItemSyntax | SkippedSyntax | Token)[];
  readonly close: Token;
}

export interface ImportItemSyntax extends Span {
  readonly kind: 'importItem';
  /** An identifier or a string. */
  readonly name: Token;
  readonly as: Token | undefined;
  readonly alias: Token | undefined;
}

export interface ImportAllSyntax extends Span {
  readonly kind: 'importAll';
  readonly star: Token;
  readonly as: Token;
  readonly alias: Token;
}

export interface ExtensionSyntax extends Decorated {
  readonly kind: 'extension';
  /** An identifier or a string. */
  readonly name: Token;
  readonly with: Token | undefined;
  readonly config: ExpressionSyntax | undefined;
  readonly as: Token | undefined;
  readonly alias: Token | undefined;
}

export interface AssertSyntax extends Decorated {
  readonly kind: 'assert';
  readonly name: Token;
  readonly assignment: Token;
  readonly value: ExpressionSyntax;
}

export interface TestSyntax extends Decorated {
  readonly kind: 'test';
  readonly name: Token;
  readonly path: Token;
  readonly assignment: Token;
  readonly value: ObjectSyntax;
}

/** `using 'main.bicep'`, or `using none`. */
export interface UsingSyntax extends Decorated {
  readonly kind: 'using';
  readonly path: Token;
  readonly with: Token | undefined;
  readonly config: ObjectSyntax | undefined;
}

export interface ExtendsSyntax extends Decorated {
  readonly kind: 'extends';
  readonly path: Token;
}

/** `param name = value` of a parameters file. */
export interface ParameterAssignmentSyntax extends Decorated {
  readonly kind: 'assignment';
  readonly name: Token;
  readonly assignment: Token;
  readonly value: ExpressionSyntax;
}

export interface ExtensionConfigSyntax extends Decorated {
  readonly kind: 'extensionConfig';
  readonly name: Token;
  readonly with: Token;
  readonly config: ObjectSyntax;
}

export type ExpressionSyntax =
  | LiteralSyntax
  | StringSyntax
  | NameSyntax
  | CallSyntax
  | MethodCallSyntax
  | PropertyAccessSyntax
  | NestedAccessSyntax
  | IndexAccessSyntax
  | NonNullSyntax
  | ParenthesizedSyntax
  | UnarySyntax
  | BinarySyntax
  | TernarySyntax
  | ArraySyntax
  | ObjectSyntax
  | ForSyntax
  | LambdaSyntax;

/** An integer, `true`, `false` or `null`. */
export interface LiteralSyntax extends Span {
  readonly kind: 'literal';
  readonly token: Token;
}

/** Pieces of text with expressions between them: `parts` begins and ends with a piece. */
export interface StringSyntax extends Span {
  readonly kind: 'string';
  readonly parts: readonly (Token | ExpressionSyntax)[];
}

export interface NameSyntax extends Span {
  readonly kind: 'name';
  readonly name: Token;
}

export interface ArgumentsSyntax extends Span {
  readonly kind: 'arguments';
  readonly open: Token;
  readonly items: readonly (ExpressionSyntax | Token)[];
  readonly close: Token;
}

export interface CallSyntax extends Span {
  readonly kind: 'call';
  readonly name: Token;
  readonly arguments: ArgumentsSyntax;
}

/** `base.name(...)`: a function of a namespace or of a wildcard import, or a method of a resource. */
export interface MethodCallSyntax extends Span {
  readonly kind: 'methodCall';
  readonly base: ExpressionSyntax;
  readonly dot: Token;
  readonly name: Token;
  readonly arguments: ArgumentsSyntax;
}

export interface PropertyAccessSyntax extends Span {
  readonly kind: 'property';
  readonly base: ExpressionSyntax;
  readonly dot: Token;
  readonly safe: Token | undefined;
  readonly name: Token;
}

/** `base::name`, a nested resource. */
export interface NestedAccessSyntax extends Span {
  readonly kind: 'nestedAccess';
  readonly base: ExpressionSyntax;
  readonly colons: Token;
  readonly name: Token;
}

export interface IndexAccessSyntax extends Span {
  readonly kind: 'index';
  readonly base: ExpressionSyntax;
  readonly open: Token;
  readonly safe: Token | undefined;
  readonly fromEnd: Token | undefined;
  readonly index: ExpressionSyntax;
  readonly close: Token;
}

export interface NonNullSyntax extends Span {
  readonly kind: 'nonNull';
  readonly base: ExpressionSyntax;
  readonly mark: Token;
}

export interface ParenthesizedSyntax extends Span {
  readonly kind: 'parenthesized';
  readonly open: Token;
  /** Line breaks that do not belong there. */
  readonly before: readonly Token[];
  readonly expression: ExpressionSyntax;
  readonly after: readonly Token[];
  readonly close: Token;
}

export interface UnarySyntax extends Span {
  readonly kind: 'unary';
  readonly operator: Token;
  readonly operand: ExpressionSyntax;
}

export interface BinarySyntax extends Span {
  readonly kind: 'binary';
  readonly left: ExpressionSyntax;
  readonly operator: Token;
  readonly right: ExpressionSyntax;
}

export interface TernarySyntax extends Span {
  readonly kind: 'ternary';
  readonly condition: ExpressionSyntax;
  readonly beforeQuestion: readonly Token[];
  readonly question: Token;
  readonly whenTrue: ExpressionSyntax;
  readonly beforeColon: readonly Token[];
  readonly colon: Token;
  readonly whenFalse: ExpressionSyntax;
}

export interface ArraySyntax extends Span {
  readonly kind: 'array';
  readonly open: Token;
  readonly items: readonly (ExpressionSyntax | SpreadSyntax | SkippedSyntax | Token)[];
  readonly close: Token;
}

export interface ObjectSyntax extends Span {
  readonly kind: 'object';
  readonly open: Token;
  readonly items: readonly (PropertySyntax | SpreadSyntax | NestedResourceSyntax | SkippedSyntax | Token)[];
  readonly close: Token;
}

export interface PropertySyntax extends Span {
  readonly kind: 'objectProperty';
  /** An identifier, or a string that may have holes. */
  readonly key: Token | StringSyntax;
  readonly colon: Token;
  readonly value: ExpressionSyntax;
}

export interface SpreadSyntax extends Span {
  readonly kind: 'spread';
  readonly dots: Token;
  readonly expression: ExpressionSyntax;
}

export interface ForSyntax extends Span {
  readonly kind: 'for';
  readonly open: Token;
  readonly before: readonly Token[];
  readonly keyword: Token;
  readonly variables: ForVariablesSyntax;
  readonly inKeyword: Token;
  readonly items: ExpressionSyntax;
  readonly colon: Token;
  /** A condition only in the loops of resources and modules. */
  readonly body: ExpressionSyntax | ResourceConditionSyntax;
  readonly after: readonly Token[];
  readonly close: Token;
}

/** `item`, or `(item, index)`. */
export interface ForVariablesSyntax extends Span {
  readonly kind: 'forVariables';
  readonly open: Token | undefined;
  readonly item: Token;
  readonly comma: Token | undefined;
  readonly index: Token | undefined;
  readonly close: Token | undefined;
}

export interface LambdaSyntax extends Span {
  readonly kind: 'lambda';
  /** Identifiers with what stands between and around them. */
  readonly parameters: readonly Token[];
  readonly arrow: Token;
  readonly before: readonly Token[];
  readonly body: ExpressionSyntax;
}

export type TypeSyntax =
  | LiteralSyntax
  | StringSyntax
  | TypeNameSyntax
  | TypeCallSyntax
  | TypeMemberSyntax
  | TypeElementSyntax
  | ArrayTypeSyntax
  | NullableTypeSyntax
  | NonNullTypeSyntax
  | UnaryTypeSyntax
  | UnionTypeSyntax
  | ParenthesizedTypeSyntax
  | ObjectTypeSyntax
  | TupleTypeSyntax
  | ResourceTypeSyntax;

export interface TypeNameSyntax extends Span {
  readonly kind: 'typeName';
  readonly name: Token;
}

/** `name<...>`, also behind a namespace: `sys.resourceInput<'type@version'>`. */
export interface TypeCallSyntax extends Span {
  readonly kind: 'typeCall';
  readonly base: TypeSyntax | undefined;
  readonly dot: Token | undefined;
  readonly name: Token;
  readonly open: Token;
  readonly arguments: readonly (TypeSyntax | Token)[];
  readonly close: Token;
}

/** `base.name`, or `base.*` for the type of additional properties. */
export interface TypeMemberSyntax extends Span {
  readonly kind: 'typeMember';
  readonly base: TypeSyntax;
  readonly dot: Token;
  readonly name: Token;
}

/** `base[*]`, `base[0]`, `base['name']`. */
export interface TypeElementSyntax extends Span {
  readonly kind: 'typeElement';
  readonly base: TypeSyntax;
  readonly open: Token;
  readonly index: Token;
  readonly close: Token;
}

export interface ArrayTypeSyntax extends Span {
  readonly kind: 'arrayType';
  readonly item: TypeSyntax;
  readonly open: Token;
  readonly close: Token;
}

export interface NullableTypeSyntax extends Span {
  readonly kind: 'nullableType';
  readonly type: TypeSyntax;
  readonly mark: Token;
}

export interface NonNullTypeSyntax extends Span {
  readonly kind: 'nonNullType';
  readonly type: TypeSyntax;
  readonly mark: Token;
}

export interface UnaryTypeSyntax extends Span {
  readonly kind: 'unaryType';
  readonly operator: Token;
  readonly type: TypeSyntax;
}

/** Members with the `|` and line breaks between them. */
export interface UnionTypeSyntax extends Span {
  readonly kind: 'unionType';
  readonly members: readonly (TypeSyntax | Token)[];
}

export interface ParenthesizedTypeSyntax extends Span {
  readonly kind: 'parenthesizedType';
  readonly open: Token;
  readonly before: readonly Token[];
  readonly type: TypeSyntax;
  readonly after: readonly Token[];
  readonly close: Token;
}

export interface ObjectTypeSyntax extends Span {
  readonly kind: 'objectType';
  readonly open: Token;
  readonly items: readonly (TypePropertySyntax | SkippedSyntax | Token)[];
  readonly close: Token;
}

export interface TypePropertySyntax extends Span {
  readonly kind: 'typeProperty';
  readonly decorators: readonly (DecoratorSyntax | Token)[];
  /** An identifier, a string or `*`. */
  readonly name: Token;
  readonly colon: Token;
  readonly type: TypeSyntax;
}

export interface TupleTypeSyntax extends Span {
  readonly kind: 'tupleType';
  readonly open: Token;
  readonly items: readonly (TupleItemSyntax | SkippedSyntax | Token)[];
  readonly close: Token;
}

export interface TupleItemSyntax extends Span {
  readonly kind: 'tupleItem';
  readonly decorators: readonly (DecoratorSyntax | Token)[];
  readonly type: TypeSyntax;
}

/** `resource 'type@version'`, or the bare word as the type of an output. */
export interface ResourceTypeSyntax extends Span {
  readonly kind: 'resourceType';
  readonly keyword: Token;
  readonly type: Token | undefined;
}

export type SyntaxNode =
  | ProgramSyntax
  | DeclarationSyntax
  | SkippedSyntax
  | DecoratorSyntax
  | ResourceConditionSyntax
  | FunctionParameterSyntax
  | ImportListSyntax
  | ImportItemSyntax
  | ImportAllSyntax
  | ExpressionSyntax
  | ArgumentsSyntax
  | PropertySyntax
  | SpreadSyntax
  | ForVariablesSyntax
  | TypeSyntax
  | TypePropertySyntax
  | TupleItemSyntax;
