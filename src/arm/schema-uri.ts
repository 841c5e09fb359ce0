import type { TargetScope } from '../template/template.js';

/** Of which kind a JSON file is, as far as deployments go. */
export type JsonFileKind = 'template' | 'parameters' | 'other';

const documentName = /(?:^|\/)(|subscription|managementgroup|tenant)deployment(template|parameters)\.json#?$/i;

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

/** Where a template with this `$schema` is deployed to; a resource group where it does not say. */
export function targetScopeOf(schema: string | undefined): TargetScope {
  return scopes[documentName.exec(schema?.trim() ?? '')?.[1]?.toLowerCase() ?? ''] ?? 'resourceGroup';
}
