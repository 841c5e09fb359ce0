import { mayBeEdgeConfiguration } from '../iot-edge/file-kind.js';
import { mayBeScript } from '../onboarding/file-kind.js';

/** Whether a file may be one for devices or machines, by its ending: most files with such endings are something else. */
export function mayBeDeviceFile(path: string): boolean {
  return mayBeEdgeConfiguration(path) || mayBeScript(path);
}
