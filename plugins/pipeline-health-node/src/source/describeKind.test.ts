import { describeKind } from './describeKind';
import { StageKind } from './StageKind';

const tank: StageKind = {
  kind: 'tank',
  title: 'Tank',
  arns: { service: 'water', resource: 'tank/' },
  metrics: [
    {
      metric: 'level',
      title: 'Level',
      unit: 'ratio',
      statistic: 'Minimum',
      key: true,
    },
    {
      metric: 'free',
      title: 'Room left',
      unit: 'ratio',
      statistic: 'Maximum',
      derived: true,
    },
  ],
  thresholds: {},
  checks: [
    {
      id: 'low',
      title: 'Runs dry',
      description: 'Little is left.',
      claim: 'own-fault',
      metric: 'level',
      messages: { title: 'Dry', remedy: 'Fill it.' },
      run: () => undefined,
    },
  ],
  inventory: { 'lid.colour': { title: 'Colour of the lid' } },
  relations: { pipe: 'drains into', gauge: 'is measured by', spill: 'spills' },
  failureRelations: ['spill'],
  sideRelations: { gauge: 'transform' },
  linkFigures: { pipe: { throughput: 'drained', lag: 'delay' } },
  chartThresholds: {},
  identify: () => undefined,
};

describe('describeKind', () => {
  it('tells which metrics have no series, and which are looked at first', () => {
    expect(describeKind(tank, {}).metrics).toEqual([
      { metric: 'level', title: 'Level', unit: 'ratio', key: true },
      { metric: 'free', title: 'Room left', unit: 'ratio', derived: true },
    ]);
  });

  it('tells how its ARNs are told from others', () => {
    expect(describeKind(tank, {}).arns).toEqual({
      service: 'water',
      resource: 'tank/',
    });
  });

  it('tells which metric a check is about', () => {
    expect(describeKind(tank, {}).checks).toMatchObject([
      { id: 'low', metric: 'level' },
    ]);
  });

  it('has a word for every relation and every fact', () => {
    expect(describeKind(tank, {})).toMatchObject({
      relations: [
        {
          relation: 'pipe',
          title: 'drains into',
          throughput: 'drained',
          lag: 'delay',
        },
        { relation: 'gauge', title: 'is measured by', role: 'transform' },
        { relation: 'spill', title: 'spills', role: 'failure' },
      ],
      inventory: [{ key: 'lid.colour', title: 'Colour of the lid' }],
    });
  });
});
