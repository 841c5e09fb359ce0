import type { AuditReport } from '../audit/audit-report.js';
import { harmless } from '../reports/harmless.js';
import { countOf } from '../reports/text-notes.js';

/** What an audit came to, in a few lines for a terminal. `output` is the folder of its reports as the user gave it. */
export function auditSummary({ summary, trend }: AuditReport, output: string): string {
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
    ...(trend === undefined ? [] : [`Since the earlier audit: ${trend.new} new, ${trend.gone} gone.`]),
    `Judged ${countOf(files.judged, 'file')} in ${countOf(deployments, 'deployment')}; ${countOf(files.notJudged, 'file')} not judged.`,
    `Wrote ${harmless(output.replace(/\/+$/, ''))}/index.html and the files beside it.`,
    '',
  ].join('\n');
}
