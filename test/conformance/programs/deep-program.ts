import type { Random } from '../random.js';
import { Expressions, withNames, type Known } from './expressions.js';
import type { Program } from './program.js';

const nothing: Known = { string: [], int: [], bool: [], strings: [], ints: [], object: [] };

/** Writes a program of typed objects, conditions that modules share, modules in modules, loaded files and functions of every family. */
export function writeDeepProgram(random: Random): Program {
  return new DeepProgram(random).write();
}

class DeepProgram {
  readonly #random: Random;
  readonly #expressions: Expressions;

  constructor(random: Random) {
    this.#random = random;
    this.#expressions = new Expressions(random);
  }

  write(): Program {
    return new Map([
      ['main.bicep', this.#main()],
      ['leaf.bicep', this.#leaf()],
      ['branch.bicep', this.#branch()],
      ['types.bicep', types],
      ['note.txt', 'a note\n  with ${no} [hole]\n'],
      ['data.json', JSON.stringify({ name: 'data', list: ['a', 'b'], deep: { flag: true, text: '[not()]', size: 3 } })],
      ['rules.yaml', 'rules:\n  - name: y1\n    size: 4\n  - name: y2\n'],
    ]);
  }

  #main(): string {
    const known = this.#known();
    const text = (): string => this.#expressions.write('string', 2, known);
    const same = this.#pick(['flag', "choice == 'on'", "flag && choice == 'on'"]);
    return lines([
      "import { rule, target as goal, size as howBig, join3, defaults } from 'types.bicep'",
      "param rules rule[] = [\n  { name: 'r1', allow: true }\n  { name: 'r2', priority: 5, allow: false }\n  { name: 'r3', allow: true, tags: { a: 'b' } }\n]",
      'param open string',
      "param choice 'on' | 'off'",
      'param flag bool',
      "param settings { key: string, deep: { list: string[]? }?, *: string } = { key: 'k', extra: 'e' }",
      "param target goal = { kind: 'app', plan: { tier: 'B1' } }",
      "param size howBig = 'small'",
      'param count int = 2',
      'param maybe { text: string?, size: int? }?',
      "@secure()\nparam secret string = ''",
      ...this.#variables(known),
      ...this.#network(text),
      ...this.#modules(text, same),
      ...this.#outputs(text, same),
    ]);
  }

  #known(): Known {
    const strings = [
      'open',
      'choice',
      'settings.key',
      'size',
      "(settings.?deep.?list[?0] ?? 'no list')",
      "(maybe.?text ?? 'no text')",
      'note',
      'data.name',
      'data.deep.text',
      'multi',
      "join3('a', open, 'c')",
      "(target.kind == 'app' ? target.plan.tier : 'none')",
      'resourceGroup().location',
      'tenant().tenantId',
      'deployment().name',
      'environment().suffixes.storage',
      'nameof(settings.key)',
      'base64ToString(base64(open))',
      'uriComponentToString(uriComponent(choice))',
      "dateTimeAdd('2024-02-28T10:00:00Z', 'P1DT2H', 'yyyy-MM-dd HH')",
      "cidrSubnet('10.1.0.0/16', 24, count)",
      "cidrHost('10.1.2.0/24', length(rules))",
      "parseCidr('10.0.0.0/20').broadcast",
      'string({ a: count, b: [ flag, null ], c: choice })',
      'string(rules)',
      'first(map(rules, r => r.name))!',
      "substring('${open}-abcdef', 0, 3)",
      "uri('https://contoso.com/a/', note == '' ? 'x' : 'b/c')",
      "join(objectKeys(defaults), ',')",
      "(rules[?1].?tags.?a ?? 'untagged')",
      "(rules[?2].?tags.?a ?? 'untagged')",
    ];
    const ints = ['count', 'length(rules)', 'min(count, 7)', 'max([ count, 3, length(open) ])', "indexOf('abc', 'c')", "(maybe.?size ?? 4)", 'data.deep.size', "lastIndexOf(open, 'a')"]; // prettier-ignore
    const known = withNames(withNames(nothing, 'string', strings), 'int', ints);
    const lists = ['map(rules, r => r.name)', 'data.list', 'map(filter(rules, r => r.allow), r => r.name)', "map(sort(rules, (a, b) => (a.?priority ?? 50) < (b.?priority ?? 50)), r => r.name)", 'map(yaml.rules, r => r.name)', "objectKeys(groupBy(rules, r => r.allow ? 'yes' : 'no'))"]; // prettier-ignore
    const bools = ['flag', "choice == 'on'", 'data.deep.flag', 'contains(open, choice)', "rules[0].allow", 'empty(maybe)', "target.kind == 'vm'"]; // prettier-ignore
    return withNames(withNames(withNames(known, 'strings', lists), 'bool', bools), 'object', ['defaults', "toObject(rules, r => r.name, r => string(r.allow))", "{ key: open, ...(flag ? { more: choice } : {}) }"]); // prettier-ignore
  }

  #variables(known: Known): string[] {
    return [
      "var note = loadTextContent('note.txt')",
      "var data = loadJsonContent('data.json')",
      "var deep = loadJsonContent('data.json', 'deep.size')",
      "var yaml = loadYamlContent('rules.yaml')",
      "var multi = '''\n  two\n    lines ${no}'''",
      `var ready = ${this.#expressions.write('bool', 2, known)}`,
      `var shape = { text: ${this.#expressions.write('string', 2, known)}, list: ${this.#expressions.write('strings', 2, known)}, size: deep + ${this.#expressions.write('int', 1, known)} }`,
    ];
  }

