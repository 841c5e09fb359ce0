import type { TargetScope } from '../../template/template.js';
import { nodesOf } from '../syntax/lists.js';
import type {
  DeclarationSyntax,
  ExtensionSyntax,
  ImportSyntax,
  ModuleSyntax,
  ParameterSyntax,
  ProgramSyntax,
  ResourceBodySyntax,
  ResourceSyntax,
  SkippedSyntax,
} from '../syntax/nodes.js';
import { plainText, tokenText } from '../syntax/string-value.js';
import { Token } from '../syntax/token.js';
import { isSecure } from './decorators.js';
import type { Body, BoundFile, FileSymbol, ModuleSymbol, ResourceSymbol } from './symbols.js';

const targetScopes = new Map<string, TargetScope>([
  ['resourceGroup', 'resourceGroup'],
  ['subscription', 'subscription'],
  ['managementGroup', 'managementGroup'],
  ['tenant', 'tenant'],
]);
const ownNamespaces = new Set(['az', 'sys']);

/** Collects what the names of a file stand for. */
export function bindFile(program: ProgramSyntax): BoundFile {
  const binder = new Binder(program);
  const { names, repeated, resources, modules, outputs, targetScope } = binder;
  return { source: program.source, program, targetScope, names, repeated, resources, modules, outputs };
}

class Binder {
  readonly names = new Map<string, FileSymbol>();
  readonly repeated: Token[] = [];
  readonly resources: ResourceSymbol[] = [];
  readonly modules: ModuleSymbol[] = [];
  readonly outputs: BoundFile['outputs'][number][] = [];
  targetScope: TargetScope = 'resourceGroup';
  readonly #extensions: string[] = [];
  readonly #outputNames = new Set<string>();

  constructor(program: ProgramSyntax) {
    const parts = program.body.filter((part) => !(part instanceof Token));
    for (const part of parts) if (part.kind === 'extension') this.#extension(part);
    for (const [at, part] of parts.entries()) {
      if (part.kind === 'parameter') this.#name(part.name, { kind: 'parameter', syntax: part, isSecret: saysSecure(parts[at - 1]) });
      else this.#declare(part);
    }
  }

  #declare(part: Exclude<DeclarationSyntax | SkippedSyntax, ParameterSyntax>): void {
    switch (part.kind) {
      case 'variable':
      case 'function':
      case 'type':
      case 'assignment':
        this.#name(part.name, { kind: part.kind, syntax: part } as FileSymbol);
        break;
      case 'resource':
        this.#name(part.name, this.#resource(part, undefined));
        break;
      case 'module':
        this.#module(part);
        break;
      case 'output':
        if (this.#outputNames.has(part.name.text)) this.repeated.push(part.name);
        this.#outputNames.add(part.name.text);
        this.outputs.push(part);
        break;
      case 'import':
        this.#import(part);
        break;
      case 'extends':
        this.names.set('base', { kind: 'namespace', path: part.path });
        break;
      case 'targetScope':
        this.targetScope = targetScopes.get(part.value.kind === 'string' ? (plainText(part.value) ?? '') : '') ?? this.targetScope;
        break;
      case 'skipped':
        this.#skipped(part);
        break;
      default:
    }
  }

  #module(syntax: ModuleSyntax): void {
    const symbol: ModuleSymbol = { kind: 'module', name: syntax.name.text, syntax, ...bodyOf(syntax.body) };
    this.modules.push(symbol);
    this.#name(syntax.name, symbol);
  }

  #name(token: Token, symbol: FileSymbol): void {
    const earlier = this.names.get(token.text);
    if (earlier === undefined) this.names.set(token.text, symbol);
    else if (earlier.kind !== 'broken' && symbol.kind !== 'broken') this.repeated.push(token);
    if (earlier?.kind === 'parameter' && symbol.kind === 'parameter' && (symbol.isSecret || isSecure(symbol.syntax.decorators)))
      this.names.set(token.text, { ...earlier, isSecret: true });
  }

  #resource(syntax: ResourceSyntax, container: ResourceSymbol | undefined): ResourceSymbol {
    const [type = '', version] = tokenText(syntax.type).split('@');
    const nested = new Map<string, ResourceSymbol>();
    const own = syntax.name.text;
    const symbol: ResourceSymbol = {
      kind: 'resource',
      name: container === undefined ? own : `${container.name}::${own}`,
      syntax,
      container,
      nested,
      type: container === undefined ? type.replace(/^az:/, '') : `${container.type}/${type}`,
      apiVersion: version?.toLowerCase() ?? container?.apiVersion,
      existing: syntax.existing !== undefined,
      extension: container === undefined ? this.#extensionOf(type) : container.extension,
      ...bodyOf(syntax.body),
    };
    for (const item of nodesOf(symbol.object.items)) {
      if (item.kind === 'resource' && !nested.has(item.name.text)) nested.set(item.name.text, this.#resource(item, symbol));
    }
    this.resources.push(symbol);
    return symbol;
  }

  /** A type without a provider like `Microsoft.Network`, or of Microsoft Graph, is one of an extension if the file has any. */
  #extensionOf(type: string): string | undefined {
    const [provider = ''] = type.split('/', 1);
    const foreign = !provider.includes('.') || /^microsoft\.graph$/i.test(provider);
    return foreign ? this.#extensions[0] : undefined;
  }

  #extension({ name, alias }: ExtensionSyntax): void {
    const text = name.kind === 'string' ? tokenText(name) : name.text;
    if (!ownNamespaces.has(text)) this.#extensions.push(alias?.text ?? text);
    const token = alias ?? (name.kind === 'identifier' ? name : undefined);
    if (token !== undefined) this.#name(token, { kind: 'extension', name: text });
  }

  #import({ target, path }: ImportSyntax): void {
    if (target.kind === 'importAll') {
      this.#name(target.alias, { kind: 'namespace', path });
      return;
    }
    for (const { name, alias } of nodesOf(target.items)) {
      const exported = name.kind === 'string' ? tokenText(name) : name.text;
      this.#name(alias ?? name, { kind: 'imported', exported, path });
    }
  }

  /** The name that a broken declaration would have had. */
  #skipped({ tokens }: SkippedSyntax): void {
    const [, name] = tokens.slice(tokens.findIndex((token) => token.kind === 'identifier'));
    if (name?.kind === 'identifier') this.#name(name, { kind: 'broken', name });
  }
}

/** Whether what could not be read ends with decorators, of which one is `@secure`. */
function saysSecure(part: DeclarationSyntax | SkippedSyntax | undefined): boolean {
  if (part?.kind !== 'skipped' || part.tokens[0]?.kind !== '@') return false;
  return part.tokens.some((token, at) => token.is('secure') && (part.tokens[at - 1]?.kind === '@' || part.tokens[at - 1]?.kind === '.'));
}

function bodyOf(body: ResourceBodySyntax): Body {
  const loop = body.kind === 'for' ? body : undefined;
  const inner = body.kind === 'for' ? body.body : body;
  const condition = inner.kind === 'condition' ? inner.condition.expression : undefined;
  const object = inner.kind === 'condition' ? inner.body : inner;
  if (object.kind !== 'object') throw new TypeError('the body of a resource is an object');
  return { object, condition, loop };
}
