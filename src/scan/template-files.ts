import type { Template } from '../template/template.js';
import { Memo } from '../text/memo.js';
import type { FrontEnds } from './front-end.js';
import type { Sources } from './sources.js';

/** The templates in the files of a tree, by path, whether the scan looks at them or not. */
export class TemplateFiles {
  readonly #sources: Sources;
  readonly #languages: FrontEnds;
  readonly #linked = new Memo((path: string) => this.read(path));
  readonly #unreadable = new Set<string>();

  constructor(sources: Sources, languages: FrontEnds) {
    this.#sources = sources;
    this.#languages = languages;
  }

  /** The template in a file; undefined where there is none. Not kept: most are read once. */
  read(path: string): Template | undefined {
    const source = this.#sources.of(path);
    const template = source && this.#languages.of(path).readTemplate(source);
    if (source !== undefined && template === undefined) this.#unreadable.add(path);
    return template;
  }

  /** The same, kept for the next one that links it. */
  linked(path: string): Template | undefined {
    return this.#linked.of(path);
  }

  /** Whether a file was read as a template and turned out to be none. */
  isUnreadable(path: string): boolean {
    return this.#unreadable.has(path);
  }
}
