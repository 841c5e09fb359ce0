import fc from 'fast-check';

const functions = [
  ...['array', 'base64', 'base64ToJson', 'base64ToString', 'bool', 'buildUri', 'cidrHost', 'cidrSubnet', 'concat', 'contains', 'copyIndex'],
  ...[
    'createArray',
    'createObject',
    'dataUri',
    'dataUriToString',
    'dateTimeAdd',
    'dateTimeFromEpoch',
    'dateTimeToEpoch',
    'deployment',
    'empty',
  ],
  ...[
    'endsWith',
    'environment',
    'equals',
    'extensionResourceId',
    'fail',
    'filter',
    'first',
    'flatten',
    'float',
    'format',
    'greater',
    'groupBy',
  ],
  ...[
    'guid',
    'if',
    'indexFromEnd',
    'indexOf',
    'int',
    'intersection',
    'items',
    'join',
    'json',
    'last',
    'lastIndexOf',
    'length',
    'less',
    'list',
  ],
  ...['listKeys', 'map', 'mapValues', 'max', 'min', 'mod', 'mul', 'div', 'add', 'sub', 'newGuid', 'not', 'and', 'or', 'coalesce', 'null'],
  ...['objectKeys', 'padLeft', 'parameters', 'parseCidr', 'parseUri', 'pickZones', 'range', 'reduce', 'reference', 'references', 'replace'],
  ...['resourceGroup', 'resourceId', 'resourceInfo', 'shallowMerge', 'skip', 'sort', 'split', 'startsWith', 'string', 'subscription'],
  ...[
    'subscriptionResourceId',
    'substring',
    'take',
    'tenantResourceId',
    'toLower',
    'toObject',
    'toUpper',
    'trim',
    'tryGet',
    'tryIndexFromEnd',
  ],
  ...[
    'tryIndexFromStart',
    'union',
    'uniqueString',
    'uri',
    'uriComponent',
    'uriComponentToString',
    'utcNow',
    'variables',
    'lambdaVariables',
    'ns.f',
  ],
];

const texts = [
  ...[
    '',
    'a',
    'b',
    'l',
    'o',
    't',
    'x',
    'v',
    'a-b',
    'Microsoft.Network/virtualNetworks',
    '2024-01-01T00:00:00Z',
    'P1Y',
    '10.0.0.0/8',
    'fe80::/10',
  ],
  ...[
    '{0}',
    '{0:N2}{1,9}',
    '{"a":[1]}',
    '[[x]',
    '%41%zz',
    'https://x.example:80/a/../b?c#d',
    'data:,x',
    'eyJhIjoxfQ==',
    'yyyy-MM-dd',
    'İ😀\ud800',
  ],
  ...['-0', '1e5', '9223372036854775807', 'true', 'null', "[concat(parameters('t'))]", '/subscriptions/s/resourceGroups/g', '%', '{', '\n'],
];

const numbers = [
  '0',
  '1',
  '-1',
  '2',
  '7',
  '24',
  '64',
  '800',
  '1000',
  '100000',
  '2147483648',
  '9223372036854775807',
  '-9223372036854775808',
];

const known = [
  "parameters('t')",
  "parameters('o')",
  "parameters('l')",
  "parameters('n')",
  "variables('v')",
  "variables('big')",
  "variables('deep')",
];

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const { expression } = fc.letrec<{ expression: string; call: string; lambda: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom(...texts).map(quoted),
    fc.constantFrom(...numbers),
    fc.constantFrom(...known, "lambdaVariables('x')"),
    fc.string({ unit: 'binary', maxLength: 6 }).map(quoted),
  ),
  lambda: fc
    .tuple(fc.constantFrom("'x'", "'x', 'y'", "'y', 'x', 'z'"), tie('expression'))
    .map(([names, body]) => `lambda(${names}, ${body})`),
  call: fc
    .record({
      name: fc.constantFrom(...functions),
      args: fc.array(fc.oneof({ weight: 6, arbitrary: tie('expression') }, tie('lambda')), { maxLength: 4 }),
      access: fc.oneof(
        { weight: 4, arbitrary: fc.constant('') },
        fc.constantFrom('[0]', '.a', '.?a', '[?5]', "['x']", '.properties.subnets[0].id', '.value'),
      ),
    })
    .map(({ name, args, access }) => `${name}(${args.join(', ')})${access}`),
  expression: fc.oneof({ maxDepth: 5, depthSize: 'small' }, tie('leaf'), tie('call')),
}));

/** Expressions of the template language, well-formed, though most are refused; some name what `declarations` declares. */
export const expressions: fc.Arbitrary<string> = expression;

/** The sections of a template that such expressions name things of. */
export const declarations = {
  functions: [
    {
      namespace: 'ns',
      members: { f: { parameters: [{ name: 'x', type: 'string' }], output: { type: 'string', value: "[concat('<', parameters('x'))]" } } },
    },
  ],
  parameters: {
    t: { type: 'string' },
    o: { type: 'object', defaultValue: { a: [1, { b: 'c' }], x: null } },
    l: { type: 'array' },
    n: { type: 'int', defaultValue: 3 },
  },
  variables: {
    v: ['a', 1, true, null, { a: { a: 'b' } }],
    big: "[padLeft('x', 100000, 'yz')]",
    deep: "[json(concat(padLeft('', 60, '['), '1', padLeft('', 60, ']')))]",
  },
};
