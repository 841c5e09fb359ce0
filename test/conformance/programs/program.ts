import type { Random } from '../random.js';
import { Expressions, kinds, withNames, type Kind, type Known } from './expressions.js';

/** Files of one program by name; `main.bicep` is what is deployed. */
export type Program = ReadonlyMap<string, string>;

const typeTexts: { readonly [kind in Kind]: string } = {
  string: 'string',
  int: 'int',
  bool: 'bool',
  strings: 'string[]',
  ints: 'int[]',
  object: 'object',
};
const nothing: Known = { string: [], int: [], bool: [], strings: [], ints: [], object: [] };

/** Writes a program with parameters, variables, functions, resources of every shape, modules, imports and outputs. */
export function writeProgram(random: Random): Program {
  return new ProgramWriter(random).write();
}

class ProgramWriter {
  readonly #random: Random;
  readonly #expressions: Expressions;
  readonly #lines: string[] = [];
  #known: Known = nothing;
  /** What may be read only where resources are deployed. */
  #late: Known = nothing;
  #count = 0;

  constructor(random: Random) {
    this.#random = random;
    this.#expressions = new Expressions(random);
  }

  write(): Program {
    const library = this.#library();
    const module = this.#module();
    this.#lines.push("import { shared, greet as hello, size } from 'library.bicep'", "import * as lib from 'library.bicep'");
    this.#add(
      'string',
      'shared',
      'lib.shared',
      "hello('x', 2)",
      "lib.greet('y', 1)",
      'resourceGroup().name',
      'subscription().subscriptionId',
    );
    this.#add('strings', 'lib.list');
    this.#add('object', 'lib.record');
    this.#parameters();
    this.#variables();
    this.#functions();
    this.#resources();
    this.#modules();
    this.#outputs();
    return new Map([['main.bicep', this.#lines.join('\n') + '\n'], ['module.bicep', module], ['library.bicep', library]]); // prettier-ignore
  }

  #name(prefix: string): string {
    return `${prefix}${++this.#count}`;
  }

  #add(kind: Kind, ...texts: readonly string[]): void {
    this.#known = withNames(this.#known, kind, texts);
  }

