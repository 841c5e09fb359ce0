import type { Expression } from '../../template/expression.js';
import type { Span } from '../../text/source.js';
import type { ModuleSymbol, ResourceSymbol } from '../binding/symbols.js';
import { lazy } from './lazy.js';

/** What has to be deployed before something is known: resources by name, and what variables need. */
interface Needs {
  readonly resources: Map<string, Expression>;
  readonly variables: Set<string>;
}

/** Notes, while expressions are lowered, which resources have to be deployed before they are known. */
export class Dependencies {
  readonly #ofVariables = new Map<string, () => Needs | undefined>();
  #collected: Needs | undefined;

  /** What `work` gives, with the resources that have to be deployed before it is known, those that its variables need among them. */
  of<Result>(work: () => Result): { readonly result: Result; readonly dependencies: ReadonlyMap<string, Expression> } {
    const { result, needs } = this.#collecting(work);
    const dependencies = new Map(needs.resources);
    for (const name of needs.variables) {
      const more = this.#ofVariables.get(name)?.();
      for (const [key, text] of more?.resources ?? []) dependencies.set(key, text);
      for (const variable of more?.variables ?? []) needs.variables.add(variable);
    }
    return { result, dependencies };
  }

  /** The value of a variable, lowered when first asked for; undefined while that is going on. */
  ofVariable(name: string, lower: () => Expression): () => Expression | undefined {
    const value = lazy(() => this.#collecting(lower));
    this.#ofVariables.set(name, () => value()?.needs);
    return () => value()?.result;
  }

  /** Notes a resource, by the expression that names it; `index` tells instances of a loop apart. */
  note(symbol: ResourceSymbol | ModuleSymbol, index: Span | undefined, text: () => Expression): void {
    if (this.#collected === undefined) return;
    const key = index === undefined ? symbol.name : `${symbol.name}#${index.start}`;
    const { resources } = this.#collected;
    if (!resources.has(key)) resources.set(key, text());
  }

  /** Notes a variable: using it needs what its value needs. */
  noteVariable(name: string): void {
    this.#collected?.variables.add(name);
  }

  #collecting<Result>(work: () => Result): { readonly result: Result; readonly needs: Needs } {
    const outer = this.#collected;
    const needs: Needs = { resources: new Map(), variables: new Set() };
    this.#collected = needs;
    try {
      return { result: work(), needs };
    } finally {
      this.#collected = outer;
    }
  }
}
