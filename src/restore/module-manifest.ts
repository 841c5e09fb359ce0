import { isDigest } from '../policy/module-digest.js';
import { NotRestored } from './not-restored.js';

/** A part of a module, as its manifest names it. */
export interface Layer {
  readonly digest: string;
  /** In bytes. */
  readonly size: number;
}

/** The parts of a module that are restored. */
export interface ModuleLayers {
  readonly template: Layer;
  /** An archive of the Bicep files that it was made from. */
  readonly sources: Layer | undefined;
}

/** What kind of manifest a registry is asked for. */
export const manifestType = 'application/vnd.oci.image.manifest.v1+json';

const artifactType = 'application/vnd.ms.bicep.module.artifact';
const configType = 'application/vnd.ms.bicep.module.config.v1+json';
const templateType = 'application/vnd.ms.bicep.module.layer.v1+json';
const sourcesType = 'application/vnd.ms.bicep.module.source.v1.tar+gzip';

/** The layers in the bytes of a manifest that came as some media type. Throws `NotRestored` where it is none of a Bicep module. */
export function layersOf(bytes: Buffer, mediaType: string): ModuleLayers {
  requireType('manifest', mediaType, manifestType);
  const manifest = objectIn(parsed(bytes));
  requireType('manifest', manifest['mediaType'] ?? manifestType, manifestType);
  // Modules that old versions of Bicep published have no type.
  requireType('artifact', manifest['artifactType'] ?? artifactType, artifactType);
  requireType('configuration', objectIn(manifest['config'])['mediaType'], configType);
  const layers = Array.isArray(manifest['layers']) ? manifest['layers'].map(objectIn) : [];
  const [template, ...others] = layersOfType(layers, templateType);
  if (template === undefined || others.length > 0)
    throw new NotRestored(`its manifest names ${others.length === 0 ? 'no' : 'more than one'} template`);
  const [sources] = layersOfType(layers, sourcesType);
  return { template, sources };
}

function layersOfType(layers: readonly Readonly<Record<string, unknown>>[], type: string): Layer[] {
  return layers
    .filter(({ mediaType }) => isType(mediaType, type))
    .map(({ digest, size }) => {
      if (!isDigest(digest)) throw new NotRestored('its manifest names a layer without a digest by SHA-256');
      if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
        throw new NotRestored('its manifest names a layer without a size');
      return { digest, size };
    });
}

function requireType(what: string, found: unknown, expected: string): void {
  if (!isType(found, expected)) throw new NotRestored(`it is no Bicep module: its ${what} is ${shown(found)}, not ${expected}`);
}

/** Media types are the same in any letter case. */
function isType(found: unknown, expected: string): boolean {
  return typeof found === 'string' && found.toLowerCase() === expected;
}

/** What a manifest says is shown where it is a media type and no more. */
function shown(type: unknown): string {
  return typeof type === 'string' && /^[\w.+-]{1,60}\/[\w.+-]{1,120}$/.test(type) ? type : 'of no known type';
}

function objectIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new NotRestored('its manifest is no JSON');
  }
}
