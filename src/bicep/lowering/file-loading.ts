import type { Expression } from '../../template/expression.js';
import { folderOf, nameOf, pathOf, resolvePath } from '../../text/paths.js';
import type { Source, Span } from '../../text/source.js';
import { base64Of } from '../modules/encoded-text.js';
import type { ExceededBound } from '../modules/library.js';
import type { ExpressionSyntax } from '../syntax/nodes.js';
import { arrayOf, literal, objectOf, property } from '../../template/build.js';
import { constantText } from './constant-text.js';
import type { Lowering } from './context.js';
import { selectPath } from './json-path.js';

type Loader = (path: string, args: readonly ExpressionSyntax[], at: Span, lowering: Lowering) => Expression | ExceededBound | undefined;

/** Bytes of a file that becomes base64, characters of one that becomes a text and of one that becomes an object: the compiler refuses larger ones. */
const largestEmbedded = 98_304;
const longestText = 131_072;
const longestData = 1_048_576;
/** What the description of a file counts for. */
const charactersOfInfo = 64;

const loaders: ReadonlyMap<string, Loader> = new Map<string, Loader>([
  ['loadTextContent', (path, [encoding], at, lowering) => textLiteral(fileOf(path, encoding, at, lowering), at, lowering)],
  ['loadFileAsBase64', (path, _, at, lowering) => base64(path, at, lowering)],
  ['loadJsonContent', (path, args, at, lowering) => selected((file) => lowering.library.data(file), path, args, at, lowering)],
  ['loadYamlContent', (path, args, at, lowering) => selected(lowering.library.readYaml, path, args, at, lowering)],
  ['loadDirectoryFileInfo', directoryInfo],
]);

/** What a function that loads files at compile time gives; undefined for any other function. A file that is not there is reported and unknown. */
export function loadFile(name: string, args: readonly ExpressionSyntax[], at: Span, lowering: Lowering): Expression | undefined {
  const load = loaders.get(name);
  if (load === undefined) return undefined;
  const path = constantText(args[0], lowering);
  const loaded = path === undefined ? undefined : load(path, args.slice(1), at, lowering);
  if (loaded?.kind === 'exceeded') {
    lowering.report('budget-exceeded', `'${path ?? ''}' ${loaded.reason}`, args[0] ?? at);
    return lowering.unknown(at);
  }
  if (loaded !== undefined) return loaded;
  const missing = path === undefined ? undefined : lowering.library.missingPath(at.source, path);
  if (missing !== undefined) lowering.report('file-not-found', `there is no file '${missing}'`, args[0] ?? at);
  else
    lowering.report(
      'file-not-loaded',
      path === undefined ? 'the path of the file is not a constant' : `'${path}' cannot be loaded from the scanned folder`,
      args[0] ?? at,
    );
  return lowering.unknown(at);
}

function textLiteral(file: Source | undefined, at: Span, lowering: Lowering): Expression | ExceededBound | undefined {
  if (file === undefined) return undefined;
  if (file.text.length > longestText) return longerThan(longestText);
  return lowering.takesIn(file.text.length, at) ? literal(wholeOf(file), withoutMark(file.text)) : lowering.unknown(at);
}

/** What is loaded is written in the file. */
function wholeOf(source: Source): Span {
  return { source, start: 0, end: source.text.length };
}

function longerThan(most: number): ExceededBound {
  return { kind: 'exceeded', reason: `has more than ${most} characters` };
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function base64(path: string, at: Span, lowering: Lowering): Expression | ExceededBound | undefined {
  const bytes = lowering.library.bytes(at.source, path);
  if (bytes === undefined) return undefined;
  if (bytes.length > largestEmbedded) return { kind: 'exceeded', reason: `has more than ${largestEmbedded} bytes` };
  if (!lowering.takesIn(bytes.length, at)) return lowering.unknown(at);
  const file = lowering.library.read(at.source, path);
  return literal(file === undefined ? at : wholeOf(file), base64Of(bytes));
}

/** `encoding` is an argument that says how the file is read. */
function fileOf(path: string, encoding: ExpressionSyntax | undefined, at: Span, lowering: Lowering): Source | undefined {
  const name = encoding === undefined ? 'utf-8' : constantText(encoding, lowering);
  return name === undefined ? undefined : lowering.library.read(at.source, path, name);
}

function selected(
  read: (file: Source, at: Span) => Expression | ExceededBound | undefined,
  path: string,
  args: readonly ExpressionSyntax[],
  at: Span,
  lowering: Lowering,
): Expression | ExceededBound | undefined {
  const file = fileOf(path, args[1], at, lowering);
  if (file === undefined) return undefined;
  if (file.text.length > longestData) return longerThan(longestData);
  if (!lowering.takesIn(file.text.length, at)) return lowering.unknown(at);
  const root = read(file, at);
  if (root === undefined || root.kind === 'exceeded' || args[0] === undefined) return root;
  const selector = constantText(args[0], lowering);
  if (selector === undefined) return undefined;
  const found = selectPath(root, selector);
  if (found !== undefined && found !== 'nothing') return found;
  if (found === 'nothing') lowering.report('bicep-refused', `the JSONPath '${selector}' selects nothing in '${path}'`, args[0]);
  else lowering.report('file-not-loaded', `what the JSONPath '${selector}' selects in '${path}' is not known here`, args[0]);
  return lowering.unknown(at);
}

function directoryInfo(path: string, args: readonly ExpressionSyntax[], at: Span, lowering: Lowering): Expression | undefined {
  const folder = resolvePath(folderOf(at.source.path), path);
  const pattern = args[0] === undefined ? '*' : constantText(args[0], lowering);
  if (folder === undefined || pattern === undefined) return undefined;
  if (!lowering.library.isFolder(folder)) {
    lowering.report('file-not-found', `there is no folder '${folder}'`, at);
    return lowering.unknown(at);
  }
  if (!lowering.takesIn(0, at)) return lowering.unknown(at);
  const files = lowering.library.host.entries(folder).filter(({ name, kind }) => kind === 'file' && matches(name, pattern));
  if (!lowering.takesIn(files.length * charactersOfInfo, at)) return lowering.unknown(at);
  const infos = files.map(({ name }) => fileInfo(name, path, at));
  return arrayOf(at, infos);
}

function fileInfo(name: string, folder: string, at: Span): Expression {
  const extension = /\.[^.]*$/.exec(name)?.[0] ?? '';
  const relativePath = pathOf(folder.replace(/^\.\//, '').replace(/\/+$/, ''), name);
  const member = (key: string, text: string) => property(key, literal(at, text));
  return objectOf(at, [member('relativePath', relativePath), member('baseName', nameOf(name)), member('extension', extension)]);
}

/** Whether a name fits a pattern in which `*` stands for any text and `?` for one character. */
function matches(name: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  let left = name.toLowerCase();
  if (!fits(left, first)) return false;
  left = left.slice(first.length);
  for (const [index, part] of rest.entries()) {
    const at = index === rest.length - 1 ? lastFit(left, part) : firstFit(left, part);
    if (at === -1) return false;
    left = left.slice(at + part.length);
  }
  return left === '';
}

function fits(text: string, part: string): boolean {
  if (part.length > text.length) return false;
  for (let at = 0; at < part.length; at++) if (part[at] !== '?' && part[at] !== text[at]) return false;
  return true;
}

function firstFit(text: string, part: string): number {
  for (let at = 0; at + part.length <= text.length; at++) if (fits(text.slice(at), part)) return at;
  return -1;
}

function lastFit(text: string, part: string): number {
  const at = text.length - part.length;
  return at >= 0 && fits(text.slice(at), part) ? at : -1;
}
