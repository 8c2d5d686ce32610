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
  checks: [],
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

  it('has a word for every relation and every fact', () => {
    expect(describeKind(tank, {})).toMatchObject({
      relations: [{ relation: 'pipe', title: 'drains into' }],
      inventory: [{ key: 'lid.colour', title: 'Colour of the lid' }],
    });
  });
});
