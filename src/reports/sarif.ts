import type { Log, MultiformatMessageString, Notification, Result, Run } from 'sarif';
import { severities, type Severity } from '../engine/message.js';
import { fingerprintsOfFindings } from '../findings/fingerprint.js';
import type { RuleDescription, ScanResult } from '../findings/scan-result.js';
import { jsonText } from './json-text.js';
import type { ReportOptions } from './report-options.js';
import { repositoryRoot, SarifArtifacts } from './sarif-artifacts.js';
import { fingerprintsOfInput, inputResultOf, inputRuleId, inputRules } from './sarif-input.js';
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

/** What becomes a result, unless GitHub would refuse so many. */
interface Draft {
  readonly severity: Severity;
  readonly result: () => Result;
}

function runOf(result: ScanResult, options: ReportOptions): Run {
  const artifacts = new SarifArtifacts(result);
  const rules = [...result.rules, ...(options.reportInput === true ? inputRules() : [])];
  const used = rules.map((): UsedMessages => new Map());
  const drafts = [
    ...findingDrafts(result, options, used, artifacts),
    ...(options.reportInput === true ? inputDrafts(result, options, rules, artifacts) : []),
  ];
  const results = mostSevere(drafts).map((draft) => draft.result());
  const notifications = shownDiagnostics(result, options).map((diagnostic) => notificationOf(diagnostic, artifacts));
  return {
    tool: {
      driver: {
        name: 'plumblint',
        version: options.version,
        semanticVersion: options.version,
        informationUri: 'https://www.npmjs.com/package/plumblint',
        rules: rules.map((rule, index) => describeRule(rule, used[index] ?? new Map<string, never>())),
        notifications: notificationDescriptors(),
      },
    },
    invocations: [
      {
        executionSuccessful: !result.diagnostics.some(({ severity }) => severity === 'error'),
        toolExecutionNotifications: [...notifications, ...omissions(drafts.length - results.length)],
      },
    ],
    originalUriBaseIds: { [repositoryRoot]: { description: { text: 'The root of the repository.' } } },
    artifacts: artifacts.list(),
    results,
    columnKind: 'utf16CodeUnits',
  };
}

function findingDrafts(result: ScanResult, options: ReportOptions, used: readonly UsedMessages[], artifacts: SarifArtifacts): Draft[] {
  const fingerprints = fingerprintsOfFindings(result.findings);
  return shownFindings(result, options).map(({ finding, following }) => ({
    severity: finding.severity,
    result: () => {
      const ruleIndex = result.rules.findIndex(({ id }) => id === finding.ruleId);
      const definition = result.rules[ruleIndex]?.messages[finding.messageId];
      const fingerprint = fingerprints.get(finding);
      if (definition === undefined || fingerprint === undefined) throw new Error(`${finding.ruleId} has no message ${finding.messageId}`);
      const { message, format } = messageOf({ finding, following }, definition);
      used[ruleIndex]?.set(message.id, format);
      return resultOf(
        { finding, following },
        { message, ruleIndex, fingerprint, showSuppressed: options.showSuppressed === true },
        artifacts,
      );
    },
  }));
}

function inputDrafts(result: ScanResult, options: ReportOptions, rules: readonly RuleDescription[], artifacts: SarifArtifacts): Draft[] {
  const fingerprints = fingerprintsOfInput(result.diagnostics);
  return shownDiagnostics(result, options).flatMap((diagnostic) => {
    const fingerprint = fingerprints.get(diagnostic);
    if (fingerprint === undefined) return [];
    const ruleIndex = rules.findIndex(({ id }) => id === inputRuleId(diagnostic));
    const result = (): Result => inputResultOf(diagnostic, { ruleIndex, fingerprint }, artifacts);
    return [
      { severity: diagnostic.severity, result: () => (options.showSuppressed === true ? { ...result(), suppressions: [] } : result()) },
    ];
  });
}

/** As many results as GitHub accepts, the less severe ones left out first; the order stays. */
function mostSevere(drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length <= githubLimits.results) return drafts;
  const groups = severities.toReversed().flatMap((severity) => drafts.filter((draft) => draft.severity === severity));
  const kept = new Set(groups.slice(0, githubLimits.results));
  return drafts.filter((draft) => kept.has(draft));
}

function omissions(count: number): Notification[] {
  return count === 0
    ? []
    : [
        {
          level: 'warning',
          message: { text: `${count} less severe results were left out: GitHub accepts ${githubLimits.results} results.` },
        },
      ];
}
