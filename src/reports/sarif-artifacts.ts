import type { Artifact, ArtifactLocation, PhysicalLocation, Region } from 'sarif';
import type { ScanResult } from '../findings/scan-result.js';
import type { SecretPlaces } from '../findings/secrets.js';
import type { Span } from '../text/source.js';

/** The name by which all locations refer to the scanned root: that of the repository, if there is one. */
export const repositoryRoot = '%SRCROOT%';

/** A region with more text than this goes without its snippet. */
const longestSnippet = 2_000;

/** The files of a run, and the locations in them. */
export class SarifArtifacts {
  readonly #secrets: SecretPlaces;
  readonly #parameterFiles: ReadonlySet<string>;
  readonly #indexes = new Map<string, number>();

  constructor(result: ScanResult) {
    this.#secrets = result.secrets;
    this.#parameterFiles = new Set(result.files.filter(({ kind }) => kind === 'parameters').map(({ path }) => path));
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

  fileLocation(path: string): ArtifactLocation {
    return { uri: uriOf(path), uriBaseId: repositoryRoot, index: this.#indexOf(path) };
  }

  location(span: Span): PhysicalLocation {
    return this.#locationOf(span, this.#mayShow(span));
  }

  /** A location in the input that something is wrong with: what stands in a parameter file or a configuration is not shown, for it may be a secret. */
  inputLocation(span: Span, withheld = false): PhysicalLocation {
    return this.#locationOf(span, !withheld && this.#mayShow(span) && !this.#parameterFiles.has(span.source.path));
  }

  /** Where a stretch of a file is, without what stands there. */
  regionOf({ source, start: from, end: to }: Span): Region {
    const [start, end] = [source.position(from), source.position(to)];
    return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  }

  #locationOf(span: Span, shows: boolean): PhysicalLocation {
    const region = this.regionOf(span);
    const snippet = shows ? { snippet: { text: span.source.text.slice(span.start, span.end) } } : {};
    return { artifactLocation: this.fileLocation(span.source.path), region: { ...region, ...snippet } };
  }

  #mayShow({ source, start, end }: Span): boolean {
    if (end - start > longestSnippet) return false;
    return !this.#secrets.in(source).some((secret) => secret.start < end && secret.end > start);
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
