import type { DiagnosticCode } from '../diagnostics/catalogue.js';
import { type Diagnostic, diagnosticAt } from '../diagnostics/diagnostic.js';
import type { Span } from '../text/source.js';

/** A JSON or YAML document: what it says, and where. */
export type DocumentNode = ScalarNode | ListNode | ObjectNode;

export interface ScalarNode extends Span {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
}

export interface ListNode extends Span {
  readonly kind: 'list';
  readonly items: readonly DocumentNode[];
}

export interface ObjectNode extends Span {
  readonly kind: 'object';
  readonly members: readonly Member[];
}

export interface Member {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: DocumentNode;
}

/** What is wrong with a document, and where. */
export interface Problem {
  readonly message: string;
  readonly span: Span;
}

/** What a text was read as; no document where it is broken. */
export interface ReadDocument {
  readonly document: DocumentNode | undefined;
  readonly problems: readonly Problem[];
}

/** A node as plain values. Members become own properties whatever they are called. */
export function plainOf(node: DocumentNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainOf);
  return Object.fromEntries(node.members.map(({ name, value }) => [name, plainOf(value)]));
}

/** The member of a node, if it is an object that has it. */
export function memberOf(node: DocumentNode | undefined, name: string): DocumentNode | undefined {
  return node?.kind === 'object' ? node.members.find((member) => member.name === name)?.value : undefined;
}

/** The members of a node; none where it is no object. */
export function membersOf(node: DocumentNode | undefined): readonly Member[] {
  return node?.kind === 'object' ? node.members : [];
}

/** The items of a node; none where it is no list. */
export function itemsOf(node: DocumentNode | undefined): readonly DocumentNode[] {
  return node?.kind === 'list' ? node.items : [];
}

/** The text that a node is; undefined for anything else. */
export function textIn(node: DocumentNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** The texts in a list. */
export function textsIn(node: DocumentNode | undefined): readonly string[] {
  return itemsOf(node).flatMap((item) => textIn(item) ?? []);
}

/** A diagnostic about a place in a configuration, whose text is not shown. */
export function withheldAt(code: DiagnosticCode, message: string, span: Span): Diagnostic {
  return { ...diagnosticAt(code, message, span), withheld: true };
}
