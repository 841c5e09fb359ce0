import { countOf } from '../reports/text-notes.js';
import { type AuditFinding, isCounted } from './audit-finding.js';
import { html, type Markable, type Markup } from './markup.js';
import { page } from './page-frame.js';
import { pathAsUrl } from './path-as-url.js';
import type { AuditDiagnostic, RepositoryResult } from './repository-result.js';

/** Open verdicts that a page shows; the table of findings has all of them. */
const mostOpen = 500;

export interface PageSetting {
  readonly name: string;
  /** The file of its SARIF log, beside the page. */
  readonly sarif: string;
  /** Where its files are, as seen from the page, as a URL that ends with `/`; undefined where no link leads there. */
  readonly filesAt: string | undefined;
}

/** The page of one repository: what was found and what could not be judged. */
export function repositoryPage({ overview, findings, diagnostics }: RepositoryResult, setting: PageSetting): string {
  const counting = findings.filter(isCounted);
  const following = findings.filter(({ accepted, follows }) => accepted === undefined && follows === true);
  const failed = counting.filter(({ verdict }) => verdict === 'fail');
  const open = counting.filter(({ verdict }) => verdict === 'open');
  const accepted = findings.filter((finding) => finding.accepted !== undefined);
  const { files, deployments } = overview.summary;
  const body = html`<nav><a href="../index.html">All repositories</a></nav>
    <main>
      <h1>${setting.name}</h1>
      <p class="quiet">
        ${countOf(deployments, 'deployment')} and ${countOf(files.judged, 'file')} judged, ${files.notJudged} not.
        <a href="${encodeURIComponent(setting.sarif)}">SARIF</a>
      </p>
      ${section('Found', failed, setting)} ${section('Open: not decided', open.slice(0, mostOpen), setting)}
      ${open.length > mostOpen ? html`<p>${open.length - mostOpen} more open verdicts are in the table of findings.</p>` : undefined}
      ${section('Follows from what is said above', following, setting)} ${section('Accepted', accepted, setting)}
      ${inputSection(diagnostics, setting)}
      ${findings.length === 0 && diagnostics.length === 0 ? html`<p>Nothing was found.</p>` : undefined}
    </main>`;
  return page(`${setting.name}: audit of Azure Private Link`, body);
}

function section(title: string, findings: readonly AuditFinding[], setting: PageSetting): Markup | undefined {
  if (findings.length === 0) return undefined;
  return html`<h2>${title} (${findings.length})</h2>
    ${findings.map((finding) => findingBlock(finding, setting))}`;
}

function findingBlock(finding: AuditFinding, { filesAt }: PageSetting): Markup {
  const { rule, verdict, severity, title, why, fix, reason, path, line, column, accepted } = finding;
  const kind = verdict === 'open' ? 'open' : severity;
  const sentence = (label: string, text: Markable): Markup | undefined => (text === undefined ? undefined : html`<p>${label}${text}</p>`);
  return html`<div class="finding ${kind}">
    <h3>${title}</h3>
    <p class="quiet">
      <span class="tag">${kind}</span> ${rule} ·
      ${placeLink(path, line, column, filesAt)}${accepted === undefined ? undefined : ` · ${accepted}`}
    </p>
    ${sentence('', why)} ${sentence('To mend it: ', fix)} ${sentence('Open: ', reason)}
  </div> `;
}

function inputSection(diagnostics: readonly AuditDiagnostic[], { filesAt }: PageSetting): Markup | undefined {
  if (diagnostics.length === 0) return undefined;
  const item = ({ code, severity, message, path, line }: AuditDiagnostic): Markup =>
    html`<li>
      <span class="tag ${severity}">${severity}</span>
      ${path === undefined ? undefined : html`${placeLink(path, line, undefined, filesAt)}: `}${message} <span class="quiet">${code}</span>
    </li>`;
  return html`<h2>About the input (${diagnostics.length})</h2>
    <ul>
      ${diagnostics.map(item)}
    </ul>`;
}

/** A place in a file, with a link where that leads to the file. */
function placeLink(path: string, line: number | undefined, column: number | undefined, filesAt: string | undefined): Markup {
  const place = [path, line, column].filter((part) => part !== undefined).join(':');
  const isInside = !path.includes(':') && !path.split('/').includes('..') && !path.startsWith('/');
  if (filesAt === undefined || !isInside) return html`${place}`;
  return html`<a href="${filesAt}${pathAsUrl(path)}">${place}</a>`;
}
