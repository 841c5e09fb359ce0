import { type Node, findNodeAtLocation, parseTree } from 'jsonc-parser';

/** A template that differs from another in one thing. */
export interface NearbyTemplate {
  /** `resources[1].properties.subnet.id unknown` */
  readonly what: string;
  readonly text: string;
}

/** What makes a resource the one that it is: another is no neighbour. */
const identifying = new Set(['type', 'apiVersion', 'name', 'copy']);

/**
 * The neighbours of a JSON template: for each member of its resources one without it and one where its value comes from a parameter; for each list one
 * that is there under a condition, and one that goes on with what is not known. Lists nothing for a text that is no template.
 */
export function nearby(text: string): NearbyTemplate[] {
  const root = parseTree(text);
  const resources = root && findNodeAtLocation(root, ['resources']);
  if (resources === undefined) return [];
  const start = text.lastIndexOf('"resources"', resources.offset);
  return membersOf(resources, 'resources').flatMap(({ path, member, value }) => {
    const place = (declared: string, { offset, length }: Node, written: string): string =>
      `${text.slice(0, start)}${declared}${text.slice(start, offset)}${written}${text.slice(offset + length)}`;
    const parameter = (type: string): string => `"parameters": { "unknown": { "type": "${type}" } }, `;
    const list = `"variables": { "list": ${text.slice(value.offset, value.offset + value.length)} }, `;
    const all = [
      { what: `${path} left out`, text: place('', member, '"-": null') },
      { what: `${path} unknown`, text: place(parameter(typeOf(value)), value, `"[parameters('unknown')]"`) },
    ];
    if (value.type !== 'array') return all;
    return [
      ...all,
      {
        what: `${path} under a condition`,
        text: place(parameter('bool') + list, value, `"[if(parameters('unknown'), variables('list'), createArray())]"`),
      },
      { what: `${path} and more`, text: place(parameter('array') + list, value, `"[concat(variables('list'), parameters('unknown'))]"`) },
    ];
  });
}

function membersOf(node: Node, path: string): { path: string; member: Node; value: Node }[] {
  if (node.type === 'array') return (node.children ?? []).flatMap((item, at) => membersOf(item, `${path}[${at}]`));
  if (node.type !== 'object') return [];
  const isResource = node.children?.some((member) => member.children?.[0]?.value === 'apiVersion') === true;
  return (node.children ?? []).flatMap((member) => {
    const [key, value] = member.children ?? [];
    if (key === undefined || value === undefined || (isResource && identifying.has(String(key.value)))) return [];
    const at = `${path}.${String(key.value)}`;
    return [{ path: at, member, value }, ...membersOf(value, at)];
  });
}

function typeOf({ type }: Node): string {
  if (type === 'number') return 'int';
  return type === 'boolean' ? 'bool' : type;
}
