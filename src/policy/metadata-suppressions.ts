import { readJson } from '../arm/json-reader.js';
import { parseBicep } from '../bicep/syntax/parse.js';
import { Token } from '../bicep/syntax/token.js';
import { partsOf } from '../template/parts.js';
import type { Expression, ObjectExpression } from '../template/expression.js';
import { type Source, type Span, spanOf } from '../text/source.js';
import { bicepNode } from './bicep-node.js';
import { type DocumentNode, itemsOf, memberOf, membersOf, textIn } from './document.js';
import { isDay } from './day.js';
import { expressionNode } from './expression-node.js';
import type { SuppressionReader } from './suppression-reader.js';

const keys = ['rule', 'reason', 'owner', 'expires'];

/**
 * Reads what `metadata.plumblint` of a file suppresses: in JSON for the object that has the metadata, a resource or a template; in Bicep, where it
 * is `metadata plumblint = { … }`, for the file.
 */
export function readMetadata(source: Source, reader: SuppressionReader): void {
  if (/\.bicep$/i.test(source.path)) readBicepMetadata(source, reader);
  else if (/\.jsonc?$/i.test(source.path) && /["']?plumblint["']?\s*:/.test(source.text)) readJsonMetadata(source, reader);
}

function readBicepMetadata(source: Source, reader: SuppressionReader): void {
  if (!/^[ \t]*metadata[ \t]+plumblint\b/m.test(source.text)) return;
  for (const part of parseBicep(source).body) {
    if (!(part instanceof Token) && part.kind === 'metadata' && part.name.text === 'plumblint')
      readEntries(bicepNode(part.value), { from: 0, to: Infinity }, reader);
  }
}

function readJsonMetadata(source: Source, reader: SuppressionReader): void {
  const { root } = readJson(source, 'data');
  const waiting: Expression[] = root === undefined ? [] : [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const metadata = next.kind === 'object' ? propertyOf(next, 'metadata') : undefined;
    const own = metadata?.kind === 'object' ? propertyOf(metadata, 'plumblint') : undefined;
    if (own !== undefined) readEntries(expressionNode(own), { from: next.start, to: next.end }, reader);
    waiting.push(...partsOf(next).toReversed());
  }
}

function propertyOf({ properties }: ObjectExpression, name: string): Expression | undefined {
  return properties.find(({ key }) => key.kind === 'key' && key.name.toLowerCase() === name)?.value;
}

function readEntries(node: DocumentNode, stretch: { readonly from: number; readonly to: number }, reader: SuppressionReader): void {
  const other = membersOf(node).find(({ name }) => name !== 'disable');
  const list = memberOf(node, 'disable');
  if (other !== undefined) reader.mistake(other.nameSpan, `there is no key '${other.name}' in plumblint's metadata, only disable`);
  else if (list?.kind !== 'list') reader.mistake(node, 'plumblint\'s metadata is an object with a list disable of { "rule", "reason" }');
  for (const entry of itemsOf(list)) {
    const rule = textIn(memberOf(entry, 'rule'));
    const mistake = mistakeIn(entry);
    if (mistake !== undefined) reader.mistake(mistake.place, mistake.message);
    else if (rule !== undefined) reader.read({ form: 'entry', rules: [rule], ...saidIn(entry), place: spanOf(entry), ...stretch });
  }
}

function saidIn(entry: DocumentNode) {
  const reason = textIn(memberOf(entry, 'reason'))?.trim();
  return {
    reason: reason === '' ? undefined : reason,
    owner: textIn(memberOf(entry, 'owner')),
    expires: textIn(memberOf(entry, 'expires')),
  };
}

function mistakeIn(entry: DocumentNode): { readonly place: Span; readonly message: string } | undefined {
  const expires = memberOf(entry, 'expires');
  if (textIn(memberOf(entry, 'rule')) === undefined)
    return { place: entry, message: 'a suppression is an object with the texts rule and reason' };
  const unknown = membersOf(entry).find(({ name, value }) => !keys.includes(name) || textIn(value) === undefined);
  if (unknown !== undefined)
    return {
      place: unknown.nameSpan,
      message: `a suppression has the texts ${keys.join(', ')}; there is something else in '${unknown.name}'`,
    };
  if (expires !== undefined && !isDay(textIn(expires) ?? '')) return { place: expires, message: 'expires is a day such as 2027-01-31' };
  return undefined;
}
