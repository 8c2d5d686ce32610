import { TEST_NOW } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import {
  bucketOf,
  deliveryStream,
  findingsOfBucket,
  HOUR,
  keyAt,
  stageOf,
  Told,
} from './__testUtils__/buckets';
import { describe as describeBucket } from './describe';

const DAY = 24 * HOUR;
const MEGABYTE = 2 ** 20;
const isWeekend = (at: number) => [0, 6].includes(new Date(at).getUTCDay());

interface Wrote {
  key: (at: number, index: number) => string;
  /** Milliseconds between two, and how long ago the first and the last came. */
  every: number;
  from: number;
  until?: number;
  bytes?: (ago: number) => number;
  when?: (at: number) => boolean;
}

/** Objects that some writer put. */
function wrote(...writers: Wrote[]) {
  return writers.flatMap(({ key, every, from, until = 0, bytes, when }) => {
    const objects = [];
    for (let ago = from; ago >= until; ago -= every) {
      const at = TEST_NOW - ago;
      if (when?.(at) ?? true) {
        objects.push({
          key: key(at, objects.length),
          at,
          bytes: bytes?.(ago) ?? MEGABYTE,
        });
      }
    }
    return objects;
  });
}

const hours =
  (prefix: string) =>
  (at: number, index: number): string =>
    keyAt(prefix, at, index);
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

async function found(
  objects: ReturnType<typeof wrote>,
  told: Told & { name?: string } = {},
) {
  const { access } = bucketOf(objects);
  const { name = 'lake/orders/', ...rest } = told;
  const { inventory } = await describeBucket(stageOf(name), access);
  return findingsOfBucket(inventory, rest).filter(
    ({ severity }) => severity !== 'info',
  );
}
const titles = async (...told: Parameters<typeof found>) =>
  (await found(...told)).map(
    ({ id, severity, title }) => `${id.split('/')[1]} ${severity}: ${title}`,
  );

