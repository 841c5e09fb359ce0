/** Search, filters and sorting of the overview: a program for browsers, which works on what the page holds. */
export const overviewScript = `
'use strict';
(() => {
  const table = document.getElementById('repositories');
  const body = table.tBodies[0];
  const rows = Array.from(body.rows, (row) => ({
    row, name: row.dataset.name.toLowerCase(), state: row.dataset.state, rules: JSON.parse(row.dataset.rules), services: JSON.parse(row.dataset.services),
    cells: Array.from(row.querySelectorAll('[data-count]')), whole: Array.from(row.querySelectorAll('[data-count]'), (cell) => Number(cell.textContent)),
  }));
  const form = document.getElementById('filters');
  const status = document.getElementById('shown');
  const of = (name) => form.elements.namedItem(name);
  const kinds = ['error', 'warning', 'note', 'open'];
  const countsOf = (entry) => {
    const rule = of('rule').value, service = of('service').value;
    if (rule !== '') return entry.rules[rule] || [0, 0, 0, 0];
    return service !== '' ? entry.services[service] || [0, 0, 0, 0] : entry.whole;
  };
  const update = () => {
    const text = of('search').value.trim().toLowerCase(), severity = of('severity').value, state = of('state').value;
    const rule = of('rule').value, service = of('service').value;
    let shown = 0;
    for (const entry of rows) {
      const counts = countsOf(entry);
      const asked = severity === '' ? (rule === '' && service === '' ? 1 : counts.reduce((sum, one) => sum + one, 0)) : counts[kinds.indexOf(severity)];
      const both = rule === '' || service === '' || entry.services[service];
      const fits = asked > 0 && both && entry.name.includes(text) && (state === '' || entry.state === state);
      entry.row.hidden = !fits;
      if (fits) shown++;
      entry.cells.forEach((cell, at) => {
        cell.textContent = String(counts[at]);
        cell.classList.toggle('zero', counts[at] === 0);
      });
    }
    status.textContent = shown + ' of ' + rows.length + ' repositories are shown';
  };
  const valueIn = (row, column) => {
    const cell = row.cells[column];
    return cell.classList.contains('count') ? Number(cell.textContent) || 0 : cell.textContent.trim().toLowerCase();
  };
  for (const head of table.tHead.rows[0].cells) {
    const button = head.querySelector('button');
    if (!button) continue;
    button.addEventListener('click', () => {
      const isDown = head.getAttribute('aria-sort') === 'descending' || (!head.hasAttribute('aria-sort') && !head.classList.contains('count'));
      for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', isDown ? 'ascending' : 'descending');
      const keyed = rows.map(({ row }) => [valueIn(row, head.cellIndex), row]);
      keyed.sort(([one], [other]) => (one === other ? 0 : one < other === isDown ? -1 : 1));
      body.append(...keyed.map(([, row]) => row));
    });
  }
  for (const button of document.querySelectorAll('button[data-filter]')) {
    button.addEventListener('click', () => {
      of(button.dataset.filter).value = button.dataset.value;
      update();
      document.getElementById('by-repository').scrollIntoView();
      of(button.dataset.filter).focus({ preventScroll: true });
    });
  }
  form.addEventListener('input', update);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(update));
  form.hidden = false;
  update();
})();
`;
