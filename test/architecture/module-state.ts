import ts from 'typescript';
import { bare, changeBy } from './change.js';

/** Functions that may keep state for a module: they give a constant that is worked out when it is first asked for. */
const allowedMakers: ReadonlySet<string> = new Set(['late']);

const containers: ReadonlySet<string> = new Set(['Map', 'Set', 'Array']);
const unchangeable: ReadonlySet<string> = new Set(['Map', 'Set', 'Array', 'RegExp', 'TextDecoder', 'TextEncoder']);

type NamedFunction = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction;

/**
 * Where modules keep something that can change while the program runs, as `path:line: what`, given their texts by path: variables that
 * can be assigned again, containers and objects that are changed after their declaration or that anyone may change, patterns that
 * remember where they stopped, functions that remember.
 */
export function moduleState(texts: ReadonlyMap<string, string>): string[] {
  const program = programOf(texts);
  const checker = program.getTypeChecker();
  return [...texts.keys()].flatMap((path) => {
    const file = program.getSourceFile(path);
    return file === undefined ? [] : new StateFinder(file, checker).find();
  });
}

class StateFinder {
  readonly #file: ts.SourceFile;
  readonly #checker: ts.TypeChecker;
  readonly #found = new Set<string>();

  constructor(file: ts.SourceFile, checker: ts.TypeChecker) {
    this.#file = file;
    this.#checker = checker;
  }

  find(): string[] {
    for (const statement of this.#file.statements) {
      if (ts.isVariableStatement(statement)) this.#variables(statement);
      if (ts.isExportAssignment(statement)) this.#held(statement.expression);
    }
    this.#changes(this.#file);
    return [...this.#found];
  }

  #tell(node: ts.Node, what: string): void {
    const line = this.#file.getLineAndCharacterOfPosition(node.getStart(this.#file)).line + 1;
    this.#found.add(`${this.#file.fileName}:${line}: ${what}`);
  }

  #variables(statement: ts.VariableStatement): void {
    const constant = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
    for (const declaration of statement.declarationList.declarations) {
      const name = declaration.name.getText(this.#file);
      if (!constant) this.#tell(declaration, `${name} can be assigned again`);
      this.#value(declaration, name, has(statement, ts.SyntaxKind.ExportKeyword));
    }
  }

  /** The value of a constant or of a static member. One that others see, or that is empty, has to be typed read-only. */
  #value({ type, initializer }: ts.VariableDeclaration | ts.PropertyDeclaration, name: string, seen: boolean): void {
    if (initializer === undefined) return;
    const value = bare(initializer);
    if (isContainer(value) && (seen || isEmpty(value)) && !isReadOnly(type) && !isConstant(initializer)) {
      this.#tell(initializer, `${name} is not typed read-only`);
    }
    this.#held(initializer);
  }

  /** What is made when the module is loaded: objects that can change, functions that remember. */
  #held(node: ts.Node): void {
    if (ts.isFunctionLike(node) || ts.isTypeNode(node)) return;
    if (ts.isNewExpression(node) && this.#canChange(node.expression))
      this.#tell(node, `an object of ${node.expression.getText()} can change`);
    if (ts.isCallExpression(node)) {
      const maker = this.#functionOf(node.expression);
      const name = maker?.name?.text ?? node.expression.getText();
      if (maker !== undefined && !allowedMakers.has(name) && this.#makesState(maker)) this.#tell(node, `what ${name} gives remembers`);
    }
    if (ts.isRegularExpressionLiteral(node) && /y[a-z]*$/.test(node.text)) this.#tell(node, `${node.text} remembers where it stopped`);
    ts.forEachChild(node, (child) => this.#held(child));
  }

  /** What is changed, in functions too, although it is of a module. */
  #changes(node: ts.Node): void {
    if (ts.isPropertyDeclaration(node) && has(node, ts.SyntaxKind.StaticKeyword)) {
      const name = node.name.getText(this.#file);
      if (!has(node, ts.SyntaxKind.ReadonlyKeyword)) this.#tell(node, `${name} can be assigned again`);
      this.#value(node, name, true);
    }
    const change = changeBy(node);
    if (change?.assigned === false && this.#isOfModule(change.name)) this.#tell(node, `${change.name.text} is changed`);
    const pattern = askedPattern(node);
    if (pattern !== undefined && this.#remembersPosition(pattern)) this.#tell(node, `${pattern.text} remembers where it stopped`);
    ts.forEachChild(node, (child) => this.#changes(child));
  }

  #isOfModule(name: ts.Identifier): boolean {
    const declared = this.#checker.getSymbolAtLocation(name)?.declarations?.[0];
    return declared !== undefined && isOfModule(declared);
  }

  #remembersPosition(name: ts.Identifier): boolean {
    const declared = this.#declarationOf(name);
    if (declared === undefined || !ts.isVariableDeclaration(declared) || !isOfModule(declared) || declared.initializer === undefined)
      return false;
    const value = bare(declared.initializer);
    return ts.isRegularExpressionLiteral(value) && /g[a-z]*$/.test(value.text);
  }

  #canChange(constructor: ts.Expression): boolean {
    const declared = this.#declarationOf(constructor);
    if (declared === undefined || !ts.isClassDeclaration(declared)) return !unchangeable.has(constructor.getText());
    return declared.members.some((member) => ts.isPropertyDeclaration(member) && isMutable(member));
  }

  #functionOf(callee: ts.Expression): NamedFunction | undefined {
    const inner = bare(callee);
    if (ts.isArrowFunction(inner) || ts.isFunctionExpression(inner)) return inner;
    const declared = this.#declarationOf(inner);
    if (declared === undefined || ts.isFunctionDeclaration(declared)) return declared;
    const value = ts.isVariableDeclaration(declared) ? declared.initializer : undefined;
    return value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) ? value : undefined;
  }

  #declarationOf(name: ts.Expression): ts.Declaration | undefined {
    const symbol = this.#checker.getSymbolAtLocation(name);
    const meant = symbol && (symbol.flags & ts.SymbolFlags.Alias) !== 0 ? this.#checker.getAliasedSymbol(symbol) : symbol;
    return meant?.declarations?.[0];
  }

  /** Whether functions inside of a function change what it declares itself: what it gives may remember then. */
  #makesState(maker: NamedFunction): boolean {
    const search = (node: ts.Node, inside: boolean): boolean => {
      const change = inside ? changeBy(node) : undefined;
      const declared = change && this.#checker.getSymbolAtLocation(change.name)?.declarations?.[0];
      if (declared !== undefined && ts.isVariableDeclaration(declared) && functionAround(declared) === maker) return true;
      const below = inside || (node !== maker && ts.isFunctionLike(node));
      return ts.forEachChild(node, (child) => search(child, below)) === true;
    };
    return search(maker, false);
  }
}

