import type { Configuration } from './configuration.js';

/** What the path of a module or import names. */
export type ModuleReference =
  { readonly kind: 'local'; readonly path: string } | RestoredModule | { readonly kind: 'invalid'; readonly reason: string };

/** A module that is restored from a registry or a template spec. */
export interface RestoredModule {
  readonly kind: 'restored';
  /** Without aliases: `br:mcr.microsoft.com/bicep/avm/res/key-vault/vault:0.13.0`. The same text for the same module. */
  readonly reference: string;
  /** Where it lies below the root of the module cache. */
  readonly folder: string;
  /** Undefined for a template spec. */
  readonly artifact?: RegistryArtifact;
}

/** What a registry is asked for. */
export interface RegistryArtifact {
  /** Host, and port where one is given, in lower case. */
  readonly registry: string;
  readonly repository: string;
  /** A tag or a digest, `sha256:` and 64 hexadecimal digits. */
  readonly version: string;
}

const registryName = /^(?!\.+(?::|$))[A-Za-z0-9.-]+(?::[0-9]+)?$/;
const modulePath = /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$/;
const moduleTag = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const moduleDigest = /^sha256:[0-9a-f]{64}$/;
const specPart = /^(?!\.+$)[A-Za-z0-9_().-]{1,90}$/;

/** Reads the path of a module: a relative path, `br:registry/path:tag`, `br/alias:path:tag`, `ts:subscription/group/name:version`, `ts/alias:name:version`. */
export function moduleReference(text: string, configuration: Configuration): ModuleReference {
  const [, scheme = '', alias, rest = ''] = /^(br|ts)(?:\/([A-Za-z0-9_-]+))?:(.*)$/.exec(text) ?? [];
  if (scheme === 'br') return registryModule(alias, rest, configuration) ?? invalid(text);
  if (scheme === 'ts') return templateSpec(alias, rest, configuration) ?? invalid(text);
  return /^[A-Za-z0-9+.-]+(?:\/[A-Za-z0-9_-]+)?:/.test(text) ? invalid(text) : { kind: 'local', path: text };
}

function invalid(text: string): ModuleReference {
  return { kind: 'invalid', reason: `'${text}' names no module` };
}

function registryModule(alias: string | undefined, rest: string, configuration: Configuration): ModuleReference | undefined {
  const address = alias === undefined ? rest : aliased(configuration.registryAlias(alias), rest);
  if (address === undefined) return { kind: 'invalid', reason: `no bicepconfig.json declares the module alias 'br/${alias ?? ''}'` };
  const slash = address.indexOf('/');
  const registry = address.slice(0, slash).toLowerCase();
  const [, path = '', tag, digest] = /^([^:@]*)(?::([^:@]*)|@(.*))$/.exec(address.slice(slash + 1)) ?? [];
  const version =
    tag !== undefined && moduleTag.test(tag)
      ? `${tag}$${upperCaseMask(tag)}`
      : digest !== undefined && moduleDigest.test(digest)
        ? digest.replace(':', '#')
        : undefined;
  if (version === undefined || !registryName.test(registry) || !modulePath.test(path)) return undefined;
  return {
    kind: 'restored',
    reference: `br:${registry}${address.slice(slash)}`,
    folder: `br/${registry.replace(':', '$')}/${path.replaceAll('/', '$')}/${version}`,
    artifact: { registry, repository: path, version: tag ?? digest ?? '' },
  };
}

function aliased(alias: { registry: string; modulePath: string } | undefined, rest: string): string | undefined {
  return alias && [alias.registry, alias.modulePath, rest].filter((part) => part !== '').join('/');
}

/** Positions of upper-case letters as a hexadecimal number, empty if there are none: how the cache tells tags apart by case. */
function upperCaseMask(tag: string): string {
  let mask = 0n;
  for (let at = 0; at < tag.length; at++) if (/[A-Z]/.test(tag.charAt(at))) mask |= 1n << BigInt(at);
  return mask === 0n ? '' : mask.toString(16);
}

function templateSpec(alias: string | undefined, rest: string, configuration: Configuration): ModuleReference | undefined {
  const declared = alias === undefined ? undefined : configuration.templateSpecAlias(alias);
  if (alias !== undefined && declared === undefined)
    return { kind: 'invalid', reason: `no bicepconfig.json declares the module alias 'ts/${alias}'` };
  const address = declared === undefined ? rest : `${declared.subscription}/${declared.resourceGroup}/${rest}`;
  const [, subscription = '', group = '', name = '', version = ''] = /^([^/:]+)\/([^/:]+)\/([^/:]+):([^/:]+)$/.exec(address) ?? [];
  if (![subscription, group, name, version].every((part) => specPart.test(part))) return undefined;
  return { kind: 'restored', reference: `ts:${address}`, folder: `ts/${subscription}/${group}/${name}/${version}`.toLowerCase() };
}
