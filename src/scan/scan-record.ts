import { boundedDiagnostics } from '../diagnostics/bounded-diagnostics.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ScannedFile } from '../findings/scan-result.js';
import { secretsAmong, type SecretPlaces, templateSecrets } from '../findings/secrets.js';
import type { ParameterArgument, Template } from '../template/template.js';
import type { JudgedUnit } from './judging.js';
import type { ScanRequest } from './scan-request.js';
import { nameOf } from '../text/paths.js';
import type { CompiledTwin } from './compiled-twin.js';
import { aboutFile } from './file-diagnostic.js';
import { namesOf } from './gaps.js';
import type { ScannedTree } from './scanned-tree.js';
import { withFewSyntaxErrors } from './syntax-errors.js';

/** Everything that is to be said about the input, each thing once, by file and place; `found` is what finding its files said. */
export function diagnosticsOf(
  found: readonly Diagnostic[],
  tree: ScannedTree,
  judged: readonly JudgedUnit[],
  request: Pick<ScanRequest, 'parameters'>,
): Diagnostic[] {
  const all = [
    ...found,
    ...unusedFiles(tree, judged),
    ...unreadTemplates(tree),
    ...compiledTwins(tree),
    ...undeclaredNames(judged, request),
    ...missingModules(tree),
    ...unlockedModules(tree),
    ...errorsOfNeeded(tree, judged),
    ...refusedCaches(tree),
    ...tree.languages.failures.diagnostics,
    ...judged.flatMap((unit) => [...unit.files.flatMap((file) => file.diagnostics), ...unit.diagnostics]),
  ];
  // Each use of a module that is missing says so; one line for the scan is enough.
  const told = all.filter(({ missingModule }) => missingModule === undefined);
  const once = new Map(told.map((diagnostic) => [keyOf(diagnostic), diagnostic]));
  const sorted = [...once].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, diagnostic]) => diagnostic);
  return boundedDiagnostics(withFewSyntaxErrors(sorted));
}

