import { describe, expect, it } from '@jest/globals';
import { scalar } from '../../src/values/construct.js';
import type { Edge } from '../../src/network/edges.js';
import type { ResourceGraph } from '../../src/network/resource-graph.js';
import { idOf, networkWith, resource, show } from './network-fixtures.js';

const describeEdges = (edges: readonly Edge[]): string[] =>
  edges.map(({ kind, from, to, sure }) => `${show(from.name)} -${kind}${sure ? '' : '?'}-> ${show(to.name)}`);

const graphOf = (resources: Parameters<typeof networkWith>[0]): ResourceGraph => networkWith(resources).graph;

describe('the resource graph', () => {
  it('finds resources by type and id, ignoring case', () => {
    const graph = graphOf([resource('virtualNetworks', 'hub'), resource('virtualNetworks', "[concat(parameters('text'), '-x')]")]);
    expect(graph.ofType('MICROSOFT.network/VIRTUALnetworks')).toHaveLength(2);
    const found = graph.find(scalar(idOf('virtualNetworks', 'HUB')));
    expect(found.certain.map(({ name }) => show(name))).toEqual(['hub']);
    expect(found.possible).toEqual([]);
    const maybe = graph.find(scalar(idOf('virtualNetworks', 'spoke-x')));
    expect(maybe.certain).toEqual([]);
    expect(maybe.possible).toHaveLength(1);
  });

  it('has edges to parents, scopes and ids in bodies, both ways', () => {
    const subnet = resource('virtualNetworks/subnets', 'hub/app', { routeTable: { id: idOf('routeTables', 'rt') } });
    const lock = {
      type: 'Microsoft.Authorization/locks',
      apiVersion: '2020-05-01',
      name: 'keep',
      scope: 'Microsoft.Network/routeTables/rt',
      properties: {},
    };
    const graph = graphOf([resource('virtualNetworks', 'hub'), resource('routeTables', 'rt'), subnet, lock]);
    const [table] = graph.ofType('Microsoft.Network/routeTables');
    const [child] = graph.ofType('Microsoft.Network/virtualNetworks/subnets');
    if (table === undefined || child === undefined) throw new Error('missing');
    expect(describeEdges(graph.edgesFrom(child))).toEqual(['hub/app -parent-> hub', 'hub/app -reference-> rt']);
    expect(describeEdges(graph.edgesTo(table))).toEqual(['hub/app -reference-> rt', 'keep -scope-> rt']);
  });

  it('follows dependsOn by id, by name and by the name of a loop', () => {
    const looped = resource('routeTables', "[concat('rt', copyIndex())]", {}, { copy: { name: 'tables', count: 2 } });
    const last = resource('publicIPAddresses', 'ip', {}, { dependsOn: [idOf('virtualNetworks', 'hub'), 'spoke', 'tables'] });
    const graph = graphOf([resource('virtualNetworks', 'hub'), resource('virtualNetworks', 'spoke'), looped, last]);
    const [ip] = graph.ofType('Microsoft.Network/publicIPAddresses');
    if (ip === undefined) throw new Error('missing');
    expect(describeEdges(graph.edgesFrom(ip))).toEqual([
      'ip -dependsOn-> hub',
      'ip -dependsOn-> spoke',
      'ip -dependsOn-> rt0',
      'ip -dependsOn-> rt1',
    ]);
  });

  it('says so where an edge is only possible', () => {
    const subnet = resource('virtualNetworks/subnets', 'hub/app', {
      routeTable: { id: `[concat('${idOf('routeTables', '')}', parameters('text'))]` },
    });
    const graph = graphOf([resource('routeTables', 'rt'), subnet]);
    const [child] = graph.ofType('Microsoft.Network/virtualNetworks/subnets');
    if (child === undefined) throw new Error('missing');
    expect(describeEdges(graph.edgesFrom(child))).toEqual(['hub/app -reference?-> rt']);
  });
});
