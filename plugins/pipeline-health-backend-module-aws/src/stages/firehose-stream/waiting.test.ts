import {
  deliveringTo,
  directPut,
  sourceNeighbour,
  streamContext,
  streamInventory,
  Told,
} from './__testUtils__/streams';
import { lossClock } from './waiting';

const HOUR = 3_600;
const never = () => undefined;
const until =
  (minutes: number, value = 100) =>
  (ago: number) =>
    ago >= minutes ? value : undefined;
/** An age in seconds that has grown with the clock to this. */
const grownTo = (seconds: number) => (ago: number) => seconds - ago * 60;

const clockOf = (told: Told) => lossClock(streamContext(told));

describe('the loss clock of a delivery stream', () => {
  it('is silent while records wait no longer than the buffer', () => {
    expect(clockOf({})).toBeUndefined();
  });

  it('counts 24 hours for records that were put directly', () => {
    expect(
      clockOf({
        inventory: directPut(),
        published: { dataFreshness: grownTo(7_200) },
      }),
    ).toEqual({
      seconds: 22 * HOUR,
      retentionSeconds: 24 * HOUR,
      ageSeconds: 2 * HOUR,
    });
  });

  it('counts the retention of the Kinesis stream', () => {
    const clock = clockOf({
      published: { sourceLag: grownTo(4 * HOUR) },
      neighbours: [sourceNeighbour(168 * HOUR)],
    });
    expect(clock?.seconds).toBe(164 * HOUR);
  });

  it('assumes the shortest retention while the Kinesis stream is not known', () => {
    const clock = clockOf({ published: { sourceLag: grownTo(4 * HOUR) } });
    expect(clock?.seconds).toBe(20 * HOUR);
  });

  it.each([122, 5 * 60, 23 * 60])(
    'counts from the first record that came in after the last delivery, %s min ago',
    minutes => {
      const clock = clockOf({
        published: {
          deliverySuccess: never,
          dataFreshness: never,
          deliveredRecords: until(minutes + 1),
        },
      });
      expect(clock?.ageSeconds).toBe(minutes * 60);
    },
  );

  it('knows a delivery by the older names too', () => {
    const clock = clockOf({
      inventory: deliveringTo({ type: 'elasticsearch' }),
      published: {
        deliverySuccess: never,
        dataFreshness: never,
        deliveredRecords: never,
        legacyDeliverySuccess: 1,
      },
    });
    expect(clock).toBeUndefined();
  });

  it('knows nothing of a destination whose deliveries it cannot see', () => {
    expect(
      clockOf({ inventory: deliveringTo({ type: 'other' }) }),
    ).toBeUndefined();
  });

  it('stops when the last of what waited has been delivered', () => {
    const clock = clockOf({
      inventory: directPut(),
      published: {
        incomingRecords: until(20),
        deliverySuccess: until(10, 1),
        deliveredRecords: until(10),
        dataFreshness: until(10, 2 * HOUR),
      },
    });
    expect(clock).toBeUndefined();
  });

  it('does not go below zero', () => {
    expect(clockOf({ published: { dataFreshness: 30 * HOUR } })?.seconds).toBe(
      0,
    );
  });

  it('knows nothing of sources whose retention nobody tells', () => {
    expect(
      clockOf({
        inventory: streamInventory({ source: { type: 'MSKAsSource' } }),
        published: { dataFreshness: 30 * HOUR },
      }),
    ).toBeUndefined();
  });
});
