import { signatureOf } from '../../functions/index.js';
import { plainTypeOf } from '../../template/plain-type.js';
import type { BoundFile, FileSymbol } from '../binding/symbols.js';
import { DeclaredTypes } from '../lowering/declared-types.js';
import { decoratorArguments } from '../binding/decorators.js';
import { Types } from '../lowering/types.js';
import type { BicepLibrary } from '../modules/library.js';
import { nodesOf } from '../syntax/lists.js';
import type {
  ArraySyntax,
  BinarySyntax,
  CallSyntax,
  ExpressionSyntax,
  ForSyntax,
  FunctionSyntax,
  IndexAccessSyntax,
  MethodCallSyntax,
  NameSyntax,
  ObjectSyntax,
  PropertyAccessSyntax,
} from '../syntax/nodes.js';
import { keyText, plainText } from '../syntax/string-value.js';
import { bareExpression } from './child-nodes.js';
import { calledFunction } from './language-functions.js';
import { either, ofKind, orNull, typeOfSchema, type ValueType, withoutNull } from './value-type.js';

/** The types of names that mean something inside a loop, a lambda or a function only. */
export type LocalTypes = ReadonlyMap<string, ValueType | undefined>;

export const noLocalTypes: LocalTypes = new Map();

/** What is known of every resource: texts. */
const earlyTexts: ReadonlySet<string> = new Set(['id', 'name', 'type', 'apiVersion']);

/** Expressions that may lead to each other before a type is found. */
const deepest = 200;

/** What the compiler knows of the values of the expressions of a file, without the types of resources. */
export class ValueTypes {
  readonly declared: Types;
  readonly #file: BoundFile;
  readonly #ofNodes = new Map<ExpressionSyntax, ValueType | undefined>();
  #depth = 0;

  constructor(file: BoundFile, library: BicepLibrary) {
    this.#file = file;
    this.declared = new Types(file, library, new DeclaredTypes(() => undefined));
  }

  /** The type of an expression that sees these names besides those of the file. */
  of(node: ExpressionSyntax, locals: LocalTypes): ValueType | undefined {
    if (this.#ofNodes.has(node) || this.#depth >= deepest) return this.#ofNodes.get(node);
    this.#ofNodes.set(node, undefined);
    this.#depth++;
    const type = this.#of(node, locals);
    this.#depth--;
    this.#ofNodes.set(node, type);
    return type;
  }

  #of(node: ExpressionSyntax, locals: LocalTypes): ValueType | undefined {
    switch (node.kind) {
      case 'literal': {
        const { kind } = node.token;
        return ofKind(kind === 'integer' ? 'int' : kind === 'null' ? 'null' : 'bool');
      }
      case 'string':
        return ofKind('string');
      case 'object':
        return this.#ofObject(node, locals);
      case 'array':
        return this.#ofArray(node, locals);
      case 'for':
        return { kinds: ['array'], item: () => this.#ofLoop(node, locals) };
      case 'name':
        return this.#ofName(node, locals);
      case 'parenthesized':
        return this.of(node.expression, locals);
      case 'nonNull':
        return withoutNull(this.of(node.base, locals));
      case 'unary':
        return ofKind(node.operator.kind === '-' ? 'int' : 'bool');
      case 'binary':
        return this.#ofBinary(node, locals);
      case 'ternary':
        return either(this.of(node.whenTrue, locals), this.of(node.whenFalse, locals));
      case 'property':
        return this.#ofProperty(node, locals);
      case 'index':
        return this.#ofIndex(node, locals);
      case 'call':
      case 'methodCall':
        return this.#ofCall(node, locals);
      default:
        return undefined;
    }
  }

  /** The text that an expression writes out, itself or in a variable. */
  writtenText(node: ExpressionSyntax | undefined, locals: LocalTypes, steps = 0): string | undefined {
    if (node === undefined || steps > deepest) return undefined;
    const bare = bareExpression(node);
    if (bare.kind === 'string') return plainText(bare);
    if (bare.kind !== 'name' || locals.has(bare.name.text)) return undefined;
    const symbol = this.#file.names.get(bare.name.text);
    return symbol?.kind === 'variable' ? this.writtenText(symbol.syntax.value, noLocalTypes, steps + 1) : undefined;
  }

  /** The names that the body of a loop sees. */
  inLoop({ items, variables }: ForSyntax, locals: LocalTypes): LocalTypes {
    const { item, index } = variables;
    const indexes = index === undefined ? [] : [[index.text, ofKind('int')] as const];
    return new Map([...locals, [item.text, this.of(items, locals)?.item?.()] as const, ...indexes]);
  }

  /** The names that the body of a function sees. */
  inFunction({ parameters }: FunctionSyntax): LocalTypes {
    return new Map(nodesOf(parameters).map(({ name, type }) => [name.text, typeOfSchema(this.declared.of(type))]));
  }

  #ofObject({ items }: ObjectSyntax, locals: LocalTypes): ValueType {
    const members = new Map<string | undefined, ExpressionSyntax>();
    for (const item of nodesOf(items)) {
      if (item.kind !== 'objectProperty') return ofKind('object');
      members.set(keyText(item), item.value);
    }
    if (members.has(undefined)) return ofKind('object');
    const member = (name: string): ValueType | undefined | 'none' => {
      const value = members.get(name);
      return value === undefined ? 'none' : this.of(value, locals);
    };
    return { kinds: ['object'], member };
  }

