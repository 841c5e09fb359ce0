import type { Paint, Role } from './palette.js';

/** One row of marks under (or beside) a source line: characters at terminal columns, later ones over earlier ones. */
export class MarkRow {
  readonly #cells: { character: string; role: Role }[] = [];

  put(column: number, text: string, role: Role): this {
    while (this.#cells.length < column) this.#cells.push({ character: ' ', role: 'plain' });
    Array.from(text).forEach((character, at) => (this.#cells[column + at] = { character, role }));
    return this;
  }

  /** The row as text, at least `width` columns long. */
  paint(paint: Paint, width = 0): string {
    let painted = '';
    let run: { text: string; role: Role } = { text: '', role: 'plain' };
    for (const { character, role } of this.#cells) {
      if (role !== run.role) {
        painted += paint(run.text, run.role);
        run = { text: '', role };
      }
      run.text += character;
    }
    painted += paint(run.text, run.role);
    return painted + ' '.repeat(Math.max(0, width - this.#cells.length));
  }
}
