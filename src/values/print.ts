import { asCall } from './access.js';
import { renderScalar, stringOf, symbolType } from './construct.js';
import { withoutCompared, withoutNamesAsked } from './compared-secrets.js';
import { secretMask } from '../text/secret-names.js';
import { inSight, isWithheld } from './secret.js';
import type { ArrayValue, ObjectValue, ScalarValue, SymbolicText, UnknownValue, Value } from './value.js';

/** Characters of one printed expression; what would be longer is cut to `unknown()`. */
const longestExpression = 100_000;

/** Characters of all printed expressions that share a budget, those that are cut among them; further ones read `unknown()`. */
const mostCharacters = 20_000_000;

/** How much is still printed of expressions. */
export interface PrintBudget {
  characters: number;
}

/** For all that is printed at once. */
export function printBudget(): PrintBudget {
  return { characters: mostCharacters };
}

/** The value as a template expression, without the brackets around it, and without its secrets. */
export function printExpression(value: Value): string {
  return printedWithin(value, printBudget());
}

function printedWithin(value: Value, budget: PrintBudget): string {
  if (budget.characters < 0) return 'unknown()';
  const printer = new Printer();
  printer.value(value);
  budget.characters -= printer.length;
  return printer.isFull ? 'unknown()' : printer.text;
}

/** Items and members that are printed of one value; further ones read `[unknown()]`. */
const mostParts = 1_000_000;

/** The value as plain JSON, its unknown and secret parts as template expressions in brackets: the shape of the engine's predictions. */
export function printValue(value: Value, budget = printBudget()): unknown {
  return new PartPrinter(budget).part(value);
}

class PartPrinter {
  readonly #budget: PrintBudget;
  #left = mostParts;

  constructor(budget: PrintBudget) {
    this.#budget = budget;
  }

  part(part: Value): unknown {
    if (--this.#left < 0) return '[unknown()]';
    const value = inSight(part);
    switch (value.kind) {
      case 'scalar':
        return value.value;
      case 'array':
        return value.items.map((item) => this.part(item));
      case 'object':
        return value.open.length > 0 ? `[${printedWithin(asCall(value), this.#budget)}]` : this.#members(value);
      case 'unknown':
        return isWithheld(value) ? secretMask : `[${printedWithin(value, this.#budget)}]`;
    }
  }

  /** `Object.fromEntries` sets own members whatever their names are, `__proto__` included. */
  #members(value: ObjectValue): unknown {
    return Object.fromEntries([...value.members.values()].map((member) => [member.name, this.part(member.value)]));
  }
}

class Printer {
  readonly #parts: string[] = [];
  #length = 0;

  get isFull(): boolean {
    return this.#length > longestExpression;
  }

  get length(): number {
    return this.#length;
  }

  get text(): string {
    return this.#parts.join('');
  }

  value(part: Value): void {
    if (this.isFull) return;
    const value = inSight(part);
    if (value.kind === 'scalar') this.#put(printScalar(value));
    else if (value.kind !== 'unknown') this.#container(value);
    else if (isWithheld(value)) this.#put(printScalar(scalarOf(secretMask)));
    else this.#unknown(value);
  }

  #container(value: ArrayValue | ObjectValue): void {
    const { symbol } = asCall(value);
    if (symbol.kind === 'call') this.#call(symbol.name, symbol.arguments);
  }

  #unknown({ symbol }: UnknownValue): void {
    switch (symbol.kind) {
      case 'call':
        this.#call(symbol.name, symbol.arguments);
        break;
      case 'access':
        this.value(withoutNamesAsked(inSight(symbol.base), symbol.member));
        this.#member(symbol.member);
        break;
      case 'text':
        this.#text(symbol);
        break;
      case 'lambda':
        this.#call('lambda', [...symbol.parameters.map(scalarOf), symbol.body]);
    }
  }

  #call(name: string, args: readonly Value[]): void {
    this.#put(`${name}(`);
    for (const [index, argument] of withoutCompared(name, args).entries()) {
      if (index > 0) this.#put(', ');
      this.value(argument);
    }
    this.#put(')');
  }

  #member(member: Value): void {
    const name = stringOf(inSight(member));
    if (name !== undefined && /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      this.#put(`.${name}`);
      return;
    }
    this.#put('[');
    this.value(member);
    this.#put(']');
  }

  /** `concat` where every piece surely is a scalar, else `format`, which renders any value. */
  #text({ pieces }: SymbolicText): void {
    const isConcat = pieces.every((piece) => typeof piece === 'string' || isSurelyScalar(piece));
    if (isConcat)
      this.#call(
        'concat',
        pieces.map((piece) => (typeof piece === 'string' ? scalarOf(piece) : piece)),
      );
    else this.#call('format', [scalarOf(formatOf(pieces)), ...pieces.filter((piece) => typeof piece !== 'string')]);
  }

  #put(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}

/** The format text with a hole for each unknown piece. */
function formatOf(pieces: SymbolicText['pieces']): string {
  let hole = 0;
  return pieces.map((piece) => (typeof piece === 'string' ? piece.replace(/[{}]/g, '$&$&') : `{${hole++}}`)).join('');
}

function isSurelyScalar(piece: UnknownValue): boolean {
  const type = symbolType(piece);
  return type === 'string' || type === 'int' || type === 'bool';
}

function scalarOf(value: string): ScalarValue {
  return { kind: 'scalar', value, origin: undefined };
}

function printScalar({ value, float }: ScalarValue): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'number')
    return Number.isInteger(value) && float !== true ? renderScalar(value) : `json('${value}${float === true ? '.0' : ''}')`;
  return value === null ? 'null()' : value ? 'true()' : 'false()';
}
