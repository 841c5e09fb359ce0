import { type Diagnostic, diagnosticAt } from '../../diagnostics/diagnostic.js';
import type { Expression } from '../../template/expression.js';
import type { FunctionDeclaration, Template, VariableDeclaration } from '../../template/template.js';
import { TokenNotes } from '../../template/tokens.js';
import type { Span } from '../../text/source.js';
import type { BoundFile } from '../binding/symbols.js';
import type { Lowering } from './context.js';
import { Dependencies } from './dependencies.js';
import type { renamedDeclarations } from './json-imports.js';
import { lazy } from './lazy.js';
import { DeclaredTypes } from './declared-types.js';

/** Nodes that may be lowered into one template: names of resources are written out wherever they are used. */
const mostSteps = 400_000;
/** Characters of all files that one template loads, each as often as it does. */
export const mostLoaded = 16_000_000;

type LazyFunction = Omit<FunctionDeclaration, 'body'> & { readonly body: () => Expression };

/** What the files of one template bring into it, and what is going on while they are lowered. */
export class TemplateParts {
  readonly variables = new Map<string, VariableDeclaration>();
  readonly functions = new Map<string, FunctionDeclaration>();
  readonly #diagnostics: Diagnostic[] = [];
  readonly tokens = new TokenNotes();
  readonly dependencies = new Dependencies();
  readonly types = new DeclaredTypes((at, message) => this.report(diagnosticAt('budget-exceeded', message, at)));
  readonly #files = new Map<BoundFile, Lowering>();
  readonly #json = new Map<Template, string>();
  readonly #reported = new Set<string>();
  readonly #waiting = new Set<() => unknown>();
  #depth = 0;
  #steps = 0;
  #loaded = 0;

  get diagnostics(): readonly Diagnostic[] {
    return [...this.#diagnostics, ...this.tokens.diagnostics];
  }

  /** Goes one level deeper, unless that is too deep or there was too much. */
  enter(deepest: number): boolean {
    if (this.#depth >= deepest || this.#steps >= mostSteps) return false;
    this.#depth++;
    this.#steps++;
    return true;
  }

  leave(): void {
    this.#depth--;
  }

  /** Counts characters that are loaded, unless there were too many. */
  load(characters: number): boolean {
    this.#loaded += characters;
    return this.#loaded <= mostLoaded;
  }

  /** Takes the lowering of the template's own file. */
  own<Own extends Lowering>(lowering: Own): Own {
    this.#files.set(lowering.file, lowering);
    return lowering;
  }

  /** The lowering of a file that is imported from. */
  imported(file: BoundFile, create: (file: BoundFile, prefix: string) => Lowering): Lowering {
    let lowering = this.#files.get(file);
    if (lowering === undefined) {
      lowering = create(file, `_${this.#files.size + this.#json.size}.`);
      this.#files.set(file, lowering);
    }
    return lowering;
  }

  /** Brings in the variables and functions of an ARM template; the result names them. */
  importedJson(template: Template, declarationsOf: typeof renamedDeclarations): (name: string) => string {
    const known = this.#json.get(template);
    const prefix = known ?? `_${this.#files.size + this.#json.size}.`;
    const rename = (name: string): string => prefix + name;
    if (known !== undefined) return rename;
    this.#json.set(template, prefix);
    const { variables, functions } = declarationsOf(template, rename);
    for (const variable of variables) this.variables.set(variable.name.toLowerCase(), variable);
    for (const declared of functions) this.functions.set(declared.name.toLowerCase(), declared);
    return rename;
  }

  /** Adds a variable, unless it is there; its value is lowered when it is first asked for. */
  declareVariable(name: string, nameSpan: Span, { source, start, end }: Span, lower: () => Expression): VariableDeclaration {
    const known = this.variables.get(name.toLowerCase());
    if (known !== undefined) return known;
    const value = this.dependencies.ofVariable(name, lower);
    this.#waiting.add(value);
    const declared: VariableDeclaration = {
      name,
      nameSpan,
      source,
      start,
      end,
      get value(): Expression {
        return value() ?? { kind: 'literal', source, start, end, value: null };
      },
    };
    this.variables.set(name.toLowerCase(), declared);
    return declared;
  }

  declareFunction(namespace: string, { body, ...declared }: LazyFunction): void {
    const key = `${namespace}.${declared.name}`.toLowerCase();
    if (this.functions.has(key)) return;
    const lowered = lazy(body);
    this.#waiting.add(lowered);
    const { source, start, end } = declared;
    this.functions.set(key, {
      ...declared,
      get body(): Expression {
        return lowered() ?? { kind: 'literal', source, start, end, value: null };
      },
    });
  }

  /** Lowers all variables and functions, so that what is wrong with them is known; lowering one may bring in others. */
  settle(): void {
    for (const lower of this.#waiting) lower();
  }

  report(diagnostic: Diagnostic): void {
    const key = `${diagnostic.path ?? ''}:${diagnostic.span?.start ?? 0}:${diagnostic.message}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.#diagnostics.push(diagnostic);
  }
}
