import type { Artifact, ArtifactLocation, PhysicalLocation, Region } from 'sarif';
import { LineHashes } from '../findings/line-hash.js';
import type { ScanResult } from '../findings/scan-result.js';
import type { Span } from '../text/source.js';

/** The name by which all locations refer to the scanned root: that of the repository, if there is one. */
export const repositoryRoot = '%SRCROOT%';

/** A region with more text than this goes without its snippet. */
const longestSnippet = 2_000;

/** The files of a run, and the locations in them. */
export class SarifArtifacts {
  readonly #secrets: readonly Span[];
  readonly #indexes = new Map<string, number>();
  readonly #lineHashes = new LineHashes();

  constructor(result: ScanResult) {
    this.#secrets = result.secrets;
    for (const { path } of result.files) this.#indexOf(path);
  }

  /** All files that were scanned or referred to so far. */
  list(): Artifact[] {
    return [...this.#indexes.keys()].map((path) => ({
      location: { uri: uriOf(path), uriBaseId: repositoryRoot },
      roles: ['analysisTarget'],
      sourceLanguage: path.slice(path.lastIndexOf('.') + 1).toLowerCase() === 'bicep' ? 'bicep' : 'json',
    }));
  }

  /** The hash of the line that a span starts on. */
  lineHash(span: Span): string {
    return this.#lineHashes.of(span);
  }

  fileLocation(path: string): ArtifactLocation {
    return { uri: uriOf(path), uriBaseId: repositoryRoot, index: this.#indexOf(path) };
  }

  location(span: Span): PhysicalLocation {
    return { artifactLocation: this.fileLocation(span.source.path), region: this.#regionOf(span) };
  }

  #regionOf(span: Span): Region {
    const start = span.source.position(span.start);
    const end = span.source.position(span.end);
    const region: Region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
    return this.#mayShow(span) ? { ...region, snippet: { text: span.source.text.slice(span.start, span.end) } } : region;
  }

  #mayShow({ source, start, end }: Span): boolean {
    if (end - start > longestSnippet) return false;
    return !this.#secrets.some((secret) => secret.source.path === source.path && secret.start < end && secret.end > start);
  }

  #indexOf(path: string): number {
    const index = this.#indexes.get(path) ?? this.#indexes.size;
    this.#indexes.set(path, index);
    return index;
  }
}

function uriOf(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
