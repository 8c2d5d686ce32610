import { finding } from '../__testUtils__/fixtures';
import { kindDescription } from '../__testUtils__/kinds';
import { chartedMetrics, metricsOf } from './kindMetrics';

const AT = '2026-03-01T12:00:00.000Z';

function reading(...metrics: string[]) {
  return {
    arn: 'arn:tank',
    readings: Object.fromEntries(
      metrics.map(metric => [
        metric,
        { value: 1, unit: 'count' as const, at: AT },
      ]),
    ),
  };
}

const tank = kindDescription('tank', 'Tank', {
  metrics: [
    { metric: 'leaks', title: 'Leaks', unit: 'count' },
    { metric: 'pipes', title: 'Pipes', unit: 'count' },
    { metric: 'age', title: 'Age', unit: 'seconds', key: true, derived: true },
    { metric: 'level', title: 'Level', unit: 'ratio', key: true },
  ],
  checks: [
    { id: 'blocked', title: 'B', description: 'B', metric: 'pipes' },
    { id: 'leaking', title: 'L', description: 'L', metric: 'leaks' },
    { id: 'asleep', title: 'A', description: 'A' },
  ],
});

describe('the metrics of a stage', () => {
  it('stand as in the table of their kind, those to look at first before', () => {
    const stage = reading('odd', 'pipes.west', 'level', 'leaks', 'age');
    expect(metricsOf(stage, tank)).toEqual([
      'age',
      'level',
      'leaks',
      'pipes.west',
      'odd',
    ]);
  });

  it('stay as they come while the kind is not known', () => {
    const stage = reading('level', 'age');
    expect(metricsOf(stage, undefined)).toEqual(['level', 'age']);
    expect(chartedMetrics(stage, undefined, [])).toEqual(['level', 'age']);
  });

  it('are drawn where there is a series', () => {
    expect(chartedMetrics(reading('age', 'pipes.west'), tank, [])).toEqual([
      'pipes.west',
    ]);
  });

  it('are drawn first where something was found of them', () => {
    const stage = reading('level', 'leaks', 'pipes.west');
    const on = (arn: string, id: string) =>
      finding(0, arn, { id: `tank/${id}` });
    expect(
      chartedMetrics(stage, tank, [
        on('arn:tank', 'blocked'),
        on('arn:tank', 'asleep'),
        on('arn:other', 'leaking'),
      ]),
    ).toEqual(['pipes.west', 'level', 'leaks']);
  });
});