  #expression(kind: Kind, depth = 3): string {
    return this.#expressions.write(kind, depth, this.#known);
  }

  /** An expression that may read what is deployed. */
  #lateExpression(kind: Kind, depth = 2): string {
    return this.#expressions.write(kind, depth, { ...this.#known, [kind]: [...this.#known[kind], ...this.#late[kind]] });
  }

  #library(): string {
    return [
      "var hidden = 'h-${substring(uniqueString('lib'), 0, 3)}'",
      '@export()',
      `var shared = '${this.#random.chance(2) ? '${hidden}' : 'plain'}/\${toUpper(hidden)}'`,
      '@export()',
      `var list = [for (i, n) in range(0, 2): 'l\${i}-\${n}-\${hidden}']`,
      '@export()',
      'var record = { key: shared, other: hidden }',
      '@export()',
      "func greet(name string, n int) string => n > 1 ? '${name}-${join(map(range(0, n), i => '${i}${hidden}'), '')}' : inner(name)",
      "func inner(name string) string => '<${name}>'",
      '@export()',
      "type size = 'small' | 'large'",
      '',
    ].join('\n');
  }

  #module(): string {
    const depth = this.#random.below(3);
    const inside: Known = {
      ...nothing,
      string: ['text', 'resourceGroup().name', 'thing.name', 'thing.id'],
      int: ['number'],
      strings: ['list'],
      object: ['maybe ?? {}'],
    };
    return [
      `param text string${this.#random.chance(2) ? " = 'module default'" : ''}`,
      'param number int = 4',
      'param list string[] = []',
      'param maybe object?',
      "resource thing 'Contoso.Widgets/things@2021-01-01' = {",
      "  name: 'thing-${uniqueString(text)}'",
      `  properties: { text: ${this.#expressions.write('string', depth, { ...inside, string: ['text'] })}, list: [for (one, i) in list: '\${i}\${one}'] }`,
      '}',
      `output text string = ${this.#expressions.write('string', depth, inside)}`,
      'output id string = thing.id',
      'output list array = [for one in list: toUpper(one)]',
      'output set string = thing.properties.text',
      'output unset string = thing.properties.provisioningState',
      '',
    ].join('\n');
  }

  #parameters(): void {
    for (const kind of kinds) {
      const given = this.#name('p');
      this.#lines.push(`param ${given} ${typeTexts[kind]} = ${this.#expressions.literal(kind)}`);
      this.#add(kind, given);
    }
    const open = this.#name('p');
    this.#lines.push(`param ${open} string`);
    this.#add('string', open);
    const choice = this.#name('p');
    this.#lines.push(`@allowed(['dev', 'prod'])\nparam ${choice} string${this.#random.chance(2) ? " = 'dev'" : ''}`);
    this.#add('bool', `(${choice} == 'prod')`);
    this.#add('string', choice);
    const flag = this.#name('p');
    this.#lines.push(`param ${flag} bool`);
    if (this.#random.chance(2)) this.#add('bool', flag);
    const nullable = this.#name('p');
    this.#lines.push(`param ${nullable} { key: string, other: string? }?`);
    this.#add('string', `(${nullable}.?key ?? 'absent')`, `(${nullable}.?other ?? 'absent')`);
    const sized = this.#name('p');
    this.#lines.push(`param ${sized} size = 'small'`);
    this.#add('string', sized);
  }

  #variables(): void {
    for (const kind of kinds) {
      const name = this.#name('v');
      this.#lines.push(`var ${name}${this.#random.chance(4) ? ` ${typeTexts[kind]}` : ''} = ${this.#expression(kind)}`);
      this.#add(kind, name);
    }
    const loop = this.#name('v');
    const inner = withNames(withNames(this.#known, 'string', ['item']), 'int', ['index']);
    this.#lines.push(
      `var ${loop} = [for (item, index) in ${this.#fixedList()}: { key: ${this.#expressions.write('string', 2, inner)}, at: index, other: item }]`,
    );
    this.#add('strings', `map(${loop}, e => e.key)`);
    this.#add('string', `(any(${loop})[?0].?other ?? 'empty')`);
  }

  /** An array of strings whose length is known before deployment. */
  #fixedList(): string {
    return (
      this.#random.pick(["['x', 'y-1', 'Z']", "map(range(0, 3), n => 'n${n}')", 'lib.list', "['only']", '[]', "split('q-r-s', '-')"]) ??
      '[]'
    );
  }

  #functions(): void {
    const name = this.#name('f');
    const inside: Known = { ...nothing, string: ['text', 'shared'], int: ['number'], strings: ['list'] };
    this.#lines.push(`func ${name}(text string, number int, list string[]) string => ${this.#expressions.write('string', 3, inside)}`);
    this.#add('string', `${name}(${this.#expression('string', 1)}, ${this.#expression('int', 1)}, ${this.#expression('strings', 1)})`);
  }

  #resources(): void {
    const parent = this.#name('r');
    const nested = this.#name('n');
    const condition = this.#random.chance(2) ? `if (${this.#expression('bool', 2)}) ` : '';
    this.#lines.push(
      `resource ${parent} 'Contoso.Network/hubs@2022-05-01' = ${condition}{`,
      `  name: 'hub-\${${this.#part()}}'`,
      `  location: ${this.#expression('string', 1)}`,
      `  tags: ${this.#expression('object', 2)}`,
      `  properties: {`,
      `    text: ${this.#expression('string')}`,
      `    size: ${this.#expression('int')}`,
      `    on: ${this.#expression('bool')}`,
      `    '\${${this.#plain('string')}}-key': ${this.#expression('string', 1)}`,
      `    list: [for (one, i) in ${this.#fixedList()}: { name: one, at: i, value: ${this.#expression('string', 2)} }]`,
      `    nested: { deeper: [ ${this.#expression('object', 2)} ], nothing: ${this.#random.chance(2) ? 'null' : `${this.#plain('bool')} ? 'some' : null`} }`,
      `  }`,
      `  resource ${nested} 'spokes' = ${this.#random.chance(2) ? `if (${this.#expression('bool', 1)}) ` : ''}{`,
      `    name: 'spoke'`,
      `    properties: { hub: ${this.#random.chance(2) ? `'\${${this.#plain('string')}}'` : "'plain'"} }`,
      `  }`,
      `}`,
    );
    this.#readable(parent, condition === '');
    this.#add('string', `${parent}::${nested}.id`, `${parent}::${nested}.name`);
    this.#children(parent);
    this.#loops();
    this.#extensions(parent);
    this.#existing();
  }

  #plain(kind: Kind): string {
    return this.#random.pick(this.#known[kind].filter((text) => /^[\w.]+$/.test(text))) ?? '1';
  }

  /** A part of a name: no slash, no character that a name may not hold. */
  #part(): string {
    const text = this.#plain('string');
    return (
      this.#random.pick([`uniqueString(${text})`, `take(guid(${text}), 8)`, `length(${text})`, 'take(resourceGroup().name, 20)']) ?? ''
    );
  }

  #readable(symbol: string, surely: boolean): void {
    this.#add('string', `${symbol}.id`, `${symbol}.name`, `${symbol}.type`, `${symbol}.apiVersion`, `${symbol}['id']`);
    if (!surely) return;
    this.#late = withNames(this.#late, 'string', [
      `${symbol}.properties.text`,
      `string(${symbol}.properties.unset)`,
      `string(${symbol}.properties.size)`,
    ]);
    this.#late = withNames(this.#late, 'string', [
      `string(${symbol}.location)`,
      ...(this.#random.chance(6) ? [`(${symbol}.properties.?missing ?? 'not there')`] : []),
    ]);
  }

  #children(parent: string): void {
    const child = this.#name('r');
    const grandchild = this.#name('r');
    const parts = this.#fixedList();
    this.#lines.push(
      `resource ${child} 'Contoso.Network/hubs/rules@2022-05-01' = {`,
      `  parent: ${parent}`,
      `  name: '\${${this.#part()}}'`,
      `  properties: { text: ${this.#lateExpression('string')}, size: 1 }`,
      `}`,
      `resource ${grandchild} 'Contoso.Network/hubs/rules/parts@2022-05-01' = [for (n, i) in ${parts}: if (n != 'x') {`,
      `  parent: ${child}`,
      `  name: '\${n}-\${i}'`,
      `  properties: { text: ${this.#expressions.write('string', 2, withNames(this.#known, 'string', ['n']))} }`,
      `}]`,
    );
    this.#readable(child, true);
    const slashed = this.#name('r');
    this.#lines.push(`resource ${slashed} 'Contoso.Network/hubs/rules@2022-05-01' = {`, `  name: 'other/\${${this.#part()}}'`, `  properties: { text: ${parts === '[]' ? "'none'" : `${grandchild}[0].id`} }`, `}`); // prettier-ignore
    this.#add('string', `${slashed}.id`, `${slashed}.name`);
  }

  #loops(): void {
    const list = this.#name('v');
    const loop = this.#name('r');
    const child = this.#name('r');
    this.#lines.push(
      `var ${list} = ['one', 'two']`,
      `@batchSize(1)`,
      `resource ${loop} 'Contoso.Compute/machines@2020-01-01' = [for (machine, at) in ${list}: {`,
      `  name: 'm-\${machine}-\${at}'`,
      `  location: resourceGroup().location`,
      `  properties: { text: ${this.#expressions.write('string', 2, withNames(this.#known, 'string', ['machine']))}, disks: [for d in range(0, 2): { lun: d, name: '\${machine}\${d}' }] }`,
      `}]`,
      `resource ${child} 'Contoso.Compute/machines/extensions@2020-01-01' = [for (machine, index) in ${list}: {`,
      `  parent: ${loop}[index]`,
      `  name: 'e'`,
      `  properties: { text: ${loop}[index].properties.text, id: ${loop}[${this.#random.below(2)}].id, first: ${child === '' ? '' : `${loop}[index].name`} }`,
      `}]`,
    );
    this.#add('string', `${loop}[1].id`, `${loop}[0].name`, `${child}[1].id`);
    this.#late = withNames(this.#late, 'string', [`${loop}[0].properties.text`, `string(${loop}[1].properties.state)`]);
  }

  #extensions(parent: string): void {
    const lock = this.#name('r');
    this.#lines.push(
      `resource ${lock} 'Microsoft.Authorization/locks@2020-05-01' = {`,
      `  name: 'lock-\${${this.#part()}}'`,
      `  scope: ${parent}`,
      `  properties: { level: 'CanNotDelete', notes: ${this.#lateExpression('string')} }`,
      `}`,
    );
    this.#add('string', `${lock}.id`);
  }

  #existing(): void {
    const scope = this.#random.pick(["resourceGroup('other')", `resourceGroup(subscription().subscriptionId, 'g-\${${this.#part()}}')`, 'resourceGroup()', "resourceGroup('33333333-3333-3333-3333-333333333333', 'far')"]) ?? ''; // prettier-ignore
    const found = this.#name('r');
    const inside = this.#name('n');
    this.#lines.push(
      `resource ${found} 'Contoso.Network/hubs@2022-05-01' existing = {`,
      `  name: '\${${this.#part()}}-found'`,
      `  scope: ${scope}`,
      `  resource ${inside} 'spokes' existing = { name: 'inner' }`,
      `}`,
      `resource group${found} 'Microsoft.Resources/resourceGroups@2024-03-01' existing = { name: 'somewhere', scope: subscription() }`,
      `resource role${found} 'Microsoft.Authorization/roleDefinitions@2022-04-01' existing = { name: 'acdd72a7-3385-48ef-bd42-f606fba81ae7', scope: ${this.#random.chance(2) ? 'tenant()' : 'subscription()'} }`,
      `resource in${found} 'Contoso.Network/hubs@2022-05-01' existing = { name: 'there', scope: group${found} }`,
    );
    this.#add('string', `${found}.id`, `${found}::${inside}.id`, `group${found}.id`, `role${found}.id`, `in${found}.id`);
    this.#late = withNames(this.#late, 'string', [
      `string(${found}.properties.text)`,
      `string(${found}::${inside}.properties.x)`,
      `string(${found}.location)`,
    ]);
  }

  #modules(): void {
    const plain = this.#name('m');
    const loop = this.#name('m');
    this.#lines.push(
      `module ${plain} 'module.bicep' = ${this.#random.chance(3) ? `if (${this.#expression('bool', 2)}) ` : ''}{`,
      this.#random.chance(2) ? `  name: 'named-\${${this.#part()}}'` : '',
      this.#random.chance(2)
        ? ''
        : `  scope: resourceGroup(${this.#random.chance(2) ? "'other'" : "subscription().subscriptionId, 'third'"})`,
      `  params: { text: ${this.#lateExpression('string')}, number: ${this.#expression('int', 2)}, list: ${this.#fixedList()}${this.#random.chance(2) ? `, maybe: ${this.#expression('object', 1)}` : ''} }`,
      `}`,
      `module ${loop} './module.bicep' = [for (n, i) in ${this.#fixedList()}: {`,
      this.#random.chance(2) ? "  name: 'in-${n}-${i}'" : '',
      `  params: { text: '\${n}\${i}', list: [for q in ['a', 'b']: '\${q}\${n}'] }`,
      `}]`,
    );
    this.#late = withNames(this.#late, 'string', [
      `${plain}!.outputs.text`,
      `${plain}!.outputs.id`,
      `${plain}!.outputs.set`,
      `(${plain}.?outputs.?text ?? 'off')`,
    ]);
    this.#late = withNames(this.#late, 'string', [`string(length(${loop}))`]);
    this.#late = withNames(this.#late, 'strings', [`map(range(0, 1), n => ${plain}!.outputs.text)`]);
    this.#add('string', `${plain}.name`);
  }

  #outputs(): void {
    for (const kind of kinds) this.#lines.push(`output o${kind} ${typeTexts[kind]} = ${this.#lateExpression(kind, 3)}`);
    [...new Set(this.#late.string)].forEach((text, at) => this.#lines.push(`output late${at} string = ${text}`));
    this.#lines.push('output known object = {', ...[...new Set(this.#known.string)].map((text, at) => `  k${at}: ${text}`), '}');
    this.#lines.push(`output loop array = [for (n, i) in ${this.#fixedList()}: { at: i, n: n, value: ${this.#expressions.write('string', 2, withNames(this.#known, 'string', ['n']))} }]`); // prettier-ignore
  }
}
