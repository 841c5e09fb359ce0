import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { nearestTo } from '../text/spelling.js';
import type { DocumentNode, Member, Problem } from './document.js';
import { plainOf } from './document.js';

/** Mistakes of one document that are looked for in its text, and that are told. */
const mostPlaced = 200;
const mostTold = 20;

/** The schema is one of ours: that it is sound is for tests to look at, and costs more than all the rest. */
const options = { allErrors: true, verbose: true, strict: true, validateSchema: false, meta: false } as const;

/** Where a document is not as a JSON Schema has it: the place and what would be right there, the first mistakes in the order of the text. */
export function schemaProblems(document: DocumentNode, schema: object): Problem[] {
  const isValid = new Ajv2020(options).compile(schema);
  if (isValid(plainOf(document))) return [];
  return (isValid.errors ?? [])
    .slice(0, mostPlaced)
    .map((error) => problemOf(error, document))
    .sort((one, other) => one.span.start - other.span.start)
    .slice(0, mostTold);
}

function problemOf(error: ErrorObject, document: DocumentNode): Problem {
  const { node, name } = placeOf(error.instancePath, document);
  if (error.keyword === 'additionalProperties') return unknownKey(error, node);
  return { message: `${name === undefined ? 'this' : `'${name}'`} ${requirementOf(error, node)}`, span: node };
}

function unknownKey({ params, parentSchema }: ErrorObject, node: DocumentNode): Problem {
  const { additionalProperty } = params as { readonly additionalProperty: string };
  const { properties = {} } = (parentSchema ?? {}) as { readonly properties?: object };
  const known = Object.keys(properties);
  const [near] = nearestTo(additionalProperty, known);
  const span = memberNamed(node, additionalProperty)?.nameSpan ?? node;
  const hint = near === undefined ? `; there are ${known.filter((key) => key !== '$schema').join(', ')}` : `; did you mean ${near}?`;
  return { message: `there is no key '${additionalProperty}' here${hint}`, span };
}

/** What the schema asks of a node, in words that follow its name. */
function requirementOf({ keyword, params, parentSchema, message = 'is not as it must be' }: ErrorObject, node: DocumentNode): string {
  const given = params as { readonly allowedValues?: readonly unknown[]; readonly type?: string; readonly missingProperty?: string };
  switch (keyword) {
    case 'enum': {
      const allowed = (given.allowedValues ?? []).map(String);
      const [near] = node.kind === 'scalar' ? nearestTo(String(node.value), allowed) : [];
      return `must be one of ${allowed.join(', ')}${near === undefined ? '' : `; did you mean ${near}?`}`;
    }
    case 'type':
      return `must be ${typeWords.get(given.type ?? '') ?? given.type ?? 'something else'}`;
    case 'required':
      return `needs the key ${given.missingProperty ?? ''}`;
    case 'minLength':
    case 'minItems':
      return 'must not be empty';
    case 'pattern':
      return `must be of the form ${((parentSchema ?? {}) as { readonly examples?: readonly string[] }).examples?.join(' or ') ?? message}`;
    default:
      return message;
  }
}

const typeWords: ReadonlyMap<string, string> = new Map([
  ['object', 'an object'],
  ['array', 'a list'],
  ['string', 'a text'],
  ['boolean', 'true or false'],
]);

/** The node that a JSON Pointer leads to, and the name of the member that it is. */
function placeOf(pointer: string, document: DocumentNode): { readonly node: DocumentNode; readonly name: string | undefined } {
  let node = document;
  let name: string | undefined;
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const next = node.kind === 'list' ? node.items[Number(key)] : memberNamed(node, key)?.value;
    if (next === undefined) break;
    name = node.kind === 'object' ? key : undefined;
    node = next;
  }
  return { node, name };
}

/** Of several members of one name the last, which is the one that counts. */
function memberNamed(node: DocumentNode, name: string): Member | undefined {
  return node.kind === 'object' ? node.members.findLast((member) => member.name === name) : undefined;
}