describe('when objects come below a prefix', () => {
  it.each<[string, ReturnType<typeof wrote>, string]>([
    [
      'hourly ones stop',
      wrote({
        key: hours('orders/'),
        every: HOUR,
        from: 60 * HOUR,
        until: 2 * HOUR,
      }),
      'no-new-objects warning: No object has come below orders/ for 2 h; usual is every 1 h',
    ],
    [
      'those of every minute stop, of more than are listed at once',
      wrote({
        key: hours('orders/'),
        every: HOUR / 60,
        from: 50 * HOUR,
        until: 1.6 * HOUR,
      }),
      'no-new-objects warning: No object has come below orders/ for 1 h 36 min; usual is every 1 min',
    ],
    [
      'that of the night does not come',
      wrote({
        key: at => `orders/dt=${dayOf(at)}/data.parquet`,
        every: DAY,
        from: 9.4 * DAY,
        until: 1.3 * DAY,
      }),
      'no-new-objects warning: No object has come below orders/ for 1 d 9 h; usual is every 1 d',
    ],
    [
      'one of two datasets stops',
      wrote(
        {
          key: hours('orders/returns/'),
          every: HOUR,
          from: 60 * HOUR,
          until: 3 * HOUR,
        },
        { key: hours('orders/sales/'), every: HOUR, from: 60 * HOUR },
      ),
      'no-new-objects warning: No object has come below orders/returns/ for 3 h; usual is every 1 h',
    ],
    [
      'they hold next to nothing',
      wrote({
        key: hours('orders/'),
        every: HOUR,
        from: 60.5 * HOUR,
        bytes: ago => (ago < HOUR ? 120 : 5000 * MEGABYTE),
      }),
      'less-than-usual warning: 99.99 % less than usual came below orders/: 120 B, usual are 4.9 GiB',
    ],
  ])('%s', async (_name, objects, expected) => {
    expect(await titles(objects)).toEqual([expected]);
  });

  it.each<[string, ReturnType<typeof wrote>]>([
    [
      'hourly ones go on',
      wrote({ key: hours('orders/'), every: HOUR, from: 60 * HOUR }),
    ],
    [
      'hourly ones are a little late',
      wrote({
        key: hours('orders/'),
        every: HOUR,
        from: 61.4 * HOUR,
        until: 1.4 * HOUR,
      }),
    ],
    [
      'nothing comes on Sundays',
      wrote({
        key: hours('orders/'),
        every: HOUR,
        from: 20 * DAY,
        when: at => !isWeekend(at),
      }),
    ],
    [
      'the first Sunday that is seen',
      wrote({
        key: hours('orders/'),
        every: HOUR,
        from: 5 * DAY,
        when: at => !isWeekend(at),
      }),
    ],
    [
      'a few come by chance',
      wrote({
        key: hours('orders/'),
        every: HOUR / 6,
        from: 5 * DAY,
        when: at => Math.abs(Math.sin(at / 7_000_001)) > 0.7,
      }),
    ],
    [
      'a back-fill was written once',
      wrote({
        key: (at, index) => `orders/dt=${dayOf(at - index * DAY)}/data.parquet`,
        every: 60_000,
        from: 30 * HOUR,
        until: 26 * HOUR,
      }),
    ],
    [
      'much more was written for some hours of yesterday',
      wrote(
        { key: hours('orders/'), every: HOUR, from: 80 * HOUR + 40 * 60_000 },
        {
          key: hours('orders/back-fill/'),
          every: 60_000,
          from: 28 * HOUR,
          until: 22 * HOUR,
        },
      ),
    ],
    [
      'they are overwritten again and again',
      wrote({
        key: (_, index) => `orders/part-${index % 9}`,
        every: 1000,
        from: 9 * HOUR,
        until: 9 * HOUR - 9000,
      }),
    ],
    [
      'they vary by the factor three',
      wrote({
        key: hours('orders/'),
        every: HOUR,
        from: 60.5 * HOUR,
        bytes: ago => (Math.floor(ago / HOUR) % 3 ? 900 : 300) * MEGABYTE,
      }),
    ],
    [
      'the newest is still being written',
      wrote(
        {
          key: hours('orders/'),
          every: HOUR,
          from: 60 * HOUR,
          until: HOUR,
          bytes: () => 900 * MEGABYTE,
        },
        {
          key: hours('orders/'),
          every: HOUR,
          from: 0,
          bytes: () => 2 * MEGABYTE,
        },
      ),
    ],
    [
      'each run writes a folder of its own',
      wrote({
        key: (at, index) => `orders/run-${at}/part-${index}`,
        every: HOUR,
        from: 60 * HOUR,
      }),
    ],
  ])('is no matter where %s', async (_name, objects) => {
    expect(await titles(objects)).toEqual([]);
  });

  it('is no matter of what a stream could not deliver, nor of what is there for a while', async () => {
    const stopped = (prefix: string) =>
      wrote({
        key: hours(prefix),
        every: HOUR,
        from: 60 * HOUR,
        until: 30 * HOUR,
      });
    expect(
      await found(stopped('errors/'), {
        name: 'lake/errors/',
        neighbours: [deliveryStream],
      }),
    ).toEqual([]);
    expect(await found(stopped('tmp/'), { name: 'lake/tmp/' })).toEqual([]);
  });

  it('is known where its writer is switched off', async () => {
    const stopped = wrote({
      key: hours('orders/'),
      every: HOUR,
      from: 60 * HOUR,
      until: 3 * HOUR,
    });
    const writer = (state: string) => ({
      direction: 'upstream' as const,
      relation: 'job-output',
      facts: {
        stage: { ...stageOf('load'), kind: 'glue-job' },
        inventory: {
          schedules: { answer: [] },
          triggers: { answer: [{ name: 'hourly', type: 'SCHEDULED', state }] },
        },
        readings: {},
        samples: {},
        coverage: {},
        runs: [],
      },
    });
    const told = (state: string) =>
      found(stopped, { neighbours: [writer(state)] });
    expect(await told('DEACTIVATED')).toEqual([]);
    expect(await told('ACTIVATED')).toMatchObject([{ severity: 'warning' }]);
  });

  it('is for its owner to say', async () => {
    const stopped = wrote({
      key: hours('orders/'),
      every: HOUR,
      from: 60 * HOUR,
      until: 3 * HOUR,
    });
    const lines = (seconds: number) => ({
      newestObjectAge: { warning: seconds },
    });
    expect(await found(stopped, lines(7 * 3600))).toEqual([]);
    expect(await titles(stopped, lines(3600))).toEqual([
      'no-new-objects warning: No object has come for 3 h',
    ]);
  });
});
