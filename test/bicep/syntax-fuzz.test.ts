import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseBicep, parseBicepParameterFile } from '../../src/bicep/syntax/parse.js';
import { tokensOf } from '../../src/bicep/syntax/lexer.js';
import type { SyntaxNode } from '../../src/bicep/syntax/nodes.js';
import { Token } from '../../src/bicep/syntax/token.js';
import { BicepLibrary } from '../../src/bicep/modules/library.js';
import { readBicepParameterFile } from '../../src/bicep/read-parameter-file.js';
import { readBicepTemplate } from '../../src/bicep/read-template.js';
import { evaluate } from '../../src/evaluation/evaluate.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { Source } from '../../src/text/source.js';
import { childrenOf, printSyntax } from './syntax-text.js';

const programs = [
  `targetScope = 'subscription'

// regions
@description('Where')
@allowed(['westeurope', 'northeurope'])
param location string = deployment().location
param tags object?
var names = [for (n, i) in range(0, 3): { name: 'rg-\${n}-\${padLeft(i, 2, '0')}', on: n % 2 == 0 }]
type sku = {
  name: 'a' | 'b', @minValue(1)
  size: int?, *: string } | 'x'
func join2(a string, b string[]) string => '\${a}/\${join(b, '-')}'
import { one, two as zwei } from 'shared.bicep'

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = [for n in names: if (n.on) {
  name: n.name
  location: location
  tags: { ...(tags ?? {}), owner: '''
team ' one'''
  }
}]

#disable-next-line no-unused
module network 'br/public:avm/res/network/virtual-network:0.5.0' = if (!empty(names)) {
  name: 'net'
  scope: group[0]
  params: {
    addressPrefixes: [ '10.0.0.0/16' ]
    subnets: map(filter(names, x => x.on), (x, i) => { name: x.name, addressPrefix: cidrSubnet('10.0.0.0/16', 24, i) })
  }
}
output id string = network.?outputs.resourceId ?? 'none' /* end */
`,
  `resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' existing = {
  name: $'''v\${1 + 2 * -3}'''
  resource subnet 'subnets' existing = { name: 'default' }
}
var a = vnet::subnet.id == vnet.properties.subnets[^1].id || (1 > 2)
  ? vnet!.name
  : json('{}')['x'].?y[?0]
`,
  `using 'main.bicep'\r\nextends 'base.bicepparam'\r\nparam a = readEnvironmentVariable('A', 'b')\r\nvar c = { d: [1\r\n2] }\r\n`,
];
const scraps = [
  "'",
  "'''",
  '${',
  '}',
  '{',
  '[',
  ']',
  '(',
  ')',
  '\n',
  '\r\n',
  '//',
  '/*',
  '*/',
  '?',
  ':',
  '=>',
  '$',
  '#disable-next-line',
  '\\',
  '"',
  '\u2028',
  '@',
  'for',
  'if',
  '\uD800',
  '😀',
];

/** A program with tokens taken out, doubled, swapped or replaced by scraps. */
const mangled = fc
  .record({
    text: fc.constantFrom(...programs),
    edits: fc.array(fc.record({ at: fc.nat(), take: fc.nat(3), scrap: fc.constantFrom('', ...scraps), other: fc.nat() }), {
      minLength: 1,
      maxLength: 8,
    }),
  })
  .map(({ text, edits }) => {
    const pieces = tokensOf(new Source('x', text)).tokens.map((token) => text.slice(token.fullStart, token.end));
    for (const { at, take, scrap, other } of edits) pieces.splice(at % pieces.length, take, scrap, pieces[other % pieces.length] ?? '');
    return pieces.join('');
  });

/** Whether every node of the tree lies inside its parent, after its elder siblings. */
function spansFit(node: SyntaxNode, from: number, to: number): boolean {
  let at = node.start;
  for (const child of childrenOf(node)) {
    if (child.start < at || (!(child instanceof Token) && !spansFit(child, at, node.end))) return false;
    at = child.end;
  }
  return node.start >= from && node.end <= to && node.start <= node.end;
}

it('reads the programs that it mangles', () => {
  for (const text of programs.slice(0, 2)) expect(parseBicep(new Source('x', text)).diagnostics).toEqual([]);
  expect(parseBicepParameterFile(new Source('x', programs[2] ?? '')).diagnostics).toEqual([]);
});

it.each([parseBicep, parseBicepParameterFile])('gives back every text, with spans inside it (%p)', (parse) => {
  fc.assert(
    fc.property(
      fc.oneof(
        { weight: 5, arbitrary: mangled },
        fc.string({ unit: 'binary' }),
        fc.array(fc.constantFrom(...scraps)).map((all) => all.join('')),
      ),
      (text) => {
        const program = parse(new Source('x', text));
        expect(printSyntax(program)).toBe(text);
        expect(spansFit(program, 0, text.length)).toBe(true);
        for (const { span } of program.diagnostics) {
          expect(span?.start).toBeGreaterThanOrEqual(0);
          expect(span?.end).toBeLessThanOrEqual(text.length);
        }
      },
    ),
    { numRuns: 200 },
  );
});

it('lowers and evaluates every text', () => {
  fc.assert(
    fc.property(mangled, (text) => {
      const files = { 'main.bicep': text, 'shared.bicep': text, 'x.bicepparam': text, 'base.bicepparam': text };
      const library = new BicepLibrary({ host: memoryHost(files), moduleCache: () => undefined });
      const { values } = readBicepParameterFile(new Source('x.bicepparam', text), library);
      const deployment = evaluate(readBicepTemplate(new Source('main.bicep', text), library), { parameters: values });
      for (const { body } of deployment.resources) expect(body.kind).toBe('object');
      expect(deployment.outputs.length).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 200 },
  );
});

it('takes time in proportion to the text', () => {
  for (const scrap of scraps) {
    const text = `var a = ${scrap.repeat(20_000)}`;
    const start = performance.now();
    expect(printSyntax(parseBicep(new Source('x', text)))).toBe(text);
    expect(performance.now() - start).toBeLessThan(2000);
  }
});
