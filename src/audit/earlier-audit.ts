import type { WrittenFolder } from '../disk/written-folder.js';
import { jsonValue } from '../text/json-value.js';
import type { AuditFinding } from './audit-finding.js';
import { auditFiles } from './audit-files.js';
import type { AuditReport } from './audit-report.js';
import { type FindingLine, isAuditReport, isFindingLine } from './kept-shapes.js';
import { compareNames } from './repository.js';

/** An audit that was written earlier. Its findings are read as they are asked for, in order of the names of repositories. */
export class EarlierAudit {
  readonly report: AuditReport;
  readonly folder: WrittenFolder;
  /** Of its repositories. */
  readonly names: ReadonlySet<string>;
  readonly #judged: ReadonlySet<string>;
  readonly #lines: Iterator<FindingLine, undefined>;
  #next: IteratorResult<FindingLine, undefined> | undefined;

  private constructor(folder: WrittenFolder, report: AuditReport) {
    this.folder = folder;
    this.report = report;
    this.names = new Set(report.repositories.map(({ name }) => name));
    this.#judged = new Set(report.repositories.flatMap(({ name, state }) => (state === 'failed' ? [] : name)));
    this.#lines = findingLines(folder);
  }

  /** The audit in a folder; else what is wrong there, as a sentence that goes on from the name of the folder. */
  static in(folder: WrittenFolder): EarlierAudit | { readonly mistake: string } {
    const text = folder.read(auditFiles.report);
    if (text === undefined) return { mistake: `holds no audit: there is no ${auditFiles.report}` };
    const parsed = jsonValue(text);
    if (parsed === undefined) return { mistake: `holds an ${auditFiles.report} that is no JSON` };
    if (!isAuditReport(parsed.value)) return { mistake: `holds an ${auditFiles.report} of another shape than 1.x` };
    const { repositories } = parsed.value;
    if (new Set(repositories.map(({ name }) => name)).size < repositories.length)
      return { mistake: `holds an ${auditFiles.report} that has a repository twice` };
    return mistakeInLines(folder) ?? new EarlierAudit(folder, parsed.value);
  }

  /** Whether it says what was found in a repository. */
  compares(name: string): boolean {
    return this.#judged.has(name);
  }

  /** Names have to be asked for in their order. */
  findingsOf(name: string): AuditFinding[] {
    const findings: AuditFinding[] = [];
    for (;;) {
      this.#next ??= this.#lines.next();
      const line = this.#next.value;
      if (line === undefined || compareNames(line.repository, name) > 0) return findings;
      const { repository, ...finding } = line;
      if (repository === name) findings.push(finding);
      this.#next = undefined;
    }
  }
}

function* findingLines(folder: WrittenFolder): Generator<FindingLine, undefined> {
  for (const line of folder.lines(auditFiles.findings)) yield JSON.parse(line) as FindingLine;
}

/** What is wrong with the findings: found before anything is written that rests on them. */
function mistakeInLines(folder: WrittenFolder): { readonly mistake: string } | undefined {
  let number = 0;
  let earlier = '';
  for (const text of folder.lines(auditFiles.findings)) {
    number++;
    const line = jsonValue(text)?.value;
    if (!isFindingLine(line)) return { mistake: `holds a ${auditFiles.findings} of which line ${number} is no finding` };
    if (compareNames(earlier, line.repository) > 0)
      return { mistake: `holds a ${auditFiles.findings} of which line ${number} is not in the order of the names of repositories` };
    earlier = line.repository;
  }
  return undefined;
}
