import { folderOf } from './paths.js';
import type { MatchingBudget } from './matching-budget.js';
import { SegmentPattern } from './segment-pattern.js';

/** Characters of a pattern, and of all of one list. */
const longestPattern = 1_000;
const longestList = 200_000;

/** A pattern that is not used, by its line counted from 1. */
export interface UnusedPattern {
  readonly line: number;
  readonly reason: string;
}

interface PathPattern {
  readonly negated: boolean;
  readonly foldersOnly: boolean;
  /** `**` stands for any number of segments; for one at least where it is the last. */
  readonly segments: readonly (SegmentPattern | '**')[];
}

/** What the last pattern that fits says of a path. */
export type PatternVerdict = 'excluded' | 'included' | undefined;

/**
 * Patterns as a `.gitignore` has them, without regard to case. Matched segment by segment, so that no pattern takes longer than the product of its
 * length and that of the path; once `budget` is spent, nothing fits.
 */
export class PathPatterns {
  readonly unused: readonly UnusedPattern[];
  readonly #budget: MatchingBudget;
  readonly #patterns: readonly PathPattern[];
  readonly #folders = new Map<string, PatternVerdict>();

  /** `lines` has a pattern each. */
  constructor(lines: readonly string[], budget: MatchingBudget) {
    const unused: UnusedPattern[] = [];
    const patterns: PathPattern[] = [];
    let length = 0;
    for (const [at, line] of lines.entries()) {
      length += line.length;
      if (length - line.length > longestList) {
        unused.push({ line: at + 1, reason: `the patterns before it have more than ${longestList} characters` });
        break;
      }
      if (line.length > longestPattern) {
        unused.push({ line: at + 1, reason: `it has more than ${longestPattern} characters` });
        length -= line.length;
      } else patterns.push(...patternsOf(line));
    }
    this.unused = unused;
    this.#patterns = patterns;
    this.#budget = budget;
  }

  /** What is said of a path, that of a folder with `/` at its end. What is in an excluded folder is excluded. */
  verdictOn(path: string): PatternVerdict {
    if (this.#patterns.length === 0) return undefined;
    const isFolder = path.endsWith('/');
    const name = isFolder ? path.slice(0, -1) : path;
    const folder = folderOf(name);
    if (folder !== '' && this.#verdictOnFolder(folder) === 'excluded') return 'excluded';
    return isFolder ? this.#verdictOnFolder(name) : this.#lastFitting(name, false);
  }

  excludes(path: string): boolean {
    return this.verdictOn(path) === 'excluded';
  }

  #verdictOnFolder(folder: string): PatternVerdict {
    if (this.#folders.has(folder)) return this.#folders.get(folder);
    const above = folderOf(folder);
    const verdict = above !== '' && this.#verdictOnFolder(above) === 'excluded' ? 'excluded' : this.#lastFitting(folder, true);
    this.#folders.set(folder, verdict);
    return verdict;
  }

  #lastFitting(path: string, isFolder: boolean): PatternVerdict {
    const segments = path.toLowerCase().split('/');
    for (let at = this.#patterns.length - 1; at >= 0 && !this.#budget.isSpent; at--) {
      const pattern = this.#patterns[at];
      if (pattern !== undefined && (isFolder || !pattern.foldersOnly) && fits(pattern, segments, this.#budget))
        return pattern.negated ? 'included' : 'excluded';
    }
    return undefined;
  }
}

/** Of several `**` only the last is ever made longer. */
function fits({ segments: patterns }: PathPattern, segments: readonly string[], budget: MatchingBudget): boolean {
  let pattern = 0;
  let at = 0;
  let any = -1;
  let anyEnd = 0;
  for (let segment = segments[0]; segment !== undefined; segment = segments[at]) {
    budget.charge();
    const wanted = patterns[pattern];
    if (wanted === '**') {
      if (pattern === patterns.length - 1) return true;
      any = pattern++;
      anyEnd = at;
    } else if (wanted?.fits(segment, budget) === true) {
      pattern++;
      at++;
    } else if (any >= 0) {
      pattern = any + 1;
      at = ++anyEnd;
    } else return false;
  }
  return pattern === patterns.length;
}

/** The pattern of a line; none for an empty line, a comment, and what matches nothing. */
function patternsOf(line: string): PathPattern[] {
  const text = withoutTrailingSpaces(line);
  const negated = text.startsWith('!');
  const body = negated ? text.slice(1) : text;
  if (body === '' || text.startsWith('#')) return [];
  const foldersOnly = body.endsWith('/');
  const path = foldersOnly ? body.slice(0, -1) : body;
  const isAnchored = path.includes('/');
  const texts = path.replace(/^\//, '').split('/');
  const segments = texts.map((one) => (isAnchored && /^\*{2,}$/.test(one) ? '**' : SegmentPattern.of(one)));
  const known = segments.filter((segment) => segment !== undefined);
  if (known.length < segments.length || path === '') return [];
  return [{ negated, foldersOnly, segments: isAnchored ? known : ['**', ...known] }];
}

/** A backslash keeps the space after it. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && line.charAt(end - 1) === ' ') end--;
  let backslashes = 0;
  while (line.charAt(end - 1 - backslashes) === '\\') backslashes++;
  return line.slice(0, backslashes % 2 === 1 && end < line.length ? end + 1 : end);
}
