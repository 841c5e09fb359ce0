import { severities } from '../engine/message.js';
import { countOf } from '../reports/text-notes.js';
import { auditFiles } from './audit-files.js';
import type { AuditedRepository, AuditReport, AuditTrend, Overview } from './audit-report.js';
import { type Counts, noCounts } from './counts.js';
import { html, type Markable, type Markup } from './markup.js';
import { overviewScript } from './overview-script.js';
import { page } from './page-frame.js';
import { compareNames } from './repository.js';

const kinds = [...severities.toReversed(), 'open'] as const;

const headings: Readonly<Record<(typeof kinds)[number], string>> = { error: 'Errors', warning: 'Warnings', note: 'Notes', open: 'Open' };

const states: Readonly<Record<AuditedRepository['state'], string>> = {
  judged: 'judged',
  empty: 'nothing to judge',
  failed: 'could not be judged',
};

/** Repositories that are named first. */
const mostWorst = 5;

/** The overview of an audit: a page that opens from disk, and works without scripts but for search, filters and sorting. */
export function overviewPage(report: AuditReport): string {
  const rules = report.rules.filter(isCounted).sort(worstFirst(({ id }) => id));
  const services = report.services.filter(isCounted).sort(worstFirst(({ name }) => name));
  const body = html`<a class="skip" href="#by-repository">To the repositories</a>
    <main>
      <h1>Audit of Azure Private Link</h1>
      <p class="quiet">
        By plumblint ${report.tool.version}. Each finding: <a href="${auditFiles.table}">${auditFiles.table}</a>,
        <a href="${auditFiles.findings}">${auditFiles.findings}</a>; the figures: <a href="${auditFiles.report}">${auditFiles.report}</a>.
      </p>
      ${figures(report)} ${trendOf(report.trend)} ${worst(report.repositories)}
      <h2>By rule</h2>
      ${rules.length === 0 ? html`<p>Nothing was found.</p>` : countTable('Rules that found something, the worst first', 'Rule', rules.map(ruleRow))}
      <h2>By service</h2>
      ${
        services.length === 0
          ? html`<p>No finding names a service.</p>`
          : countTable(
              'Azure services that findings name, the worst first; a finding may name several',
              'Service',
              services.map(serviceRow),
            )
      }
      <h2 id="by-repository">By repository</h2>
      ${filters(
        rules.map(({ id }) => id),
        services.map(({ name }) => name),
      )}
      <p id="shown" role="status" class="quiet">${report.repositories.length} repositories</p>
      ${repositoryTable(report)} ${failures(report.repositories)} ${leftAlone(report.repositories)}
    </main>`;
  return page('Audit of Azure Private Link', body, overviewScript);
}

function isCounted(counts: Counts): boolean {
  return kinds.some((kind) => counts[kind] > 0);
}

function worstFirst<T extends Counts>(nameOf: (item: T) => string): (one: T, other: T) => number {
  return (one, other) => {
    const kind = kinds.find((each) => one[each] !== other[each]);
    return kind === undefined ? compareNames(nameOf(one), nameOf(other)) : other[kind] - one[kind];
  };
}

function figures({ summary, linking }: AuditReport): Markup {
  const { repositories, findings, open, suppressed, known, deployments, files, diagnostics } = summary;
  const accepted = suppressed.findings + suppressed.open + known;
  const figure = (count: number, what: Markable, kind = ''): Markup =>
    html`<li><strong class="${count === 0 ? '' : kind}">${count}</strong>${what}</li>`;
  return html`<ul class="figures" aria-label="Findings">
      ${severities.toReversed().map((severity) => figure(findings[severity], headings[severity].toLowerCase(), severity))}
      ${figure(open, 'open: not decided', 'open')} ${figure(accepted, 'accepted')}
    </ul>
    <ul class="figures" aria-label="Coverage">
      ${figure(repositories.judged, 'repositories judged')} ${figure(repositories.empty, 'with nothing to judge')}
      ${figure(repositories.failed, 'could not be judged', 'error')} ${figure(deployments, 'deployments judged')}
      ${figure(files.judged, 'files judged')} ${figure(files.notJudged, 'files not judged', 'warning')}
      ${figure(diagnostics.error, 'errors in the input', 'warning')}
      ${linking === undefined ? undefined : figure(linking.linked, 'repositories judged with others that name the same resources')}
    </ul>`;
}

function trendOf(trend: AuditTrend | undefined): Markup | undefined {
  if (trend === undefined) return undefined;
  const { repositories } = trend;
  return html`<p>
    Since the earlier audit: <strong class="${trend.new > 0 ? 'error' : ''}">${trend.new} new</strong>,
    <strong class="${trend.gone > 0 ? 'good' : ''}">${trend.gone} gone</strong>, ${trend.unchanged} unchanged, in the repositories that both
    have; ${repositories.added} repositories are new, ${repositories.removed} are no longer there.
  </p>`;
}

/** Where to look first. */
function worst(repositories: readonly AuditedRepository[]): Markup | undefined {
  const counted = repositories.map(({ name, page: link, ...repository }) => ({ name, link, ...countsOf(repository) }));
  const first = counted
    .filter(({ error, warning }) => error + warning > 0)
    .sort(worstFirst(({ name }) => name))
    .slice(0, mostWorst);
  if (first.length === 0) return undefined;
  return html`<h2>Where it is worst</h2>
    <ol>
      ${first.map(
        ({ name, link = '', error, warning }) =>
          html`<li>
            <a href="${link}">${name}</a>: <span class="error">${countOf(error, 'error')}</span>,
            <span class="warning">${countOf(warning, 'warning')}</span>
          </li>`,
      )}
    </ol>`;
}

