/** The types that the engine tells apart. */
export type PlainType = 'string' | 'object' | 'int' | 'bool' | 'array';

/** What type values of a declared type have, secret or not; undefined where it is none of these. */
export function plainTypeOf(type: string | undefined): PlainType | undefined {
  switch (type) {
    case 'string':
    case 'securestring':
      return 'string';
    case 'object':
    case 'secureobject':
      return 'object';
    case 'int':
    case 'bool':
    case 'array':
      return type;
    default:
      return undefined;
  }
}
