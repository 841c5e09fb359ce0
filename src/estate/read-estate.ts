import { parsedJson } from '../text/json-value.js';
import { isResourceId, KnownResource } from './known-resource.js';

/** Characters of one file, and resources in it. */
const mostCharacters = 64 * 1024 * 1024;
const mostResources = 50_000;

/**
 * The resources in what Azure's command line prints as JSON: one resource (`az resource show`, `az network vnet show`), a list of them
 * (`az resource list`), or the answer to a query (`az graph query`, with the list in `data`; `az rest`, in `value`). `mistake` says why there are none.
 */
export function readEstate(text: string, file: string): { readonly resources: readonly KnownResource[] } | { readonly mistake: string } {
  if (text.length > mostCharacters) return { mistake: `it has more than ${mostCharacters} characters` };
  const json = parsedJson(text);
  if (json === undefined) return { mistake: 'it is no JSON' };
  const rows = rowsIn(json.value);
  if (rows === undefined)
    return { mistake: 'it is no resource, no list of resources and no answer to a query, as az prints them with --output json' };
  if (rows.length > mostResources) return { mistake: `it holds more than ${mostResources} resources` };
  const resources = rows.flatMap((row) => resourceIn(row, file) ?? []);
  if (resources.length < rows.length)
    return {
      mistake: `${rows.length - resources.length} of its ${rows.length} entries have no id of a resource: let the query give id too`,
    };
  return { resources };
}

/** One resource, if an entry has its id. */
export function resourceIn(row: unknown, file: string): KnownResource | undefined {
  const id = memberNamed(row, 'id');
  return isResourceId(id) ? new KnownResource(id, row, file) : undefined;
}

function rowsIn(json: unknown): readonly unknown[] | undefined {
  if (Array.isArray(json)) return json as readonly unknown[];
  const list = [memberNamed(json, 'data'), memberNamed(json, 'value')].find(Array.isArray);
  if (list !== undefined) return list as readonly unknown[];
  return isResourceId(memberNamed(json, 'id')) ? [json] : undefined;
}

function memberNamed(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null && Object.hasOwn(of, name) ? (of as Readonly<Record<string, unknown>>)[name] : undefined;
}