  #network(text: () => string): string[] {
    return [
      `resource net 'Contoso.Network/nets@2022-05-01' = if (flag) {`,
      "  name: 'net-${uniqueString(resourceGroup().id, open)}'",
      '  location: resourceGroup().location',
      `  tags: union(defaults, { text: ${text()} })`,
      "  properties: { prefixes: [for i in range(0, count): cidrSubnet('10.0.0.0/16', 24, i)], list: [for (r, i) in rules: { name: '${i}-${r.name}', ...(r.allow ? { priority: r.?priority ?? 100 + i } : { denied: true }) }] }",
      '}',
      "resource subs 'Contoso.Network/nets/subs@2022-05-01' = [for (r, i) in rules: if (r.allow && flag) {",
      '  parent: net',
      '  name: r.name',
      `  properties: { priority: r.?priority ?? 100 + i, text: ${text()}, whole: r, tags: r.?tags }`,
      '}]',
      "resource vault 'Contoso.Vault/vaults@2023-01-01' existing = { name: 'vault-${take(choice, 2)}', scope: resourceGroup('vaults') }",
      `resource extra 'Contoso.Network/nets@2022-05-01' = [for n in range(0, count): if (n > 0 || ${this.#pick(['flag', 'ready', "choice == 'off'"])}) {`,
      "  name: 'extra-${n}-${uniqueString(open)}'",
      '  location: resourceGroup().location',
      `  properties: { text: ${text()}, first: flag ? net!.properties.prefixes[0] : 'none', place: vault.properties.place, id: resourceId('Contoso.Network/nets', 'extra-\${n}') }`,
      '}]',
    ];
  }

  #modules(text: () => string, same: string): string[] {
    return [
      `module one 'leaf.bicep' = if (${same}) {`,
      this.#random.chance(2) ? "  name: 'one-${choice}'" : '',
      `  params: { text: ${text()}, items: map(rules, r => r.name), more: flag ? { a: open } : null }`,
      '}',
      `module two 'leaf.bicep' = if (${same}) {`,
      '  params: { text: one!.outputs.text, items: one!.outputs.items }',
      '}',
      `module third 'branch.bicep' = {`,
      `  params: { rule: rules[0], on: flag, text: ${same} ? one!.outputs.text : 'none', scopeName: ${this.#pick(["'elsewhere'", 'resourceGroup().name', "'g-${uniqueString(open)}'"])} }`,
      '}',
      "module many 'branch.bicep' = [for (r, i) in rules: if (r.allow) {",
      "  name: 'many-${i}'",
      `  params: { rule: r, on: i == 0 || flag, text: ${text()}, scopeName: resourceGroup().name }`,
      '}]',
    ];
  }

  #outputs(text: () => string, same: string): string[] {
    return [
      `output guarded string = ${same} ? two!.outputs.text : 'none'`,
      `output both string = ${same} ? '\${one!.outputs.id}/\${two!.outputs.made.name}' : ${text()}`,
      'output branch object = third.outputs.made',
      'output inner string = third.outputs.inner',
      'output allowed array = [for (r, i) in filter(rules, r => r.allow): many[i == 0 ? 0 : 2].outputs.made]',
      'output subs array = [for (r, i) in rules: { id: subs[i].id, name: subs[i].name }]',
      'output shape object = shape',
      'output maybeNet string? = flag ? net!.properties.prefixes[0] : null',
      `output texts array = [ ${text()}, ${text()}, ${text()} ]`,
      'output ready bool = ready',
      'output typed string = target.kind',
    ];
  }

  #leaf(): string {
    const known = withNames(withNames(withNames(nothing, 'string', ['text', "(more.?a ?? 'less')", 'resourceGroup().name']), 'strings', ['items']), 'int', ['length(items)']); // prettier-ignore
    return lines([
      'param text string',
      'param items string[] = []',
      'param more { a: string }?',
      "resource thing 'Contoso.Widgets/things@2021-01-01' = {",
      "  name: 'thing-${uniqueString(resourceGroup().id, text)}'",
      `  properties: { text: ${this.#expressions.write('string', 2, known)}, items: [for (item, i) in items: { at: i, item: item }], more: more }`,
      '}',
      'output text string = thing.properties.text',
      'output id string = thing.id',
      "output items string[] = map(items, (item, i) => '${item}-${i}')",
      'output made { name: string, size: int } = { name: thing.name, size: length(items) }',
    ]);
  }

  #branch(): string {
    const known = withNames(withNames(nothing, 'string', ['text', 'rule.name', 'scopeName']), 'bool', ['on', 'rule.allow']);
    return lines([
      "import { rule as ruleType } from 'types.bicep'",
      'param rule ruleType',
      'param on bool',
      'param text string',
      'param scopeName string',
      `module below 'leaf.bicep' = if (on) { scope: resourceGroup(scopeName), params: { text: ${this.#expressions.write('string', 2, known)}, items: [rule.name, 'x'] } }`,
      "resource mark 'Contoso.Widgets/marks@2021-01-01' = { name: '${rule.name}-${uniqueString(deployment().name)}', properties: { text: text, below: on ? below!.outputs.id : 'none', priority: rule.?priority ?? 1 } }",
      `output made object = { mark: mark.id, size: on ? below!.outputs.made.size : 0, text: ${this.#expressions.write('string', 1, known)} }`,
      "output inner string = on ? below!.outputs.text : 'off'",
    ]);
  }

  #pick(texts: readonly string[]): string {
    return this.#random.pick(texts) ?? '';
  }
}

const types = lines([
  '@export()',
  'type rule = { name: string, priority: int?, allow: bool, tags: { *: string }? }',
  '@export()',
  "@discriminator('kind')",
  "type target = { kind: 'vm', size: size } | { kind: 'app', plan: { tier: 'F1' | 'B1' } }",
  '@export()',
  "type size = 'small' | 'large'",
  '@export()',
  "func join3(a string, b string, c string) string => '${a}-${toUpper(b)}-${c}'",
  '@export()',
  "var defaults = { owner: 'us', stage: join(['de', 'v'], '') }",
]);

function lines(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n') + '\n';
}