/** What became of every file. */
export function filesOf(tree: ScannedTree, judged: readonly JudgedUnit[]): ScannedFile[] {
  const done = judged.filter((unit) => unit.judged);
  const templates = new Set(done.flatMap(({ label }) => [label.template, ...tree.linkedFrom(label.template)]));
  const all = new Set([...tree.templates, ...judged.flatMap(({ label, use }) => (use === undefined ? label.template : []))]);
  const parameters = parameterFilesOf(done);
  return [
    ...[...all].map((path): ScannedFile => ({ path, kind: 'template', judged: templates.has(path) })),
    ...tree.parameterFiles.map((path): ScannedFile => ({ path, kind: 'parameters', judged: parameters.has(path) })),
  ].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Where the templates that were judged, and those that they link, spell out secrets, and where any source may, of which `told` was said. */
export function secretsOf(tree: ScannedTree, judged: readonly JudgedUnit[], told: readonly Diagnostic[]): SecretPlaces {
  const linked = new Set(judged.flatMap(({ label }) => [...tree.linkedFrom(label.template)]));
  const templates = [...linked].flatMap((path) => tree.linkedTemplate(path) ?? []);
  const values = new Map<string, ParameterArgument>();
  const { failures } = tree.languages;
  const seen = new Set<Template>();
  const secrets = [
    ...judged.flatMap((unit) => unit.secrets ?? []),
    ...templates.flatMap((template) => failures.isolating(template.source.path, () => templateSecrets({ template, values }, seen), [])),
  ];
  return secretsAmong(secrets, told);
}

/** Paths of the files that give units their values. */
function parameterFilesOf(units: readonly JudgedUnit[]): ReadonlySet<string | undefined> {
  return new Set(
    units.flatMap(({ files }) => files.flatMap(({ source, extended = [] }) => [source, ...extended].map((file) => file?.path))),
  );
}

function unusedFiles(tree: ScannedTree, judged: readonly JudgedUnit[]): Diagnostic[] {
  const used = parameterFilesOf(judged);
  const unused = tree.parameterFiles.filter((path) => !used.has(path));
  if (unused.length === 0) return [];
  const message = `parameter files that belong to no template are not used: ${namesOf(unused)}`;
  const reasons = unused.filter((path) => /\.bicepparam$/i.test(path)).flatMap((path) => tree.parameters(path)?.diagnostics ?? []);
  return [{ code: 'parameter-file', severity: 'note', message }, ...reasons];
}

function unreadTemplates(tree: ScannedTree): Diagnostic[] {
  const unreadable = tree.unreadable.filter((path) => !tree.languages.failures.has(path));
  return unreadable.map((path) => aboutFile('unreadable-file', path, 'this looks like a template but cannot be read as one'));
}

function compiledTwins({ twins }: ScannedTree): Diagnostic[] {
  const same = twins.flatMap(({ path, difference }) => (difference === undefined ? path : []));
  const message = `templates that the Bicep file beside them was compiled to are not judged by themselves: ${namesOf(same)}`;
  return [
    ...twins.flatMap((twin) => staleTwin(twin) ?? []),
    ...(same.length === 0 ? [] : [{ code: 'compiled-twin', severity: 'note', message } as const]),
  ];
}

function staleTwin({ path, source, difference }: CompiledTwin): Diagnostic | undefined {
  if (difference === undefined) return undefined;
  const file = nameOf(source);
  const message = `this was compiled from '${file}' and no longer says the same, so it is judged by itself: ${difference}; 'bicep build ${file}' compiles it anew`;
  return aboutFile('stale-twin', path, message);
}

function missingModules({ languages }: ScannedTree): Diagnostic[] {
  const missing = [...languages.missingModules].sort();
  if (missing.length === 0) return [];
  const commands = [
    ...(missing.some((reference) => reference.startsWith('br:')) ? [`'plumblint restore'`] : []),
    ...(missing.some((reference) => reference.startsWith('ts:')) ? [`'bicep restore' on the files that use template specs`] : []),
  ];
  const message = `modules that are not in the module cache are unknown; fetch them with ${commands.join(', ')}: ${missing.join(', ')}`;
  return [{ code: 'template-not-found', severity: 'note', message }];
}

function unlockedModules({ languages }: ScannedTree): Diagnostic[] {
  const unlocked = [...languages.unlockedModules].sort();
  if (unlocked.length === 0) return [];
  const message = `modules that the lock file does not have are read as they are in the module cache; 'plumblint restore' locks them: ${unlocked.join(', ')}`;
  return [{ code: 'module-not-locked', severity: 'warning', message }];
}

function refusedCaches({ languages }: ScannedTree): Diagnostic[] {
  const refused = [...languages.refusedCaches];
  if (refused.length === 0) return [];
  const message = `a module cache that a scanned bicepconfig.json names is used inside of the scanned folder only; give it with --module-cache: ${namesOf(refused)}`;
  return [{ code: 'template-not-found', severity: 'note', message }];
}

/** What is wrong with files that a judged one does not compile without, whether its deployment reaches them or not. */
function errorsOfNeeded(tree: ScannedTree, judged: readonly JudgedUnit[]): Diagnostic[] {
  const compiled = judged.flatMap(({ label, files }) => [label.template, ...files.flatMap(({ source }) => source?.path ?? [])]);
  const needed = new Set([...new Set(compiled)].flatMap((path) => [...tree.neededBy(path)]));
  return [...needed].flatMap((path) => tree.template(path)?.diagnostics.filter(({ severity }) => severity === 'error') ?? []);
}

function undeclaredNames(judged: readonly JudgedUnit[], request: Pick<ScanRequest, 'parameters'>): Diagnostic[] {
  if (judged.length === 0) return [];
  const names = request.parameters.flatMap((given) => (given.kind === 'value' ? [given.name] : []));
  return names
    .filter((name) => !judged.some((unit) => unit.label.parameters.includes(name)))
    .map((name) => ({ code: 'parameter-value', severity: 'error', message: `no template of the scan has a parameter '${name}'` }));
}

/** Equal for equal diagnostics; sorts by file, place, code. */
function keyOf({ path, span, code, message }: Diagnostic): string {
  const place = span === undefined ? '' : `${String(span.start).padStart(10, '0')}-${span.end}`;
  return [path ?? '', place, code, message].join('\0');
}
