import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Room
 * @property {string} name
 * @property {string} folder Folder or file of the room, relative to the repository, without extension.
 * @property {readonly string[]} rooms Other rooms that it may import.
 * @property {readonly string[]} packages Packages of Node or npm that it may import.
 */

/** Rooms that are folders of the repository itself. */
const outsideSource = new Set(['rules', 'schemas']);

/**
 * The table of src/README.md, read.
 * @returns {readonly Room[]}
 */
export function readRooms() {
  const text = readFileSync(new URL('../src/README.md', import.meta.url), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
  const names = cells.map((row) => code(row[1])[0] ?? '');
  return cells.map((row, at) => {
    const name = names[at] ?? '';
    const imports = code(row[4]);
    return {
      name,
      folder: outsideSource.has(name) ? name : `src/${name}`,
      rooms: imports.filter((one) => names.includes(one)),
      packages: imports.filter((one) => !names.includes(one)),
    };
  });
}

/**
 * The words of a cell that stand in backticks.
 * @param {string | undefined} cell
 * @returns {string[]}
 */
function code(cell) {
  return [...(cell ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}
