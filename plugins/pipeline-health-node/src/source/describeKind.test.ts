import { describeKind } from './describeKind';
import { StageKind } from './StageKind';

const tank: StageKind = {
  kind: 'tank',
  title: 'Tank',
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
  relations: { pipe: 'drains into' },
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

  it('tells which metric a check is about', () => {
    expect(describeKind(tank, {}).checks).toMatchObject([
      { id: 'low', metric: 'level' },
    ]);
  });

  it('has a word for every relation and every fact', () => {
    expect(describeKind(tank, {})).toMatchObject({
      relations: [{ relation: 'pipe', title: 'drains into' }],
      inventory: [{ key: 'lid.colour', title: 'Colour of the lid' }],
    });
  });
});
