import type { TypeSchema } from './template.js';

/** Whether a type says that values of it are secret; so does one that no engine knows and that is called secure. */
export function isSecure({ type, isSecret }: Pick<TypeSchema, 'type' | 'isSecret'>): boolean {
  return type?.startsWith('secure') === true || isSecret === true;
}
