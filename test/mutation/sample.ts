import { createHash } from 'node:crypto';
import ts from 'typescript';

/** A function that may be mutated. */
interface Candidate {
  /** As Stryker wants it: the path and where the function begins and ends, lines from 1, columns from 0. */
  readonly range: string;
  /** About how many mutants it makes. */
  readonly mutants: number;
}

/** How many mutants Stryker makes of a piece of syntax, roughly. */
const mutantsOf: ReadonlyMap<ts.SyntaxKind, number> = new Map([
  [ts.SyntaxKind.StringLiteral, 1],
  [ts.SyntaxKind.NoSubstitutionTemplateLiteral, 1],
  [ts.SyntaxKind.TemplateExpression, 1],
  [ts.SyntaxKind.TrueKeyword, 1],
  [ts.SyntaxKind.FalseKeyword, 1],
  [ts.SyntaxKind.Block, 1],
  [ts.SyntaxKind.ArrowFunction, 1],
  [ts.SyntaxKind.ArrayLiteralExpression, 1],
  [ts.SyntaxKind.ObjectLiteralExpression, 1],
  [ts.SyntaxKind.PrefixUnaryExpression, 1],
  [ts.SyntaxKind.ConditionalExpression, 2],
  [ts.SyntaxKind.IfStatement, 2],
  [ts.SyntaxKind.BinaryExpression, 1],
  [ts.SyntaxKind.QuestionDotToken, 1],
]);

/**
 * Functions of files, given their texts by path, that make about as many mutants as wanted: a random choice, the same one for the same
 * seed. A function is chosen by its place in its file and by the seed alone, so that a change elsewhere does not change the choice much.
 */
export function sampleOf(texts: ReadonlyMap<string, string>, wanted: number, seed: string): string[] {
  const candidates = [...texts].flatMap(([path, text]) => candidatesIn(path, text));
  const drawn = candidates
    .map((candidate) => ({ candidate, lot: createHash('sha256').update(`${seed} ${candidate.range}`).digest('hex') }))
    .sort((one, other) => (one.lot < other.lot ? -1 : 1));
  const chosen: string[] = [];
  let mutants = 0;
  for (const { candidate } of drawn) {
    if (mutants >= wanted) break;
    chosen.push(candidate.range);
    mutants += candidate.mutants;
  }
  return chosen.sort();
}

/** The outermost functions and methods of a file. */
function candidatesIn(path: string, text: string): Candidate[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const candidates: Candidate[] = [];
  const visit = (node: ts.Node): void => {
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
    else if ('body' in node && node.body !== undefined) candidates.push(candidateOf(node, path, file));
  };
  visit(file);
  return candidates;
}

function candidateOf(node: ts.Node, path: string, file: ts.SourceFile): Candidate {
  const place = (offset: number): string => {
    const { line, character } = file.getLineAndCharacterOfPosition(offset);
    return `${line + 1}:${character}`;
  };
  return { range: `${path}:${place(node.getStart(file))}-${place(node.end)}`, mutants: countIn(node) };
}

function countIn(node: ts.Node): number {
  let count = mutantsOf.get(node.kind) ?? 0;
  ts.forEachChild(node, (child) => void (count += countIn(child)));
  return count;
}
