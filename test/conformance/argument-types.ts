import type { ShapeType, TextForm } from './shape.js';

/** The forms of text among the types. */
const textForms: ReadonlySet<string> = new Set<TextForm>(['guid', 'id', 'path', 'uri', 'cidr', 'date', 'json', 'number', 'version']);

/** What the arguments of a function are taken for; the last entry goes for all that follow. */
export const argumentTypes: { readonly [name: string]: readonly (ShapeType | TextForm | undefined)[] } = {
  and: ['bool'],
  or: ['bool'],
  not: ['bool'],
  if: ['bool', undefined],
  add: ['int'],
  sub: ['int'],
  mul: ['int'],
  div: ['int'],
  mod: ['int'],
  range: ['int'],
  copyindex: ['int'],
  substring: ['string', 'int'],
  skip: [undefined, 'int'],
  take: [undefined, 'int'],
  padleft: ['string', 'int', 'string'],
  split: ['string', undefined],
  join: ['array', 'string'],
  tolower: ['string'],
  toupper: ['string'],
  trim: ['string'],
  replace: ['string'],
  startswith: ['string'],
  endswith: ['string'],
  uniquestring: ['string'],
  guid: ['string'],
  base64: ['string'],
  uri: ['uri', 'string'],
  uricomponent: ['string'],
  resourceid: ['string'],
  subscriptionresourceid: ['string'],
  tenantresourceid: ['string'],
  extensionresourceid: ['id', 'string'],
  reference: ['string'],
  indexof: ['string'],
  cidrsubnet: ['cidr', 'int'],
  cidrhost: ['cidr', 'int'],
  parsecidr: ['cidr'],
  datetimeadd: ['date', 'string'],
  datetimetoepoch: ['date'],
  json: ['json'],
  int: ['number'],
  map: ['array'],
  filter: ['array'],
  sort: ['array'],
  reduce: ['array'],
  toobject: ['array'],
  mapvalues: ['object'],
  items: ['object'],
  objectkeys: ['object'],
  shallowmerge: ['array'],
  flatten: ['array'],
};

export function isTextForm(type: ShapeType | TextForm): type is TextForm {
  return textForms.has(type);
}