function countTable(caption: string, name: string, rows: readonly Markup[]): Markup {
  return html`<div class="wide" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${name}</th>
          ${kinds.map((kind) => html`<th scope="col" class="count">${headings[kind]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function ruleRow({ id, title, repositories, ...counts }: AuditReport['rules'][number]): Markup {
  return html`<tr>
    <td>
      <button type="button" data-filter="rule" data-value="${id}">${id}</button><br />
      <span class="quiet">${title}; in ${repositories} ${repositories === 1 ? 'repository' : 'repositories'}</span>
    </td>
    ${countCells(counts)}
  </tr>`;
}

function serviceRow({ name, ...counts }: AuditReport['services'][number]): Markup {
  return html`<tr>
    <td><button type="button" data-filter="service" data-value="${name}">${name}</button></td>
    ${countCells(counts)}
  </tr>`;
}

function countCells(counts: Counts): Markup[] {
  return kinds.map((kind) => html`<td class="${counts[kind] === 0 ? 'count zero' : `count ${kind}`}" data-count>${counts[kind]}</td>`);
}

function filters(rules: readonly string[], services: readonly string[]): Markup {
  const choice = (label: string, name: string, options: readonly (readonly [value: string, shown: string])[]): Markup =>
    html`<label
      >${label}
      <select name="${name}">
        <option value="">any</option>
        ${options.map(([value, shown]) => html`<option value="${value}">${shown}</option>`)}
      </select></label
    >`;
  const asTheyAre = (names: readonly string[]) => names.map((name) => [name, name] as const);
  return html`<form id="filters" hidden>
    <label>Name <input type="search" name="search" autocomplete="off" /></label>
    ${choice(
      'Severity',
      'severity',
      kinds.map((kind) => [kind, headings[kind]]),
    )}
    ${choice('Rule', 'rule', asTheyAre(rules))} ${choice('Service', 'service', asTheyAre(services))}
    ${choice('State', 'state', Object.entries(states))}
    <button type="reset">Show all</button>
  </form>`;
}

function repositoryTable({ repositories, trend }: AuditReport): Markup {
  const counted = repositories.map((repository) => ({ repository, ...countsOf(repository) }));
  const rows = counted
    .sort(worstFirst(({ repository }) => repository.name))
    .map(({ repository, ...counts }) => repositoryRow(repository, counts, trend));
  const heading = (text: string, isCount = true): Markup =>
    html`<th scope="col" class="${isCount ? 'count' : ''}"><button type="button">${text}</button></th>`;
  return html`<div class="wide" tabindex="0" role="region" aria-label="Repositories">
    <table id="repositories">
      <caption>
        Repositories, the worst first; the heads of the columns sort them
      </caption>
      <thead>
        <tr>
          ${heading('Repository', false)}${kinds.map((kind) => heading(headings[kind]))}${trend === undefined ? undefined : [heading('New'), heading('Gone')]}${heading('Accepted')}${heading('Not judged')}${heading('State', false)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function countsOf(repository: Overview): Counts {
  if (repository.state === 'failed') return noCounts();
  const { findings, open } = repository.summary;
  return { ...findings, open };
}

function repositoryRow(repository: AuditedRepository, counts: Counts, trend: AuditTrend | undefined): Markup {
  const { name, page: link, state } = repository;
  const judged = repository.state === 'failed' ? undefined : repository;
  const filterOf = (by: Readonly<Record<string, Counts>> = {}): string =>
    JSON.stringify(Object.fromEntries(Object.entries(by).map(([key, own]) => [key, kinds.map((kind) => own[kind])])));
  const { suppressed, baseline, files } = judged?.summary ?? {};
  const accepted = (suppressed?.findings ?? 0) + (suppressed?.open ?? 0) + (baseline?.known ?? 0);
  const count = (value: number | undefined, look = ''): Markup =>
    html`<td class="count ${value === 0 ? 'zero' : look}">${value ?? '–'}</td>`;
  return html`<tr
    data-name="${name}"
    data-state="${state}"
    data-rules="${filterOf(judged?.rules)}"
    data-services="${filterOf(judged?.services)}"
  >
    <td>${link === undefined ? name : html`<a href="${link}">${name}</a>`}</td>
    ${countCells(counts)}${
      trend === undefined ? undefined : [count(repository.trend?.new, 'error'), count(repository.trend?.gone, 'good')]
    }${count(accepted)}${count(files?.notJudged ?? 0, 'warning')}
    <td class="${state === 'failed' ? 'error' : ''}">${states[state]}</td>
  </tr> `;
}

function failures(repositories: readonly AuditedRepository[]): Markup | undefined {
  const failed = repositories.flatMap((one) => (one.state === 'failed' ? one : []));
  if (failed.length === 0) return undefined;
  return html`<h2>Could not be judged</h2>
    <ul>
      ${failed.map(({ name, reason }) => html`<li><strong>${name}</strong>: ${reason}</li>`)}
    </ul>`;
}

/** Repositories that were to be linked with others, and were not. */
function leftAlone(repositories: readonly AuditedRepository[]): Markup | undefined {
  const alone = repositories.flatMap(({ name, linking }) =>
    linking !== undefined && 'alone' in linking ? { name, reason: linking.alone } : [],
  );
  if (alone.length === 0) return undefined;
  return html`<h2>Judged alone, though others may name the same resources</h2>
    <ul>
      ${alone.map(({ name, reason }) => html`<li><strong>${name}</strong>: ${reason}</li>`)}
    </ul>`;
}
