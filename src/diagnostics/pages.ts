import type { DiagnosticCode } from './catalogue.js';
import bicepRefused from './pages/bicep-refused.md';
import bicepSyntax from './pages/bicep-syntax.md';
import budgetExceeded from './pages/budget-exceeded.md';
import compiledTwin from './pages/compiled-twin.md';
import configuration from './pages/configuration.md';
import defaultRefused from './pages/default-refused.md';
import duplicateKey from './pages/duplicate-key.md';
import edgeSyntax from './pages/edge-syntax.md';
import evaluationFailed from './pages/evaluation-failed.md';
import fileNotFound from './pages/file-not-found.md';
import fileNotLoaded from './pages/file-not-loaded.md';
import jsonSyntax from './pages/json-syntax.md';
import knownResource from './pages/known-resource.md';
import leftOut from './pages/left-out.md';
import moduleDiffers from './pages/module-differs.md';
import moduleNotFound from './pages/module-not-found.md';
import moduleNotLocked from './pages/module-not-locked.md';
import notDeployed from './pages/not-deployed.md';
import notJudged from './pages/not-judged.md';
import packFailed from './pages/pack-failed.md';
import parameterFile from './pages/parameter-file.md';
import parameterValue from './pages/parameter-value.md';
import ruleCrashed from './pages/rule-crashed.md';
import staleTwin from './pages/stale-twin.md';
import suppressionExpired from './pages/suppression-expired.md';
import suppressionOfUnknownRule from './pages/suppression-of-unknown-rule.md';
import suppressionSyntax from './pages/suppression-syntax.md';
import suppressionUnused from './pages/suppression-unused.md';
import suppressionWithoutReason from './pages/suppression-without-reason.md';
import templateNotFound from './pages/template-not-found.md';
import templateShape from './pages/template-shape.md';
import undeclaredName from './pages/undeclared-name.md';
import unknownCount from './pages/unknown-count.md';
import unreadableFile from './pages/unreadable-file.md';
import unreplacedToken from './pages/unreplaced-token.md';
import unusedSettings from './pages/unused-settings.md';

/** What each code means, why it matters and how to mend it, with an example, in Markdown. */
export const diagnosticPages: Readonly<Record<DiagnosticCode, string>> = {
  'json-syntax': jsonSyntax,
  'duplicate-key': duplicateKey,
  'edge-syntax': edgeSyntax,
  'bicep-syntax': bicepSyntax,
  'bicep-refused': bicepRefused,
  'undeclared-name': undeclaredName,
  'file-not-found': fileNotFound,
  'file-not-loaded': fileNotLoaded,
  'unreplaced-token': unreplacedToken,
  'template-shape': templateShape,
  'compiled-twin': compiledTwin,
  'stale-twin': staleTwin,
  'parameter-file': parameterFile,
  'parameter-value': parameterValue,
  'evaluation-failed': evaluationFailed,
  'default-refused': defaultRefused,
  'template-not-found': templateNotFound,
  'module-not-found': moduleNotFound,
  'module-differs': moduleDiffers,
  'module-not-locked': moduleNotLocked,
  'not-deployed': notDeployed,
  'unknown-count': unknownCount,
  'budget-exceeded': budgetExceeded,
  'not-judged': notJudged,
  'unreadable-file': unreadableFile,
  'left-out': leftOut,
  configuration,
  'known-resource': knownResource,
  'pack-failed': packFailed,
  'unused-settings': unusedSettings,
  'suppression-expired': suppressionExpired,
  'suppression-of-unknown-rule': suppressionOfUnknownRule,
  'suppression-syntax': suppressionSyntax,
  'suppression-unused': suppressionUnused,
  'suppression-without-reason': suppressionWithoutReason,
  'rule-crashed': ruleCrashed,
};

/** The path of a code's page in the repository. */
export function pathOfPage(code: DiagnosticCode): string {
  return `src/diagnostics/pages/${code}.md`;
}