/** A program of these texts alone: its names are bound and its imports followed, nothing else is known of types. */
function programOf(texts: ReadonlyMap<string, string>): ts.Program {
  const host: ts.CompilerHost = {
    getSourceFile: (name, options) => {
      const text = texts.get(name);
      return text === undefined ? undefined : ts.createSourceFile(name, text, options, true);
    },
    getDefaultLibFileName: () => 'lib.d.ts',
    writeFile: () => undefined,
    getCurrentDirectory: () => '',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => texts.has(name),
    readFile: (name) => texts.get(name),
  };
  const { ESNext: module } = ts.ModuleKind;
  const { Bundler: moduleResolution } = ts.ModuleResolutionKind;
  const { ES2023: target } = ts.ScriptTarget;
  return ts.createProgram([...texts.keys()], { noLib: true, types: [], target, module, moduleResolution }, host);
}

function has(node: ts.Node, modifier: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && node.modifiers?.some(({ kind }) => kind === modifier) === true;
}

/** A variable, function, class or import of a module: declared in no function, block or class. */
function isOfModule(declaration: ts.Declaration): boolean {
  if (ts.isImportSpecifier(declaration) || ts.isNamespaceImport(declaration) || ts.isImportClause(declaration)) return true;
  let node: ts.Node = declaration;
  while (ts.isBindingElement(node) || ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node)) node = node.parent;
  const statement = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  return (
    ts.isSourceFile(statement.parent) &&
    (ts.isVariableStatement(statement) || ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
  );
}

function functionAround(node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node, ts.isFunctionLike);
}

function isContainer(value: ts.Expression): value is ts.ArrayLiteralExpression | ts.NewExpression {
  return ts.isArrayLiteralExpression(value) || (ts.isNewExpression(value) && containers.has(value.expression.getText()));
}

function isEmpty(container: ts.ArrayLiteralExpression | ts.NewExpression): boolean {
  return ts.isNewExpression(container) ? (container.arguments ?? []).length === 0 : container.elements.length === 0;
}

/** Whether a type is another one than that of a container that anyone can change; one with a name of its own says itself what can. */
function isReadOnly(type: ts.TypeNode | undefined): boolean {
  if (type === undefined || ts.isArrayTypeNode(type) || ts.isTupleTypeNode(type)) return false;
  return !ts.isTypeReferenceNode(type) || !containers.has(type.typeName.getText());
}

/** Whether a value is asserted `as const`. */
function isConstant(value: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(value) || ts.isSatisfiesExpression(value)) return isConstant(value.expression);
  return ts.isAsExpression(value) && value.type.getText() === 'const';
}

/** The name of a pattern that is asked in a way that can change it. */
function askedPattern(node: ts.Node): ts.Identifier | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression: pattern, name } = node.expression;
  return ts.isIdentifier(pattern) && (name.text === 'exec' || name.text === 'test') ? pattern : undefined;
}

function isMutable(member: ts.PropertyDeclaration): boolean {
  if (!has(member, ts.SyntaxKind.ReadonlyKeyword)) return true;
  const { initializer: value, type } = member;
  return value !== undefined && isContainer(bare(value)) && !isReadOnly(type);
}
