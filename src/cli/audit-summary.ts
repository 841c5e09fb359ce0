import type { AuditReport, LinkingSummary } from '../audit/audit-report.js';
import { harmless } from '../reports/harmless.js';
import { countOf } from '../reports/text-notes.js';

/** What an audit came to, in a few lines for a terminal. `output` is the folder of its reports as the user gave it. */
export function auditSummary({ summary, linking, trend }: AuditReport, output: string): string {
  const { repositories, findings, open, suppressed, known, deployments, files } = summary;
  const accepted = suppressed.findings + suppressed.open + known;
  const counts = [countOf(findings.error, 'error'), countOf(findings.warning, 'warning'), countOf(findings.note, 'note')];
  const states = [
    `${repositories.judged} judged`,
    ...(repositories.empty > 0 ? [`${repositories.empty} with nothing to judge`] : []),
    ...(repositories.failed > 0 ? [`${repositories.failed} that could not be judged`] : []),
  ];
  return [
    `Repositories: ${states.join(', ')}.`,
    `Found ${counts.join(', ')}; ${countOf(open, 'open verdict')}${accepted > 0 ? `; ${accepted} accepted` : ''}.`,
    ...(linking === undefined ? [] : [linkingLine(linking)]),
    ...(trend === undefined ? [] : [`Since the earlier audit: ${trend.new} new, ${trend.gone} gone.`]),
    `Judged ${countOf(files.judged, 'file')} in ${countOf(deployments, 'deployment')}; ${countOf(files.notJudged, 'file')} not judged.`,
    `Wrote ${harmless(output.replace(/\/+$/, ''))}/index.html and the files beside it.`,
    '',
  ].join('\n');
}

function linkingLine({ linked, alone, crowded }: LinkingSummary): string {
  const bounds = [
    ...(alone > 0 ? [`${repositories(alone)} left out, since they tell or hear too much`] : []),
    ...(crowded > 0
      ? [`${countOf(crowded, 'resource')} named by so many that only those which declare them were looked at with the rest`]
      : []),
  ];
  return `Linked ${[`${repositories(linked)} with others that name the same resources`, ...bounds].join('; ')}.`;
}

function repositories(count: number): string {
  return `${count} ${count === 1 ? 'repository' : 'repositories'}`;
}
