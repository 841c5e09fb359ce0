/**
 * Columns that a text takes on a terminal, for texts of printable ASCII.
 * @param {string} text
 */
export default function plainWidth(text) {
  return text.length;
}
