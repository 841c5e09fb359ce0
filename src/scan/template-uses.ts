import type { TemplateLink } from '../evaluation/session.js';
import type { Template } from '../template/template.js';
import { Memo } from '../text/memo.js';
import type { Source } from '../text/source.js';
import type { FrontEnds } from './front-end.js';
import type { LinkTargets } from './linked-path.js';
import type { Sources } from './sources.js';
import type { TemplateFiles } from './template-files.js';

/** The templates that entry templates use as modules, directly or not; known without evaluating any. */
export function modulesUsed(sources: Sources, languages: FrontEnds): Memo<string, ReadonlySet<string>> {
  return reached(sources, (source) => languages.of(source.path).modulesOf(source));
}

/** The files without which files do not compile, directly or not: modules, whether they are deployed or not, and what is imported. */
export function filesNeeded(sources: Sources, languages: FrontEnds): Memo<string, ReadonlySet<string>> {
  return reached(sources, (source) => languages.of(source.path).neededBy(source));
}

function reached(sources: Sources, next: (source: Source) => readonly string[]): Memo<string, ReadonlySet<string>> {
  const direct = new Memo((path: string): readonly string[] => {
    const source = sources.of(path);
    return source === undefined ? [] : next(source);
  });
  return new Memo((entry) => {
    const paths = new Set([entry]);
    for (const path of paths) for (const further of direct.of(path)) paths.add(further);
    paths.delete(entry);
    return paths;
  });
}

/** The links that deployments follow, by the entry template that led there: known once it has been evaluated. */
export class FollowedLinks {
  readonly #targets: LinkTargets;
  readonly #files: TemplateFiles;
  readonly #followed = new Memo<string, Set<string>>(() => new Set());

  constructor(targets: LinkTargets, files: TemplateFiles) {
    this.#targets = targets;
    this.#files = files;
  }

  /** The template that a deployment links to; undefined where it is not in the tree. */
  follow(entry: string, link: TemplateLink): Template | undefined {
    const known = this.#targets.pathOf(link);
    for (const path of known === undefined ? this.#targets.besideOf(link) : [known]) {
      const template = this.#files.linked(path);
      if (template === undefined) continue;
      this.#followed.of(entry).add(path);
      return template;
    }
    return undefined;
  }

  from(entry: string): ReadonlySet<string> {
    return this.#followed.of(entry);
  }
}
