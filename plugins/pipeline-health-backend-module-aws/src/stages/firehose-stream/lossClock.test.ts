import { lossClock } from './lossClock';
import {
  contextOf,
  minutes,
  sourceNeighbour,
  streamInventory,
  withSamples,
} from './__testUtils__/streams';

const HOUR = 3_600;

describe('lossClock', () => {
  it('is silent while records wait no longer than the buffer', () => {
    expect(lossClock(contextOf())).toBeUndefined();
  });

  it('counts 24 hours for records that were put directly', () => {
    const clock = lossClock(
      contextOf({
        ...withSamples({ dataFreshness: minutes(60, ago => 7_200 - ago * 60) }),
        inventory: streamInventory({ source: { type: 'DirectPut' } }),
      }),
    );
    expect(clock).toEqual({
      seconds: 22 * HOUR,
      retentionSeconds: 24 * HOUR,
      ageSeconds: 2 * HOUR,
    });
  });

  it('counts the retention of the Kinesis stream', () => {
    const clock = lossClock(
      contextOf({
        ...withSamples({ sourceLag: minutes(60, ago => 4 * HOUR - ago * 60) }),
        neighbours: [sourceNeighbour(168 * HOUR)],
      }),
    );
    expect(clock?.seconds).toBe(164 * HOUR);
  });

  it('assumes the shortest retention while the Kinesis stream is not known', () => {
    const clock = lossClock(
      contextOf(
        withSamples({ sourceLag: minutes(60, ago => 4 * HOUR - ago * 60) }),
      ),
    );
    expect(clock?.seconds).toBe(20 * HOUR);
  });

  it('counts from the first record that came in after the last delivery', () => {
    const clock = lossClock(
      contextOf({
        samples: {
          incomingRecords: minutes(180, 100),
          deliveredRecords: minutes(180, 100).slice(0, 60),
        },
      }),
    );
    expect(clock?.ageSeconds).toBe(122 * 60);
  });

  it('knows a delivery by the older names too', () => {
    const clock = lossClock(
      contextOf({
        samples: {
          incomingRecords: minutes(180, 100),
          legacyDeliverySuccess: minutes(180, 1),
        },
      }),
    );
    expect(clock).toBeUndefined();
  });

  it('knows nothing of a destination whose deliveries it cannot see', () => {
    const inventory = streamInventory();
    const clock = lossClock(
      contextOf({
        samples: { incomingRecords: minutes(180, 100) },
        inventory: {
          ...inventory,
          destination: inventory.destination && {
            ...inventory.destination,
            type: 'other',
          },
        },
      }),
    );
    expect(clock).toBeUndefined();
  });

  it('does not go below zero', () => {
    const clock = lossClock(
      contextOf(withSamples({ dataFreshness: minutes(60, 30 * HOUR) })),
    );
    expect(clock?.seconds).toBe(0);
  });

  it('knows nothing of sources whose retention nobody tells', () => {
    const clock = lossClock(
      contextOf({
        ...withSamples({ dataFreshness: minutes(60, 30 * HOUR) }),
        inventory: streamInventory({ source: { type: 'MSKAsSource' } }),
      }),
    );
    expect(clock).toBeUndefined();
  });
});
