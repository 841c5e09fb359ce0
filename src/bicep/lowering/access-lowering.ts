import type { CallExpression, Expression } from '../../template/expression.js';
import type { Span } from '../../text/source.js';
import type { ExpressionSyntax, IndexAccessSyntax, PropertyAccessSyntax } from '../syntax/nodes.js';
import { plainText } from '../syntax/string-value.js';
import { access, call, literal, objectOf, property } from '../../template/build.js';
import { conditionOf } from './condition.js';
import { localNamed } from './context.js';
import type { Lowering, ResourceReference, Scope } from './context.js';
import { hasSecureOutput } from './module-outputs.js';
import { idOf } from './resource-ids.js';
import { referenceCall, targetName, wholeReference } from './references.js';
import { deploymentsApiVersion, nameOf, resourceOf } from './resource-references.js';

type AccessSyntax = PropertyAccessSyntax | IndexAccessSyntax;

/** `base.name`, `base[index]` and their safe forms, of values, resources, modules and namespaces. */
export function lowerAccess(node: AccessSyntax, scope: Scope | undefined, lowering: Lowering): Expression {
  const self = resourceOf(node, scope, lowering);
  if (self !== undefined) return wholeReference(self, node, lowering);
  const imported = importedMember(node, scope, lowering);
  if (imported !== undefined) return imported;
  const output = moduleOutput(node, scope, lowering);
  if (output !== undefined) return output;
  const reference = resourceOf(node.base, scope, lowering);
  const name = memberName(node);
  if (reference !== undefined && name !== undefined) return resourceMember(reference, name, node, lowering);
  return valueMember(node, lowering.expression(node.base, scope), memberKey(node, scope, lowering));
}

/** The name of the member, where it is written out. */
function memberName(node: AccessSyntax): string | undefined {
  if (node.kind === 'property') return node.name.text;
  return node.fromEnd === undefined && node.index.kind === 'string' ? plainText(node.index) : undefined;
}

function memberKey(node: AccessSyntax, scope: Scope | undefined, lowering: Lowering): Expression {
  return node.kind === 'property' ? literal(node.name, node.name.text) : lowering.expression(node.index, scope);
}

/** Keys after a safe access belong to it: a null anywhere before them makes the whole chain null. */
function valueMember(node: AccessSyntax, base: Expression, key: Expression): Expression {
  const fromEnd = node.kind === 'index' && node.fromEnd !== undefined;
  if (node.safe !== undefined) return call(node, fromEnd ? 'tryIndexFromEnd' : 'tryGet', [base, key]);
  if (isSafeChain(node.base) && base.kind === 'call' && base.name !== 'if') return extended(base, node, fromEnd ? indexFromEnd(key) : key);
  return fromEnd ? call(node, 'indexFromEnd', [base, key]) : access(node, base, key);
}

function indexFromEnd(key: Expression): Expression {
  return objectOf(key, [property('value', key), property('fromEnd', literal(key, true))]);
}

function extended(chain: CallExpression, at: Span, ...keys: readonly Expression[]): CallExpression {
  return call(at, chain.name, [...chain.arguments, ...keys]);
}

function isSafeChain(node: ExpressionSyntax): boolean {
  if (node.kind === 'nonNull') return isSafeChain(node.base);
  return (node.kind === 'property' || node.kind === 'index') && (node.safe !== undefined || isSafeChain(node.base));
}

/** `ns.name` of `import * as ns`. */
function importedMember(node: AccessSyntax, scope: Scope | undefined, lowering: Lowering): Expression | undefined {
  const { base } = node;
  if (base.kind !== 'name' || localNamed(scope, base.name.text) !== undefined) return undefined;
  const symbol = lowering.file.names.get(base.name.text);
  const name = memberName(node);
  return symbol?.kind === 'namespace' && name !== undefined ? lowering.member(symbol.path, name, node) : undefined;
}

/** `module.outputs.name`: the value of an output. Any other access to outputs reads the pairs of type and value. */
function moduleOutput(node: AccessSyntax, scope: Scope | undefined, lowering: Lowering): Expression | undefined {
  const outputs = node.base.kind === 'nonNull' ? node.base.base : node.base;
  if (node.kind !== 'property' || outputs.kind !== 'property' || outputs.name.text !== 'outputs') return undefined;
  const reference = resourceOf(outputs.base, scope, lowering);
  if (reference?.symbol.kind !== 'module') return undefined;
  const { text: name } = node.name;
  if (hasSecureOutput(reference.symbol, name, lowering.library)) {
    const secure = secureOutputs(reference, node, lowering);
    return isSafeChain(node) ? call(node, 'tryGet', [secure, literal(node.name, name)]) : access(node, secure, name);
  }
  const base = lowering.expression(outputs, scope);
  const value = literal(node, 'value');
  if (node.safe !== undefined) return call(node, 'tryGet', [call(node, 'tryGet', [base, literal(node.name, name)]), value]);
  if (isSafeChain(outputs) && base.kind === 'call') return extended(base, node, literal(node.name, name), value);
  return access(node, access(node, base, literal(node.name, name)), value);
}

function secureOutputs(reference: ResourceReference, at: Span, lowering: Lowering): Expression {
  lowering.depend(reference, at);
  return call(at, 'listOutputsWithSecureValues', [targetName(reference, at, lowering), literal(at, deploymentsApiVersion)]);
}

function resourceMember(reference: ResourceReference, name: string, node: AccessSyntax, lowering: Lowering): Expression {
  const { symbol, index } = reference;
  if (symbol.loop !== undefined && index === undefined)
    return valueMember(node, wholeReference(reference, node.base, lowering), literal(node, name));
  lowering.depend(reference, node);
  const constant = constantMember(reference, name, node, lowering);
  if (constant !== undefined) {
    const mayBeNull = node.safe !== undefined && (name === 'id' || name === 'name');
    return mayBeNull ? whereDeployed(reference, constant, lowering) : constant;
  }
  const whole = wholeReference(reference, node.base, lowering);
  if (node.safe !== undefined) return call(node, 'tryGet', [whereDeployed(reference, whole, lowering), literal(node, name)]);
  if (symbol.kind === 'resource' && symbol.extension === undefined && name === 'properties')
    return referenceCall(reference, false, node, lowering);
  return access(node, whole, literal(node.kind === 'property' ? node.name : node.index, name));
}

/** What is known of a resource before anything is deployed. */
function constantMember(reference: ResourceReference, name: string, at: Span, lowering: Lowering): Expression | undefined {
  const { symbol } = reference;
  if (symbol.kind === 'module') return name === 'name' ? nameOf(reference, at, lowering) : undefined;
  if (symbol.extension !== undefined) return undefined;
  switch (name) {
    case 'id':
      return idOf(reference, at, lowering);
    case 'name':
      return nameOf(reference, at, lowering);
    case 'type':
      return literal(at, symbol.type);
    case 'apiVersion':
      return literal(at, symbol.apiVersion ?? null);
    default:
      return undefined;
  }
}

/** What is read of a resource that may be missing is null where its condition is false. */
function whereDeployed(reference: ResourceReference, read: Expression, lowering: Lowering): Expression {
  const condition = conditionOf(reference, lowering);
  return condition === undefined ? read : call(read, 'if', [condition, read, literal(read, null)]);
}
