/** Printable ASCII characters in the order of a dictionary; letters of both cases share a place. */
const order = ' _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz';

/** Below 0 where `a` stands before `b` in a dictionary: punctuation, digits, letters; `a` before `A` where nothing else differs. */
export function culturalOrder(a: string, b: string): number {
  return isPlain(a) && isPlain(b) ? plainOrder(a, b) : a.localeCompare(b, 'en');
}

/** Loading the tables of a language takes longer than evaluating a whole template; plain text needs none. */
function plainOrder(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const difference = order.indexOf(left.charAt(at)) - order.indexOf(right.charAt(at));
    if (difference !== 0) return difference;
  }
  return left.length - right.length || caseOrder(a, b);
}

function caseOrder(a: string, b: string): number {
  return a === b ? 0 : a > b ? -1 : 1;
}

function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}
