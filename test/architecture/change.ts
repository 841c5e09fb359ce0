import ts from 'typescript';

const changingMethods: ReadonlySet<string> = new Set(
  'set add push delete clear pop shift unshift splice sort reverse fill copyWithin'.split(' '),
);
const changingFunctions: ReadonlySet<string> = new Set(['Object.assign', 'Object.defineProperty', 'Object.setPrototypeOf', 'Reflect.set']);
const assignments: ReadonlySet<string> = new Set('= += -= *= /= %= **= <<= >>= >>>= &= |= ^= &&= ||= ??='.split(' '));

/** What a node of syntax changes: the variable whose value it is reached from, and whether it is that variable that gets another value. */
export interface Change {
  readonly name: ts.Identifier;
  readonly assigned: boolean;
}

/** The change that a node makes by itself: an assignment, a deletion, or a call of a method that changes its object. */
export function changeBy(node: ts.Node): Change | undefined {
  const place = assignedBy(node);
  if (place !== undefined) return changeOf(place, ts.isIdentifier(bare(place)));
  const object = changedObject(node);
  return object && changeOf(object, false);
}

/** An expression without parentheses and assertions. */
export function bare(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) ||
    ts.isAssertionExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isSatisfiesExpression(node)
    ? bare(node.expression)
    : node;
}

function changeOf(expression: ts.Expression, assigned: boolean): Change | undefined {
  let node = bare(expression);
  while (!ts.isIdentifier(node)) {
    const from = ts.isCallExpression(node) ? node.expression : node;
    if (!ts.isPropertyAccessExpression(from) && !ts.isElementAccessExpression(from)) return undefined;
    if (from !== node && !(ts.isPropertyAccessExpression(from) && from.name.text === 'get')) return undefined;
    node = bare(from.expression);
  }
  return { name: node, assigned };
}

function assignedBy(node: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(node)) return assignments.has(ts.tokenToString(node.operatorToken.kind) ?? '') ? node.left : undefined;
  if (ts.isDeleteExpression(node)) return node.expression;
  if (!ts.isPrefixUnaryExpression(node) && !ts.isPostfixUnaryExpression(node)) return undefined;
  return node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken ? node.operand : undefined;
}

function changedObject(node: ts.Node): ts.Expression | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression: object, name } = node.expression;
  if (ts.isIdentifier(object) && changingFunctions.has(`${object.text}.${name.text}`)) return node.arguments[0];
  return changingMethods.has(name.text) ? object : undefined;
}
