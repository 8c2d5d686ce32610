import {
  contextOf,
  findingsOf,
  TEST_NOW as NOW,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { bucketOf, stageOf } from './__testUtils__/buckets';
import { describe as describeBucket } from './describe';
import { s3Bucket } from '.';

const GIGABYTE = 2 ** 30;
const MINUTE = 60_000;

/** What was told each quarter of an hour of the size of an output that was written last so many minutes ago. */
async function found(
  is: { bytes: number; minutesAgo: number; objects?: number },
  size: (hoursAgo: number) => number,
  {
    days = 3,
    ...rest
  }: {
    days?: number;
    previous?: { [check: string]: Finding };
    acknowledgedAt?: { [check: string]: number };
  } = {},
) {
  const { objects = 2, bytes, minutesAgo } = is;
  const { access } = bucketOf(
    Array.from({ length: objects }, (_, index) => ({
      key: `orders/part-${index}`,
      at: NOW - (minutesAgo + objects - 1 - index) * MINUTE,
      bytes: bytes / objects,
    })),
  );
  const { inventory, samples } = await describeBucket(
    stageOf('lake/orders/'),
    access,
  );
  const before: Sample[] = [];
  for (let ago = days * 96; ago > 0; ago--) {
    before.push({ at: NOW - ago * 15 * MINUTE, value: size(ago / 4) });
  }
  const context = contextOf(
    s3Bucket,
    {
      stage: stageOf('lake/orders/'),
      inventory,
      described: { contentsBytes: [...before, samples.contentsBytes] },
    },
    rest,
  );
  return Object.fromEntries(
    findingsOf(s3Bucket, context).map(each => [each.id.split('/')[1], each]),
  );
}

describe('an output that each run replaces', () => {
  const shrunk = (hoursAgo: number) => (hoursAgo > 0.6 ? 5 * GIGABYTE : 240);

  it('is told when it is far less than before', async () => {
    const { 'less-than-usual': told } = await found(
      { bytes: 240, minutesAgo: 35 },
      shrunk,
    );
    expect(told).toMatchObject({
      severity: 'warning',
      title:
        '99.99 % less lies below orders/ since it was written anew: 240 B, before it was 5 GiB',
      onsetAt: new Date(NOW - 35 * MINUTE).toISOString(),
    });
  });

  it('stays told until it is as large again, or somebody acknowledges it', async () => {
    const previous = await found({ bytes: 240, minutesAgo: 35 }, shrunk);
    const small = () => 240;
    const again = { bytes: 260, minutesAgo: 40 };
    expect(await found(again, small, { previous, days: 0.1 })).toHaveProperty(
      'less-than-usual',
    );
    expect(
      await found({ bytes: 4 * GIGABYTE, minutesAgo: 40 }, small, { previous }),
    ).toEqual({});
    expect(
      await found(again, small, {
        previous,
        acknowledgedAt: { 'less-than-usual': NOW - 30 * MINUTE },
      }),
    ).toEqual({});
  });

  it.each<[string, Parameters<typeof found>[0], (hoursAgo: number) => number]>([
    ['is still being written', { bytes: 240, minutesAgo: 5 }, shrunk],
    [
      'is somewhat less',
      { bytes: GIGABYTE, minutesAgo: 35 },
      ago => (ago > 0.6 ? 5 : 1) * GIGABYTE,
    ],
    [
      'begins anew at this time of every day',
      { bytes: 240, minutesAgo: 35 },
      ago => ((ago + 23.4) % 24 < 22.5 ? 5 * GIGABYTE : 240),
    ],
    [
      'is emptied now and then',
      { bytes: 240, minutesAgo: 35 },
      ago => (Math.floor(ago) % 19 === 0 ? 240 : 5 * GIGABYTE),
    ],
    [
      'was taken away, and nothing was written',
      { bytes: 240, minutesAgo: 30 * 60 },
      shrunk,
    ],
  ])('is no matter when it %s', async (_name, is, size) => {
    expect(await found(is, size)).toEqual({});
  });

  it('is told for information while less than a day of it is known', async () => {
    expect(
      await found({ bytes: 240, minutesAgo: 35 }, shrunk, { days: 0.2 }),
    ).toMatchObject({ 'less-than-usual': { severity: 'info' } });
  });
});
