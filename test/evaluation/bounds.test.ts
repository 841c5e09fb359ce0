import { describe, expect, it } from '@jest/globals';
import { complaints, deploy, predict } from './predict.js';

const use = (expression: string): object[] => [
  { type: 'Microsoft.Network/virtualNetworks', name: 'v', apiVersion: '2024-05-01', tags: { t: expression } },
];
const chain = (length: number, step: (before: string) => string): object =>
  Object.fromEntries(Array.from({ length }, (_, index) => [`v${index}`, index === 0 ? 'x' : `[${step(`variables('v${index - 1}')`)}]`]));

describe('a template that would', () => {
  it('grow a text without end is stopped', () => {
    const variables = chain(60, (before) => `concat(${before}, ${before})`);
    expect(complaints({ variables, resources: use("[variables('v59')]") })).toEqual([
      'budget-exceeded: a text has more than 4194304 characters',
    ]);
  });

  it('grow a structure without end is stopped', () => {
    const variables = chain(60, (before) => `createArray(${before}, ${before})`);
    expect(complaints({ variables, resources: use("[length(variables('v59'))]") })).toEqual([
      'budget-exceeded: a value holds more than 200000 parts',
    ]);
  });

  it.each([
    ['object', (before: string) => ({ a: `[${before}]`, b: `[${before}]` })],
    ['array', (before: string) => [`[${before}]`, `[${before}]`]],
  ])('grow an %s that is written out is stopped', (_kind, step) => {
    const variables = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`v${index}`, index === 0 ? 'x' : step(`variables('v${index - 1}')`)]),
    );
    expect(complaints({ variables, resources: use("[variables('v59')]") })).toEqual([
      'budget-exceeded: a value holds more than 2000000 parts',
    ]);
  });

  it('rest on the defaults of many parameters is judged in time', () => {
    const names = Array.from({ length: 12_000 }, (_, at) => `p${at}`);
    const parameters = Object.fromEntries(names.map((name) => [name, { type: 'string', defaultValue: 'x' }]));
    const before = process.cpuUsage();
    const variables = Object.fromEntries(names.map((name) => [name, `[parameters('${name}')]`]));
    const tags = { ...variables, all: "[variables('all')]" };
    expect(complaints({ parameters, variables: { all: variables }, resources: [{ ...use('x')[0], tags }] })).toEqual([]);
    expect(process.cpuUsage(before).user).toBeLessThan(8_000_000);
  });

  it('hide a secret in a type that names itself among its variants is judged in time, and tells nothing', () => {
    const own = Array.from({ length: 300 }, (_, at): [string, object] => [`v${at}`, { $ref: '#/definitions/a' }]);
    const login = { type: 'object', properties: { k: { type: 'string' }, p: { type: 'securestring' } } };
    const a = { type: 'object', discriminator: { propertyName: 'k', mapping: { login, ...Object.fromEntries(own) } } };
    const sections = {
      languageVersion: '2.0',
      definitions: { a },
      parameters: { p: { $ref: '#/definitions/a', defaultValue: { k: 'login', p: 'sesame' } } },
      resources: { v: use("[parameters('p').p]")[0] },
    };
    const before = process.cpuUsage();
    expect(JSON.stringify(predict(sections))).not.toContain('sesame');
    expect(process.cpuUsage(before).user).toBeLessThan(8_000_000);
  });

  it('call functions of a large type again and again is judged in time', () => {
    const wide = {
      type: 'object',
      properties: Object.fromEntries(Array.from({ length: 1_900 }, (_, at) => [`p${at}`, { type: 'string' }])),
    };
    const functions = (depth: number) =>
      Object.fromEntries(
        Array.from({ length: depth }, (_, at) => {
          const again = `[createArray(a.f${at + 1}(parameters('x')), a.f${at + 1}(parameters('x')))]`;
          const value = at === depth - 1 ? '[createArray(1)]' : again;
          return [`f${at}`, { parameters: [{ name: 'x', $ref: '#/definitions/t' }], output: { type: 'array', value } }];
        }),
      );
    const sections = {
      languageVersion: '2.0',
      definitions: { t: wide },
      parameters: { x: { type: 'object' } },
      functions: [{ namespace: 'a', members: functions(14) }],
      resources: { v: use("[a.f0(parameters('x'))]")[0] },
    };
    const before = process.cpuUsage();
    expect(complaints(sections)).toEqual([]);
    expect(process.cpuUsage(before).user).toBeLessThan(4_000_000);
  });

  it('deploy one resource again and again is looked at a hundred times', () => {
    const again = (name: string, count: number): object => ({ ...use('x')[0], name, copy: { name: 'c', count } });
    expect(complaints({ resources: [again('v', 100)] })).toEqual([]);
    expect(complaints({ resources: [again("[concat('v', copyIndex())]", 101)] })).toEqual([]);
    expect(complaints({ resources: [again('v', 103), again('w', 101)] })).toEqual([
      'budget-exceeded: a resource is deployed more than 100 times: only so many of its declarations are looked at',
      'budget-exceeded: a resource is deployed more than 100 times: only so many of its declarations are looked at',
    ]);
    expect(deploy({ resources: [again('v', 103), ...use('x')] }).resources).toHaveLength(100);
  });

  describe('make resources by loops in loops', () => {
    const loops = (outer: number, inner: number): object[] => [
      {
        ...{ type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name: "[concat('d', copyIndex())]" },
        copy: { name: 'o', count: outer },
        properties: {
          ...{ mode: 'Incremental', expressionEvaluationOptions: { scope: 'inner' }, parameters: { n: { value: '[copyIndex()]' } } },
          template: {
            parameters: { n: { type: 'int' } },
            resources: [
              { ...use('x')[0], name: "[concat('v', parameters('n'), '-', copyIndex())]", copy: { name: 'i', count: inner } },
              { ...use('x')[0], name: "[concat('w', parameters('n'))]" },
            ],
          },
        },
      },
    ];
    const budget = { copies: 10, repeated: 20 };
    const tooMany =
      'budget-exceeded: loops in loops, or modules that are used again and again, make more resources than are looked at: 10 of each declaration, and 20 more over all';

    it.each([
      [10, 1],
      [3, 10],
    ])('as many as are looked at: %d times %d', (outer, inner) => {
      expect(complaints({ resources: loops(outer, inner) }, {}, { budget })).toEqual([]);
      expect(deploy({ resources: loops(outer, inner) }, {}, { budget }).resources).toHaveLength(outer * (inner + 1));
    });

    it('more, which is said once, and costs other declarations nothing', () => {
      expect(complaints({ resources: loops(10, 10) }, {}, { budget })).toEqual([tooMany]);
      expect(deploy({ resources: loops(10, 10) }, {}, { budget }).resources).toHaveLength(30 + 10);
    });
  });

  it.each([
    ['if', "if(equals(parameters('u'), string(lambdaVariables('i'))), string(lambdaVariables('i')), lambdaVariables('s'))"],
    ['add', "add(lambdaVariables('s'), parameters('n'))"],
    ['replace', "replace(lambdaVariables('s'), string(lambdaVariables('i')), '-')"],
    ['createArray', "createArray(lambdaVariables('s'))"],
    ['an access', "lambdaVariables('s')[string(lambdaVariables('i'))]"],
  ])('nest a value without end is stopped: %s', (_name, step) => {
    const parameters = { u: { type: 'string' }, n: { type: 'int' }, o: { type: 'object' } };
    const start = step.startsWith('add') ? "parameters('n')" : step.startsWith('lambda') ? "parameters('o')" : "parameters('u')";
    const nested = (times: number): object[] => use(`[string(reduce(range(0, ${times}), ${start}, lambda('s', 'i', ${step})))]`);
    const budget = { height: 100 };
    expect(complaints({ parameters, resources: nested(90) }, {}, { budget })).toEqual([]);
    expect(complaints({ parameters, resources: nested(110) }, {}, { budget })).toEqual([
      'budget-exceeded: a value is nested more than 100 levels deep',
    ]);
  });

  const items = (item: string): string => `map(range(0, 40), lambda('i', ${item}))`;
  const one = "concat(parameters('u'), string(lambdaVariables('i')))";

  it.each([
    ['union', `union(${items(one)}, createArray('x'))`],
    ['intersection', `intersection(${items(one)}, createArray('x'))`],
  ])('compare unknown items over and over is stopped: %s', (_name, expression) => {
    const parameters = { u: { type: 'string' } };
    const again = (times: number): object[] => use(`[string(map(range(0, ${times}), lambda('k', length(${expression}))))]`);
    const budget = { steps: 50_000 };
    expect(complaints({ parameters, resources: again(1) }, {}, { budget })).toEqual([]);
    expect(complaints({ parameters, resources: again(200) }, {}, { budget })).toEqual([
      'budget-exceeded: evaluation stopped after 50000 steps',
    ]);
  });

  it('compare long items over and over is stopped sooner than short ones', () => {
    const parameters = { u: { type: 'string' } };
    const long = (length: number): string => `concat('${'y'.repeat(length)}', parameters('u'), string(lambdaVariables('i')))`;
    const compared = (length: number): object[] => use(`[length(union(${items(long(length))}, createArray('x')))]`);
    const budget = { steps: 5_000 };
    expect(complaints({ parameters, resources: compared(10) }, {}, { budget })).toEqual([]);
    expect(complaints({ parameters, resources: compared(10_000) }, {}, { budget })).toEqual([
      'budget-exceeded: evaluation stopped after 5000 steps',
    ]);
  });

  it('call a function of its own without end is refused', () => {
    const functions = [{ namespace: 'n', members: { f: { parameters: [], output: { type: 'string', value: '[n.f()]' } } } }];
    expect(complaints({ functions, resources: use('[n.f()]') })).toEqual([
      'evaluation-failed: n.f is called by itself or by what is given to it',
    ]);
  });

  it('refer to itself in a circle is refused', () => {
    const variables = { a: "[variables('b')]", b: "[variables('a')]" };
    expect(complaints({ variables, resources: use("[variables('a')]") })).toEqual(["evaluation-failed: 'a' refers to itself"]);
  });

  it('run loops in loops is stopped', () => {
    const loop = (name: string, input: unknown): object => ({ copy: [{ name, count: 800, input }] });
    const variables = loop('outer', loop('inner', loop('innermost', "[copyIndex('innermost')]")));
    const sections = { variables, resources: use("[length(variables('outer'))]") };
    expect(complaints(sections, {}, { budget: { steps: 5000 } })).toContain('budget-exceeded: evaluation stopped after 5000 steps');
  });

  const big = chain(18, (before) => `concat(${before}, ${before})`);
  const repeated = (expression: string): object[] => use(`[length(map(range(0, 10000), lambda('i', ${expression})))]`);

  it.each([
    "toUpper(concat(variables('v17'), string(lambdaVariables('i'))))",
    "length(string(createArray(variables('v17'), lambdaVariables('i'))))",
    "contains(variables('v17'), 'y')",
    "format('{0}{1}', variables('v17'), lambdaVariables('i'))",
    "replace(variables('v17'), 'y', 'z')",
    "equals(variables('v17'), lambdaVariables('i'))",
    "uniqueString(variables('v17'))",
    "tryGet(createObject('a', 1), variables('v17'))",
    "length(createObject(variables('v17'), 1))",
    "startsWith(variables('v17'), 'y')",
    "uriComponent(variables('v17'))",
    "json(concat('\"', variables('v17'), '\"'))",
    'range(0, 800)[0]',
    'first(range(0, 60))',
  ])('look at long texts over and over is stopped: %s', (expression) => {
    const touched = 20 * 131_072;
    expect(complaints({ variables: big, resources: repeated(expression) }, {}, { budget: { touched } })).toEqual([
      `budget-exceeded: evaluation stopped after it looked at ${touched} characters and items of long values`,
    ]);
  });

  it('only glance at long values is not', () => {
    const variables = { list: '[range(0, 5000)]', ...big };
    const glances = "createArray(first(variables('list')), length(variables('list')), variables('list')[7], tryGet(variables('list'), 8))";
    expect(complaints({ variables, resources: repeated(glances) }, {}, { budget: { touched: 10 * 131_072 } })).toEqual([]);
  });

  it('fill a text with one argument over and over is stopped before the text is made', () => {
    const format = `[length(format('${'{0}'.repeat(100)}', variables('v17')))]`;
    expect(complaints({ variables: big, resources: use(format) })).toEqual(['budget-exceeded: a text has more than 4194304 characters']);
  });

  it('split a text into more items than a list may have is stopped', () => {
    expect(complaints({ variables: big, resources: use("[length(split(variables('v17'), 'x'))]") })).toEqual([
      'budget-exceeded: split gives more than 100000 items',
    ]);
  });

  describe('hold a value of few parts, which it has very many times, to a type that names itself', () => {
    const doubling = Object.fromEntries(
      Array.from({ length: 17 }, (_, at): [string, object] => [
        `v${at}`,
        at === 0 ? {} : { a: `[variables('v${at - 1}')]`, b: `[variables('v${at - 1}')]` },
      ]),
    );
    const own = { $ref: '#/definitions/t', nullable: true };
    const typeWith = (more: object): object => ({ t: { type: 'object', properties: { a: own, b: own, ...more } } });
    const stopped = 'budget-exceeded: evaluation stopped after 4000000 steps';

    it('is stopped in parameters of modules', () => {
      const names = Array.from({ length: 30 }, (_, at) => `p${at}`);
      const typed = Object.fromEntries(names.map((name) => [name, { $ref: '#/definitions/t' }]));
      const given = Object.fromEntries(names.map((name) => [name, { value: "[variables('v16')]" }]));
      const template = { languageVersion: '2.0', contentVersion: '1.0.0.0', definitions: typeWith({}), parameters: typed, resources: {} };
      const module = {
        type: 'Microsoft.Resources/deployments',
        apiVersion: '2024-03-01',
        name: 'm',
        properties: { mode: 'Incremental', expressionEvaluationOptions: { scope: 'inner' }, parameters: given, template },
      };
      expect(complaints({ variables: doubling, resources: [module] })).toEqual([stopped]);
    });

    it('is stopped in calls of functions', () => {
      const functions = [
        {
          namespace: 'own',
          members: {
            f: { parameters: [{ name: 'x', $ref: '#/definitions/t' }], output: { type: 'int', value: 1 } },
          },
        },
      ];
      const calls = Array.from({ length: 100 }, (_, at): [string, object] => [
        `o${at}`,
        { type: 'int', value: "[own.f(variables('v16'))]" },
      ]);
      const sections = {
        languageVersion: '2.0',
        definitions: typeWith({ s: { type: 'securestring', nullable: true } }),
        functions,
        variables: doubling,
        resources: {},
        outputs: Object.fromEntries(calls),
      };
      expect(complaints(sections)).toEqual([stopped]);
    });
  });
});
