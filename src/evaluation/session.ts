import { Estate } from '../estate/estate.js';
import type { DiagnosticCode } from '../diagnostics/catalogue.js';
import { type Diagnostic, diagnosticAt } from '../diagnostics/diagnostic.js';
import type { ObjectExpression } from '../template/expression.js';
import type { ParameterDeclaration, ResourceDeclaration, Template, TypeSchema } from '../template/template.js';
import type { Span } from '../text/source.js';
import { BudgetError, CycleError, EvaluationError } from '../values/evaluation-error.js';
import { extentOf } from '../values/extent.js';
import { heightOf } from '../values/height.js';
import { keyOf } from '../values/construct.js';
import type { Value } from '../values/value.js';
import { weightOf } from '../values/weight.js';
import type { LeftOutResource } from './deployment.js';
import { ScopeObjects } from './scope-objects.js';

/** Bounds of one evaluation; reaching one ends in a `budget-exceeded` diagnostic. */
export interface Budget {
  /** Expression nodes evaluated. */
  readonly steps: number;
  /** Instances of one loop; the engine's own limit. */
  readonly copies: number;
  /** Resources predicted, over all nested deployments. */
  readonly resources: number;
  /** Times that one resource is deployed. */
  readonly again: number;
  /** Resources that declarations make beside the first `copies` of each: what loops in loops and modules that are used again and again make. */
  readonly repeated: number;
  /** Nesting of expressions, calls and variables. */
  readonly depth: number;
  /** Nesting of deployments. */
  readonly deployments: number;
  /** Leaves of one value that a function makes, and blocks of 64 characters of text in it. */
  readonly weight: number;
  /** The same of an object or an array that is written out: what unknown values in it are made of counts for each of them. */
  readonly written: number;
  /** Nesting of one value that functions make. */
  readonly height: number;
  /** Characters and items of long texts and containers that functions look at and make. */
  readonly touched: number;
}

export const defaultBudget: Budget = {
  steps: 4_000_000,
  copies: 800,
  resources: 20_000,
  again: 100,
  repeated: 2_000,
  depth: 400,
  deployments: 24,
  weight: 200_000,
  written: 2_000_000,
  height: 800,
  touched: 60_000_000,
};

/** What the evaluation finds out of a value that the text of the template is refused for. */
const followsFromRefusals: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'evaluation-failed',
  'default-refused',
  'parameter-value',
]);
/** What is shorter counts as the one step that it is looked at in: characters are copied many at once, items one by one. */
const shortest = { scalar: 1_000, array: 50, object: 50, unknown: Infinity } as const;
/** How much work a character is, and an item or member. */
const costs = { scalar: 1, array: 8, object: 8, unknown: 0 } as const;

/** A linked template as a deployment names it; pieces of its address that are unknown are undefined. */
export interface TemplateLink {
  readonly from: Span;
  readonly relativePath: string | undefined;
  readonly uri: readonly (string | undefined)[] | undefined;
}

export type LinkResolver = (link: TemplateLink) => Template | undefined;

/** Reads a template that is the value of an expression. */
export type TemplateReader = (root: ObjectExpression) => Template | undefined;

/** What one evaluation has used, found wrong and resolved so far: the only mutable state of it. */
export class Session {
  readonly scopes: ScopeObjects;
  readonly resolveLink: LinkResolver;
  readonly readTemplate: TemplateReader;
  readonly estate: Estate;
  readonly diagnostics: Diagnostic[] = [];
  readonly leftOut: LeftOutResource[] = [];
  /** Whether types hold secure parts, of those that were asked for: functions ask again with each call. */
  readonly holdingSecure = new WeakMap<TypeSchema, boolean>();
  readonly #budget: Budget;
  readonly #reported = new Set<string>();
  readonly #templates = new Set<Template>();
  readonly #refused: Span[] = [];
  #steps = 0;
  #touched = 0;
  #stoppedAt: Span | undefined;
  #depth = 0;
  #resources = 0;
  #repeated = 0;
  readonly #made = new Map<ResourceDeclaration, number>();
  readonly #times = new Map<string, number>();
  #followed = 0;
  #defaults: UsedDefaults | undefined;

