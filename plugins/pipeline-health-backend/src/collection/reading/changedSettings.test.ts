import { JsonObject } from '@backstage/types';
import { fakeQueue } from '../__testUtils__/MemorySource';
import { changedSettings } from './changedSettings';

const T = 1_800_000_000_000;
const MINUTE = 60_000;
const stage = {
  arn: 'arn:aws:sqs:eu-central-1:123456789012:orders',
  kind: 'fake-queue',
  name: 'orders',
  account: '123456789012',
  region: 'eu-central-1',
};
const kind = {
  ...fakeQueue,
  inventory: { retention: { title: 'Retention' } },
  settings: ['retention', 'policy', 'alarms'],
  settingsChangedAt: 'modifiedAt',
  settingsOfParts: ({ readers = [] }: JsonObject) =>
    Object.fromEntries(
      (readers as { name: string; batch: number }[]).map(it => [
        `reader ${it.name}`,
        it.batch,
      ]),
    ),
};

const changes = (before: JsonObject, after: JsonObject) =>
  changedSettings(
    stage,
    kind,
    { inventory: before, at: T - 5 * MINUTE },
    after,
    T,
  );

describe('changedSettings', () => {
  it('names what was set differently, with before and after', () => {
    expect(
      changes({ retention: 60, depth: 1 }, { retention: 90, depth: 9 }),
    ).toEqual([
      {
        stage: stage.arn,
        at: T,
        setting: 'retention',
        title: 'Retention',
        before: 60,
        after: 90,
      },
    ]);
  });

  it('names what is set for the first time, and no more', () => {
    const policy = { to: 'dlq', after: 3 };
    expect(changes({}, { policy })).toMatchObject([{ after: policy }]);
    const [gone] = changes({ policy }, {});
    expect(gone).toMatchObject({ before: policy });
    expect(gone).not.toHaveProperty('after');
    expect(changes({ policy }, { policy: { after: 3, to: 'dlq' } })).toEqual(
      [],
    );
  });

  it('names parts by what they are', () => {
    expect(
      changes(
        {
          readers: [
            { name: 'a', batch: 1 },
            { name: 'b', batch: 1 },
          ],
        },
        { readers: [{ name: 'b', batch: 5 }] },
      ).map(({ setting, before, after }) => [setting, before, after]),
    ).toEqual([
      ['reader a', 1, undefined],
      ['reader b', 1, 5],
    ]);
  });

  it('knows of no change of what could not be asked for', () => {
    const problem = { code: 'access-denied', message: 'no' };
    expect(
      changes({ alarms: { answer: [1] } }, { alarms: { problem } }),
    ).toEqual([]);
    expect(
      changes({ alarms: { problem } }, { alarms: { answer: [1] } }),
    ).toEqual([]);
    expect(
      changes({ alarms: { answer: [1] } }, { alarms: { answer: [2] } }),
    ).toMatchObject([{ before: [1], after: [2] }]);
  });

  it.each([
    ['as it is told', T - 2 * MINUTE, T - 2 * MINUTE],
    ['as it is seen when that lies before what was known', T - 9 * MINUTE, T],
    ['as it is seen when that lies ahead', T + 9 * MINUTE, T],
  ])('dates a change %s', (_, told, at) => {
    const modifiedAt = new Date(told).toISOString();
    expect(
      changes({ retention: 1 }, { retention: 2, modifiedAt }),
    ).toMatchObject([{ at }]);
  });
});
