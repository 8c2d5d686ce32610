import { pipeline, summaryOf } from '../../__testUtils__/fixtures';
import { keyReading } from './keyReading';

describe('keyReading', () => {
  const summary = summaryOf(pipeline(0, 'orders'));

  it('prefers the metric of the trend', () => {
    expect(
      keyReading({
        ...summary,
        readings: { oldestMessageAge: 3, deliverySuccess: 0.9 },
        trend: { metric: 'deliverySuccess', from: 0, step: 60, values: [] },
      }),
    ).toMatchObject({ metric: 'deliverySuccess', text: '90 %' });
  });

  it('is the age of the oldest data otherwise', () => {
    expect(
      keyReading({
        ...summary,
        trend: undefined,
        readings: { deliverySuccess: 1, iteratorAge: 90 },
      }),
    ).toMatchObject({ metric: 'iteratorAge', text: '1 min 30 s' });
  });

  it('tells how many tables a crawler should have', () => {
    const readings = { crawlerTables: 8, crawlerTablesExpected: 1 };
    expect(
      keyReading({ ...summary, trend: undefined, readings }),
    ).toMatchObject({
      metric: 'crawlerTables',
      text: '8',
      expected: 1,
    });
  });

  it('is nothing, not zero, when nothing was read', () => {
    expect(keyReading({ ...summary, trend: undefined, readings: {} })).toBe(
      undefined,
    );
  });
});