  constructor(cloud: string | undefined, resolveLink: LinkResolver, readTemplate: TemplateReader, budget: Budget, estate = new Estate()) {
    this.scopes = new ScopeObjects(cloud);
    this.resolveLink = resolveLink;
    this.readTemplate = readTemplate;
    this.#budget = budget;
    this.estate = estate;
  }

  /** Counts steps of evaluation; throws `BudgetError` when there were too many, always at the place of the first that was. */
  step(span: Span | undefined, work = 1): void {
    this.#steps += work;
    if (this.#steps > this.#budget.steps) throw this.#stopped(`${this.#budget.steps} steps`, span);
  }

  #stopped(after: string, span: Span | undefined): BudgetError {
    this.#stoppedAt ??= span;
    return new BudgetError(`evaluation stopped after ${after}`, this.#stoppedAt);
  }

  /** Goes one level deeper, until `leave`; throws `BudgetError` when that is too deep. */
  enter(span: Span): void {
    if (this.#depth >= this.#budget.depth)
      throw new BudgetError(`expressions are nested more than ${this.#budget.depth} levels deep`, span);
    this.#depth++;
  }

  leave(): void {
    this.#depth--;
  }

  /** Counts what is looked at or made in one step, where that is long; throws `BudgetError` when there was too much, always at the place where it first was. */
  touch(value: Value, span: Span): void {
    const extent = extentOf(value);
    if (extent < shortest[value.kind]) return;
    this.#touched += extent * costs[value.kind];
    if (this.#touched > this.#budget.touched)
      throw this.#stopped(`it looked at ${this.#budget.touched} characters and items of long values`, span);
  }

  /** Throws `BudgetError` for a loop with too many instances; says how many they are where that `isTold`. */
  checkCopies(count: number, span: Span, isTold: boolean): void {
    const most = this.#budget.copies;
    if (count > most) throw new BudgetError(`a loop of ${isTold ? count : 'too many'} instances: at most ${most} are allowed`, span);
  }

  /** Lets a value through that is not too large, one that is `written` out or else made; throws `BudgetError` for any other. */
  checked(value: Value, span: Span, by: 'weight' | 'written' = 'weight'): Value {
    const most = this.#budget[by];
    if (weightOf(value) > most) throw new BudgetError(`a value holds more than ${most} parts`, span);
    return this.notTooDeep(value, span);
  }

  /** Lets a value through that is not nested too deeply: what looks into one goes as deep. Throws `BudgetError` for any other. */
  notTooDeep(value: Value, span: Span): Value {
    const most = this.#budget.height;
    if (heightOf(value) > most) throw new BudgetError(`a value is nested more than ${most} levels deep`, span);
    return value;
  }

  countResource(span: Span): void {
    if (++this.#resources > this.#budget.resources)
      throw new BudgetError(`evaluation stopped after ${this.#budget.resources} resources`, span);
  }

  /** Counts that a declaration makes a resource; false where declarations that make many have made too many, which is said once for each of them. */
  mayMake(declaration: ResourceDeclaration): boolean {
    const { copies, repeated } = this.#budget;
    const made = (this.#made.get(declaration) ?? 0) + 1;
    this.#made.set(declaration, made);
    if (made <= copies || ++this.#repeated <= repeated) return true;
    this.report(
      'budget-exceeded',
      `loops in loops, or modules that are used again and again, make more resources than are looked at: ${copies} of each declaration, and ${repeated} more over all`,
      declaration,
    );
    return false;
  }

  /** Counts that the resource with an id is deployed; false where that is too often, which is said once. */
  mayDeploy(id: Value, span: Span): boolean {
    const key = keyOf(id);
    const times = (this.#times.get(key) ?? 0) + 1;
    this.#times.set(key, times);
    const most = this.#budget.again;
    if (times === most + 1)
      this.report(
        'budget-exceeded',
        `a resource is deployed more than ${most} times: only so many of its declarations are looked at`,
        span,
      );
    return times <= most;
  }

  checkDeployments(depth: number, span: Span): void {
    if (depth > this.#budget.deployments)
      throw new BudgetError(`deployments are nested more than ${this.#budget.deployments} levels deep`, span);
  }

  /** What a `reference()` is followed to; undefined where that needs the very value that is being evaluated. */
  following(work: () => Value | undefined): Value | undefined {
    this.#followed++;
    try {
      return work();
    } catch (error) {
      if (error instanceof CycleError) return undefined;
      throw error;
    } finally {
      this.#followed--;
    }
  }

  /** Whether a value is evaluated only because a `reference()` may lead to it. */
  get isFollowing(): boolean {
    return this.#followed > 0;
  }

  /** Reports something once, however often it is met, and not what the text of a template is refused for already. */
  report(code: DiagnosticCode, message: string, span: Span, missingModule?: string): void {
    const key = `${code}|${span.source.path}|${span.start}|${message}`;
    if (this.#reported.has(key) || (followsFromRefusals.has(code) && this.#refused.some((one) => liesIn(one, span)))) return;
    this.#reported.add(key);
    this.diagnostics.push(diagnosticAt(code, message, span, missingModule));
  }

  /** Takes over what was wrong with the text of a template that is deployed, once. */
  takeReportsOf(template: Template): void {
    if (this.#templates.has(template)) return;
    this.#templates.add(template);
    for (const diagnostic of template.diagnostics) {
      this.diagnostics.push(diagnostic);
      if (diagnostic.code === 'bicep-refused' && diagnostic.span !== undefined) this.#refused.push(diagnostic.span);
    }
  }

  /** Runs `work` and says on the defaults of which parameters its result, or its failure, rests; undefined for none. */
  collectingDefaults<T>(work: () => T): [T, readonly ParameterDeclaration[] | undefined] {
    const outer = this.#defaults;
    this.#defaults = undefined;
    try {
      const result = work();
      return [result, this.#used()];
    } catch (error) {
      if (error instanceof EvaluationError && !error.isOfDefault) error.defaults = merged(error.defaults, this.#used());
      throw error;
    } finally {
      const own = this.#used();
      if (outer !== undefined) this.#defaults = outer;
      if (outer !== undefined && own !== undefined) outer.add(own);
    }
  }

  /** Evaluates the default of a parameter, which Azure does whether it is needed or not. */
  evaluatingDefault<T>(work: () => T): T {
    try {
      return this.collectingDefaults(work)[0];
    } catch (error) {
      if (error instanceof EvaluationError) error.isOfDefault = true;
      throw error;
    }
  }

  usedDefaults(declarations: readonly ParameterDeclaration[]): void {
    if (this.#defaults === undefined) this.#defaults = new UsedDefaults(declarations);
    else this.#defaults.add(declarations);
  }

  #used(): readonly ParameterDeclaration[] | undefined {
    return this.#defaults?.declarations;
  }
}

function liesIn(inner: Span, outer: Span): boolean {
  return inner.source === outer.source && inner.start >= outer.start && inner.end <= outer.end;
}

/** Parameters that something rests on the defaults of, each once, in the order in which they were met. */
class UsedDefaults {
  #declarations: readonly ParameterDeclaration[] | undefined;
  #known: Set<ParameterDeclaration> | undefined;

  constructor(declarations: readonly ParameterDeclaration[]) {
    this.#declarations = declarations;
  }

  /** The same list as before where none was added: many values keep it. */
  get declarations(): readonly ParameterDeclaration[] {
    return (this.#declarations ??= [...(this.#known ?? [])]);
  }

  add(declarations: readonly ParameterDeclaration[]): void {
    if (declarations === this.#declarations) return;
    this.#known ??= new Set(this.#declarations);
    const { size } = this.#known;
    for (const declaration of declarations) this.#known.add(declaration);
    if (this.#known.size > size) this.#declarations = undefined;
  }
}

function merged(
  some: readonly ParameterDeclaration[] | undefined,
  more: readonly ParameterDeclaration[] | undefined,
): readonly ParameterDeclaration[] | undefined {
  if (some === undefined || some === more) return more;
  return more === undefined ? some : [...new Set([...some, ...more])];
}
