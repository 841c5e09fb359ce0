import type { Log, MultiformatMessageString, Notification, Result, Run } from 'sarif';
import type { Finding } from '../findings/finding.js';
import type { ScanResult } from '../findings/scan-result.js';
import { jsonText } from './json-text.js';
import type { ReportOptions } from './report-options.js';
import { repositoryRoot, SarifArtifacts } from './sarif-artifacts.js';
import { githubLimits } from './sarif-limits.js';
import { messageOf } from './sarif-messages.js';
import { notificationDescriptors, notificationOf } from './sarif-notifications.js';
import { resultOf } from './sarif-results.js';
import { describeRule } from './sarif-rules.js';
import { shownDiagnostics, shownFindings } from './selection.js';

/** A SARIF 2.1.0 log with one run, within the limits of GitHub's code scanning. */
export function sarifReport(result: ScanResult, options: ReportOptions): string {
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [runOf(result, options)],
  };
  return jsonText(log);
}

/** The message strings that results of one rule use, by their ids. */
type UsedMessages = Map<string, MultiformatMessageString>;

function runOf(result: ScanResult, options: ReportOptions): Run {
  const artifacts = new SarifArtifacts(result);
  const used = result.rules.map((): UsedMessages => new Map());
  const shown = shownFindings(result, options);
  const results = mostSevere(shown).map((finding) => addResult(finding, result, used, artifacts));
  const notifications = shownDiagnostics(result, options).map((diagnostic) => notificationOf(diagnostic, artifacts));
  return {
    tool: {
      driver: {
        name: 'plumblint',
        version: options.version,
        semanticVersion: options.version,
        informationUri: 'https://www.npmjs.com/package/plumblint',
        rules: result.rules.map((rule, index) => describeRule(rule, used[index] ?? new Map<string, never>())),
        notifications: notificationDescriptors(),
      },
    },
    invocations: [
      {
        executionSuccessful: !result.diagnostics.some(({ severity }) => severity === 'error'),
        toolExecutionNotifications: [...notifications, ...omissions(shown.length - results.length)],
      },
    ],
    originalUriBaseIds: { [repositoryRoot]: { description: { text: 'The root of the repository.' } } },
    artifacts: artifacts.list(),
    results,
    columnKind: 'utf16CodeUnits',
  };
}

function addResult(finding: Finding, { rules }: ScanResult, used: readonly UsedMessages[], artifacts: SarifArtifacts): Result {
  const ruleIndex = rules.findIndex(({ id }) => id === finding.ruleId);
  const definition = rules[ruleIndex]?.messages[finding.messageId];
  if (definition === undefined) throw new Error(`${finding.ruleId} has no message ${finding.messageId}`);
  const message = messageOf(finding, definition);
  used[ruleIndex]?.set(message.message.id, message.format);
  return resultOf(finding, message, ruleIndex, artifacts);
}

/** As many findings as GitHub accepts, the less severe ones left out first; the order stays. */
function mostSevere(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= githubLimits.results) return findings;
  const groups = [...(['error', 'warning', 'note'] as const)].flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  const kept = new Set(groups.slice(0, githubLimits.results));
  return findings.filter((finding) => kept.has(finding));
}

function omissions(count: number): Notification[] {
  return count === 0
    ? []
    : [
        {
          level: 'warning',
          message: { text: `${count} less severe findings were left out: GitHub accepts ${githubLimits.results} results.` },
        },
      ];
}
