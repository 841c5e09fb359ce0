import type { TargetScope } from '../template/template.js';
import { editDistance } from '../text/spelling.js';

/** Of which kind a JSON file is, as far as deployments go. */
export type JsonFileKind = 'template' | 'parameters' | 'other';

const documentName = /(?:^|\/)(|subscription|managementgroup|tenant)deployment(template|parameters)\.json#?$/i;

/** Characters in which a misspelt name differs. */
const mostSlips = 3;

const scopes: Readonly<Record<string, TargetScope>> = {
  subscription: 'subscription',
  managementgroup: 'managementGroup',
  tenant: 'tenant',
};

/** Of which kind a file is by its `$schema`: host and version do not matter, nor does case. */
export function fileKindOf(schema: string | undefined): JsonFileKind {
  const kind = documentName.exec(schema?.trim() ?? '')?.[2]?.toLowerCase();
  return kind === 'template' || kind === 'parameters' ? kind : 'other';
}

/** Of which kind a file seems to be meant by a `$schema` whose last segment is nearly that of one; `other` for all else. */
export function nearKindOf(schema: string | undefined): JsonFileKind {
  const [, name = ''] = /([^/]*?)(?:\.json)?#?$/i.exec(schema?.trim() ?? '') ?? [];
  const isNear = (known: string): boolean =>
    Math.abs(known.length - name.length) <= mostSlips && editDistance(name.toLowerCase(), known) <= mostSlips;
  const kinds = ['template', 'parameters'] as const;
  return kinds.find((kind) => ['', ...Object.keys(scopes)].some((scope) => isNear(`${scope}deployment${kind}`))) ?? 'other';
}

/** Where a template with this `$schema` is deployed to; a resource group where it does not say. */
export function targetScopeOf(schema: string | undefined): TargetScope {
  return scopes[documentName.exec(schema?.trim() ?? '')?.[1]?.toLowerCase() ?? ''] ?? 'resourceGroup';
}
