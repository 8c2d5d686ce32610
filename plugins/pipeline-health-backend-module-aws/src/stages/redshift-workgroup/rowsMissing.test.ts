import { Finding, Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  contextOf,
  findingsOf,
  TEST_NOW as NOW,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { redshiftWorkgroup } from '.';
import { WorkgroupInventory } from './WorkgroupInventory';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (time: number) => new Date(time).toISOString();

/** A job that ran every hour for a quarter of an hour, and what was loaded within its runs; both are told how many hours ago that was. */
function found(
  read: (ago: number) => number,
  loaded: (ago: number) => number[],
  rest: {
    previous?: { [check: string]: Finding };
    acknowledgedAt?: { [check: string]: number };
  } = {},
) {
  const runs: Run[] = [];
  const loads: Run[] = [];
  const samples: Sample[] = [];
  const hours = Array.from({ length: 18 }, (_, index) => index + 1);
  for (const ago of hours) {
    const start = NOW - ago * HOUR + 10 * MINUTE;
    runs.push({
      id: `jr_${ago}`,
      state: 'succeeded',
      startedAt: at(start),
      endedAt: at(start + 15 * MINUTE),
    });
    loaded(ago).forEach((loadedRows, index) =>
      loads.push({
        id: `${ago}-${index}`,
        state: 'succeeded',
        startedAt: at(start + (index + 2) * MINUTE),
        endedAt: at(start + (index + 3) * MINUTE),
        figures: { table: 'orders', loadedRows },
      }),
    );
    samples.push({ at: start + 5 * MINUTE, value: read(ago) });
  }
  const stage = {
    arn: 'arn:aws:redshift-serverless:eu-central-1:123456789012:workgroup/a',
    kind: 'redshift-workgroup',
    name: 'analytics',
    account: '123456789012',
    region: 'eu-central-1',
  };
  const inventory: WorkgroupInventory = {
    name: 'analytics',
    status: 'AVAILABLE',
    namespaceFacts: { answer: {} },
    metricSets: { answer: [] },
    loadStatus: 'on',
    loads: { answer: [] },
    alarms: { answer: [] },
  };
  const from = NOW - 24 * HOUR;
  const context = contextOf(
    redshiftWorkgroup,
    {
      stage,
      inventory,
      runs: loads
        .sort((left, right) => right.startedAt.localeCompare(left.startedAt))
        .slice(0, 20),
    },
    {
      ...rest,
      neighbours: [
        {
          direction: 'upstream',
          relation: 'warehouse-load',
          facts: {
            stage: { ...stage, kind: 'glue-job', name: 'load-orders' },
            readings: {},
            samples: {
              recordsRead: samples
                .filter(sample => sample.at >= NOW - 3 * HOUR)
                .reverse(),
            },
            coverage: {
              recordsRead: {
                from,
                until: NOW - 2 * MINUTE,
                currentSince: NOW - 10 * MINUTE,
              },
            },
            rhythms: {
              recordsRead: {
                from,
                sums: Array.from(
                  { length: 17 },
                  (_, hour) =>
                    samples.find(
                      sample => Math.floor((sample.at - from) / HOUR) === hour,
                    )?.value ?? 0,
                ),
              },
            },
            runs,
          },
        },
      ],
    },
  );
  return findingsOf(redshiftWorkgroup, context).find(
    ({ id }) => id === 'redshift-workgroup/rows-missing',
  );
}

describe('rows of what a job read', () => {
  it('are missing when fewer reach the table than of every run before', () => {
    expect(
      found(
        ago => 4_000_000 + 1000 * ago,
        ago => [ago === 1 ? 3_000_750 : 4_000_000 + 1000 * ago],
      ),
    ).toMatchObject({
      severity: 'warning',
      title:
        '1,000,250 rows of what load-orders read did not reach orders: 4,001,000 records, 3,000,750 rows',
      evidence: { missingRows: 1_000_250 },
    });
  });

  it.each<[string, (ago: number) => number, (ago: number) => number[]]>([
    ['all arrive', () => 4_000_000, () => [4_000_000]],
    ['a fifth is left out every time', () => 4_000_000, () => [3_200_000]],
    [
      'more or less is left out',
      () => 4_000_000,
      ago => [ago % 3 ? 3_900_000 : 2_000_000],
    ],
    [
      'less is read as well',
      ago => (ago === 1 ? 90_000 : 4_000_000),
      ago => [ago === 1 ? 90_000 : 4_000_000],
    ],
    [
      'some of its loads are still to come',
      () => 4_000_000,
      ago => (ago === 1 ? [2_000_000] : [2_000_000, 2_000_000]),
    ],
    ['none was loaded yet', () => 4_000_000, ago => (ago > 1 ? [4e6] : [])],
  ])('are not missing where %s', (_name, read, loaded) => {
    expect(found(read, loaded)).toBeUndefined();
  });

  it('stay missing while runs lack as many, until somebody acknowledges it', () => {
    const lacks = (runs: number) => (ago: number) =>
      [ago <= runs ? 3_000_000 : 4_000_000];
    const read = () => 4_000_000;
    const first = found(read, lacks(1));
    const previous = first && { 'rows-missing': first };
    expect(found(read, lacks(3))).toBeUndefined();
    expect(found(read, lacks(3), { previous })).toMatchObject({
      evidence: { missingRows: 1_000_000 },
      onsetAt: first?.onsetAt,
    });
    expect(found(read, () => [4_000_000], { previous })).toBeUndefined();
    // What cannot be weighed ends nothing.
    expect(found(() => 0, lacks(3), { previous })).toBeDefined();
    expect(
      found(read, lacks(1), { acknowledgedAt: { 'rows-missing': NOW } }),
    ).toBeUndefined();
  });
});