  #ofArray({ items }: ArraySyntax, locals: LocalTypes): ValueType {
    const item = (): ValueType | undefined => {
      const types = nodesOf(items).map((one) => (one.kind === 'spread' ? undefined : this.of(one, locals)));
      const [first] = types;
      return types.length === 1 ? first : types.reduce(either, first);
    };
    return { kinds: ['array'], item };
  }

  #ofLoop(node: ForSyntax, locals: LocalTypes): ValueType | undefined {
    return node.body.kind === 'condition' ? undefined : this.of(node.body, this.inLoop(node, locals));
  }

  #ofName({ name: { text } }: NameSyntax, locals: LocalTypes): ValueType | undefined {
    if (locals.has(text)) return locals.get(text);
    const symbol = this.#file.names.get(text);
    return symbol && this.#ofSymbol(symbol);
  }

  #ofSymbol(symbol: FileSymbol): ValueType | undefined {
    if (symbol.kind === 'parameter') {
      const type = typeOfSchema(this.declared.of(symbol.syntax.type));
      const isOneOf = decoratorArguments(symbol.syntax.decorators, 'allowed') !== undefined;
      return type && isOneOf ? { ...type, isUnion: true } : type;
    }
    if (symbol.kind !== 'variable') return undefined;
    const { type, value } = symbol.syntax;
    return type === undefined ? this.of(value, noLocalTypes) : typeOfSchema(this.declared.of(type));
  }

  #ofBinary({ left, operator, right }: BinarySyntax, locals: LocalTypes): ValueType | undefined {
    if (operator.kind === '??') return either(withoutNull(this.of(left, locals)), this.of(right, locals));
    return ofKind(/^[-+*/%]$/.test(operator.kind) ? 'int' : 'bool');
  }

  #ofProperty({ base, safe, name }: PropertyAccessSyntax, locals: LocalTypes): ValueType | undefined {
    if (earlyTexts.has(name.text) && this.#isResource(base, locals)) return ofKind('string');
    const type = this.of(base, locals)?.member?.(name.text);
    if (type === 'none') return safe === undefined ? undefined : ofKind('null');
    return safe === undefined ? type : orNull(type);
  }

  #isResource(base: ExpressionSyntax, locals: LocalTypes): boolean {
    const symbol = base.kind === 'name' && !locals.has(base.name.text) ? this.#file.names.get(base.name.text) : undefined;
    return symbol?.kind === 'resource' && symbol.extension === undefined && symbol.loop === undefined;
  }

  #ofIndex({ base, safe, index }: IndexAccessSyntax, locals: LocalTypes): ValueType | undefined {
    const type = this.of(base, locals);
    const name = index.kind === 'string' ? plainText(index) : undefined;
    const found = name === undefined ? type?.item?.() : type?.member?.(name);
    if (found === 'none') return undefined;
    return safe === undefined ? found : orNull(found);
  }

  #ofCall(node: CallSyntax | MethodCallSyntax, locals: LocalTypes): ValueType | undefined {
    const own = node.kind === 'call' ? this.#file.names.get(node.name.text) : undefined;
    if (own?.kind === 'function') return typeOfSchema(this.declared.of(own.syntax.type));
    const name = calledFunction(node, locals, this.#file.names);
    const returns = name === undefined ? undefined : signatureOf(name)?.returns;
    const kind = plainTypeOf(typeof returns === 'object' ? returns.type : returns);
    return kind === undefined ? undefined : ofKind(kind);
  }
}
