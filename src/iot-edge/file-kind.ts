import { TopLevelScanner } from '../arm/top-level-scanner.js';
import type { Source } from '../text/source.js';

/** Configuration of a device (`config.yaml` up to IoT Edge 1.1, `config.toml` and its drop-ins from 1.2 on), or what is deployed to devices. */
export type EdgeFileKind = 'yaml' | 'toml' | 'manifest';

const yamlEnding = /\.ya?ml$/i;
const tomlEnding = /\.toml(?:\.edge)?(?:\.template)?$/i;

/** Whether a path may be that of a configuration of IoT Edge, by its ending. */
export function mayBeEdgeConfiguration(path: string): boolean {
  return yamlEnding.test(path) || tomlEnding.test(path);
}

/** What a file is to IoT Edge, by its text; undefined for what has nothing to do with it. */
export function edgeFileKind({ path, text }: Source): EdgeFileKind | undefined {
  if (yamlEnding.test(path))
    return /^provisioning[ \t]*:/m.test(text) && /^(?:agent|hostname|connect|listen|homedir|moby_runtime)[ \t]*:/m.test(text)
      ? 'yaml'
      : undefined;
  if (tomlEnding.test(path)) return isTomlConfiguration(text) ? 'toml' : undefined;
  return isManifest(text) ? 'manifest' : undefined;
}

/** The super configuration, and the files that may be dropped in beside it. */
function isTomlConfiguration(text: string): boolean {
  if (/^[ \t]*\[agent\.(?:config|env)(?:\.\w{1,40})?\]/m.test(text)) return true;
  return (
    /^[ \t]*\[provisioning(?:\.\w{1,40})?\]/m.test(text) &&
    /^[ \t]*(?:source|global_endpoint|id_scope|scope_id|iothub_hostname|connection_string|device_id)[ \t]*=/m.test(text)
  );
}

/** `modulesContent` at the top, `moduleContent` as older tools have it, or either in the `content` of a configuration of the hub. */
function isManifest(text: string): boolean {
  if (!/"modules?Content"/.test(text)) return false;
  const scanner = new TopLevelScanner(text);
  for (let key = scanner.nextKey(); key !== undefined; key = scanner.nextKey()) {
    if (/^(?:modules?Content|content)$/.test(key)) return true;
    scanner.skipValue();
  }
  return false;
}
