import {
  deliveringTo,
  directPut,
  sourceNeighbour,
  streamContext,
  streamInventory,
  Told,
} from './__testUtils__/streams';
import { lossClock } from './lossClock';

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
    ).toMatchObject({
      seconds: 22 * HOUR,
      basis: {
        variant: 'delivery',
        values: { age: { value: 2 * HOUR }, retention: { value: 24 * HOUR } },
      },
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
      expect(clock?.seconds).toBe(24 * HOUR - minutes * 60);
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

  /** What a stream publishes whose destination takes nothing. */
  const refused = {
    deliverySuccess: 0,
    deliveredRecords: 0,
    dataFreshness: 420,
    transformSuccess: never,
    transformedRecords: never,
  };
  /** At each fifth minute. */
  const fifth = (value: (ago: number) => number) => (ago: number) =>
    ago % 5 === 3 ? value(ago) : undefined;

  it.each([
    ['put directly', directPut(), 24],
    ['of a Kinesis stream', streamInventory(), 24],
  ])(
    'counts what waits for a backup that refuses it, too: %s',
    (_, inventory, hours) => {
      const clock = clockOf({
        inventory,
        published: {
          ...refused,
          backupSuccess: fifth(() => 0),
          backupWriteSuccess: fifth(() => 0),
          backupFreshness: fifth(grownTo(22 * HOUR)),
        },
      });
      expect(clock).toMatchObject({
        seconds: (hours - 22) * HOUR,
        basis: { variant: 'backup' },
      });
    },
  );

  it('does not forget what waits for a backup that is not tried any more', () => {
    const before = (value: number) => (ago: number) =>
      ago === 90 ? value : undefined;
    const clock = clockOf({
      inventory: directPut(),
      published: {
        ...refused,
        backupSuccess: before(0),
        backupFreshness: before(10 * HOUR),
      },
    });
    expect(clock?.seconds).toBe(14 * HOUR - 90 * 60);
  });

  it('does not run while the backup takes what fails', () => {
    expect(
      clockOf({
        published: {
          ...refused,
          backupRecords: fifth(() => 6_000),
          backupSuccess: fifth(() => 1),
          backupFreshness: fifth(() => 720),
        },
      }),
    ).toBeUndefined();
  });

  it('runs for what waits beyond all retries though the backup takes what fails', () => {
    const clock = clockOf({
      published: {
        dataFreshness: grownTo(3 * HOUR),
        backupRecords: fifth(() => 60),
        backupSuccess: fifth(() => 1),
        backupFreshness: fifth(() => 720),
      },
    });
    expect(clock?.seconds).toBeCloseTo(21 * HOUR, -1);
  });

  it.each([
    [
      'lies in the backup bucket',
      streamInventory(),
      { backupRecords: (ago: number) => (ago % 5 === 3 ? 6_000 : undefined) },
    ],
    [
      'lies beside what is delivered to S3',
      streamInventory({
        destination: {
          ...streamInventory().destination!,
          type: 's3',
          retrySeconds: undefined,
        },
        delivery: { bucketArn: 'arn:aws:s3:::lake' },
        backup: undefined,
      }),
      { transformedRecords: 0 },
    ],
  ])(
    'does not run for what the transform fails and %s',
    (_, inventory, kept) => {
      expect(
        clockOf({
          inventory,
          published: {
            deliverySuccess: until(180, 1),
            deliveredRecords: until(180),
            dataFreshness: until(180, 64),
            transformSuccess: ago => (ago >= 180 ? 1 : 0),
            ...kept,
          },
        }),
      ).toBeUndefined();
    },
  );

  it('counts how long records waited in their source before', () => {
    const clock = clockOf({
      published: {
        dataFreshness: grownTo(2 * HOUR),
        sourceLag: ago => (ago > 100 ? 1_800 : 0.4),
      },
    });
    expect(clock?.seconds).toBe(21.5 * HOUR);
  });

  it('counts what is not read while the Kinesis stream is written', () => {
    const written = (ago: number) => (ago > 2 ? 1_000 : undefined);
    const clock = clockOf({
      published: {
        incomingRecords: until(121, 1_000),
        deliverySuccess: until(120, 1),
        deliveredRecords: until(120),
        dataFreshness: until(120, 64),
        sourceLag: until(121, 0.4),
      },
      neighbours: [sourceNeighbour(24 * HOUR, written)],
    });
    expect(clock).toMatchObject({
      seconds: 22 * HOUR,
      basis: { variant: 'source' },
    });
  });

  it('counts the retries only where nothing keeps what is given up', () => {
    const clock = clockOf({
      inventory: directPut({
        backup: undefined,
        destination: { ...streamInventory().destination!, retrySeconds: 3_600 },
      }),
      published: { ...refused, dataFreshness: grownTo(1_800) },
    });
    expect(clock).toMatchObject({
      seconds: 1_860,
      basis: { variant: 'given-up' },
    });
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
