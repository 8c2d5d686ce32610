import { Knex } from 'knex';
import { insertSeries } from '../../__testUtils__/insertSeries';
import { describeOnDatabases } from '../../__testUtils__/testDatabases';
import { DAY, HOUR, MINUTE, samplesOf } from '../packing';
import { SampleStore } from '../SampleStore';
import { DayPacker } from './DayPacker';
import { ROLL_UPS } from './packedSpan';
import { RolledStep } from './rollUp';
import { RollUpStore } from './RollUpStore';

const T = 20_000 * DAY;
const NOW = T + 3 * DAY;

/** What a series is worth at a minute: whole numbers, fractions, and silence at times. */
const SHAPES: ((minute: number) => number | undefined)[] = [
  () => 0,
  minute => (minute * 7919) % 23,
  minute => Math.sin(minute / 90) * 1e6 + 1 / 3,
  minute => (minute % 11 === 0 ? minute * 1_048_576 : undefined),
  minute => (minute % 5 === 0 ? minute / 60 : undefined),
  () => undefined,
];

function samplesFrom(id: number, from: number, to: number) {
  const samples = [];
  for (let at = from; at < to; at += MINUTE) {
    const value = SHAPES[(id - 1) % SHAPES.length]((at - T) / MINUTE);
    if (value !== undefined) {
      samples.push({ at, value });
    }
  }
  return samples;
}

/** What a step comes to, counted one value after the other. */
function countedSteps(
  samples: readonly { at: number; value: number }[],
  { from, to, step }: { from: number; to: number; step: number },
): RolledStep[] {
  const steps: RolledStep[] = [];
  for (let at = from; at < to; at += step) {
    const values = samples
      .filter(sample => sample.at >= at && sample.at < at + step)
      .map(({ value }) => value);
    steps.push({
      at,
      asked: step / MINUTE,
      count: values.length,
      least: Math.min(...values),
      greatest: Math.max(...values),
      sum: values.reduce((sum, value) => sum + value, 0),
    });
  }
  return steps;
}

describeOnDatabases('DayPacker', ({ migrated }) => {
  async function setUp(count: number) {
    const knex = await migrated();
    await insertSeries(knex, count);
    const store = new SampleStore(knex);
    return {
      knex,
      store,
      packer: new DayPacker(knex),
      rollUps: new RollUpStore(knex),
      add: (
        samples: { at: number; value: number }[],
        asked?: { from: number; to: number },
        seriesId = 1,
      ) => store.add([{ seriesId, samples, asked }], NOW),
    };
  }

  const hoursLeft = async (knex: Knex) =>
    (await knex('sample_hours').orderBy(['hour', 'series_id'])).map(
      ({ hour, series_id: id }) => [hour - T / HOUR, id],
    );

  it('packs what is over, such that every value and every step is as it was', async () => {
    const { knex, store, packer, rollUps, add } = await setUp(60);
    const ids = Array.from({ length: 60 }, (_, index) => index + 1);
    const window = { from: T, to: T + 2 * DAY + 2 * HOUR };
    for (const id of ids) {
      await add(samplesFrom(id, window.from, window.to), window, id);
    }
    await packer.packBefore(T + 2 * DAY + HOUR);

    expect(new Set((await hoursLeft(knex)).map(([hour]) => hour))).toEqual(
      new Set([48, 49]),
    );
    for (const id of ids.slice(0, SHAPES.length)) {
      const truth = samplesFrom(id, window.from, window.to);
      const hours = await store.hours(id, window.from, window.to);
      expect(samplesOf(hours, window.from, window.to)).toEqual(truth);
      expect(hours).toHaveLength(50);
      expect(hours.every(({ asked }) => asked.every(Boolean))).toBe(true);
      for (const resolution of Object.values(ROLL_UPS)) {
        const packed = { from: T, to: T + 2 * DAY };
        expect(
          await rollUps.steps(id, resolution, packed.from, packed.to),
        ).toEqual(countedSteps(truth, { ...packed, step: resolution.step }));
      }
    }
    const since = await store.since(ids, T + HOUR, NOW);
    expect(since.get(2)).toEqual(samplesFrom(2, T + HOUR, window.to));
  }, 60_000);

  it('packs a day by its quarters, as they are over', async () => {
    const { knex, store, packer, rollUps, add } = await setUp(1);
    const window = { from: T, to: T + 10 * HOUR };
    const truth = samplesFrom(2, window.from, window.to);
    await add(truth, window);
    await packer.packBefore(T + 6 * HOUR - 1);
    expect(await hoursLeft(knex)).toHaveLength(10);
    for (const [until, left] of [
      [T + 6 * HOUR, 4],
      [T + 12 * HOUR, 0],
    ]) {
      await packer.packBefore(until);
      expect(await hoursLeft(knex)).toHaveLength(left);
      await expect(knex('sample_days')).resolves.toHaveLength(1);
      const hours = await store.hours(1, T, T + DAY);
      expect(samplesOf(hours, T, T + DAY)).toEqual(truth);
      const { step } = ROLL_UPS.hours;
      expect(await rollUps.steps(1, ROLL_UPS.hours, T, T + DAY)).toEqual(
        countedSteps(truth, { from: T, to: T + (10 - left) * HOUR, step }),
      );
    }
  });

  it('packs again what came late or was revised, and keeps the rest', async () => {
    const { store, packer, rollUps, add } = await setUp(1);
    await add(
      [
        { at: T + MINUTE, value: 1 },
        { at: T + 7 * MINUTE, value: 7 },
      ],
      { from: T, to: T + HOUR },
    );
    await packer.packBefore(NOW);
    await add([
      { at: T + MINUTE, value: 10 },
      { at: T + 2 * MINUTE, value: 20 },
      { at: T + 5 * HOUR, value: 3 },
    ]);
    const known = [
      { at: T + MINUTE, value: 10 },
      { at: T + 2 * MINUTE, value: 20 },
      { at: T + 7 * MINUTE, value: 7 },
      { at: T + 5 * HOUR, value: 3 },
    ];
    const samples = async () =>
      samplesOf(await store.hours(1, T, T + DAY), T, T + DAY);
    expect(await samples()).toEqual(known);
    await packer.packBefore(NOW);
    expect(await samples()).toEqual(known);
    const steps = await rollUps.steps(1, ROLL_UPS.hours, T, T + DAY);
    expect(steps).toEqual([
      { at: T, asked: 60, count: 3, least: 7, greatest: 20, sum: 37 },
      { at: T + 5 * HOUR, asked: 1, count: 1, least: 3, greatest: 3, sum: 3 },
    ]);
  });

  it('changes nothing when done again', async () => {
    const { knex, packer, add } = await setUp(1);
    const window = { from: T, to: T + DAY };
    const rows = async () => [
      await knex('sample_days'),
      await knex('roll_ups').orderBy('step'),
    ];
    await add(samplesFrom(3, window.from, window.to), window);
    await packer.packBefore(NOW);
    const before = await rows();
    await packer.packBefore(NOW);
    await add(samplesFrom(3, T + HOUR, T + 2 * HOUR));
    await packer.packBefore(NOW);
    expect(await rows()).toEqual(before);
  });

  it('tells what was not asked for from what has no data', async () => {
    const { store, packer, rollUps, add } = await setUp(1);
    await add([], { from: T + 10 * MINUTE, to: T + 13 * MINUTE });
    await packer.packBefore(NOW);
    const [hour] = await store.hours(1, T, T + DAY);
    expect(hour.asked.flatMap((asked, slot) => (asked ? slot : []))).toEqual([
      10, 11, 12,
    ]);
    const steps = await rollUps.steps(1, ROLL_UPS.fiveMinutes, T, T + DAY);
    expect(steps).toMatchObject([{ at: T + 10 * MINUTE, asked: 3, count: 0 }]);
  });

  it('keeps what a step came to when little of it comes again', async () => {
    const { store, packer, rollUps, add } = await setUp(1);
    await add(samplesFrom(2, T, T + DAY), { from: T, to: T + DAY });
    await packer.packBefore(NOW);
    const steps = () => rollUps.steps(1, ROLL_UPS.hours, T, T + DAY);
    const before = await steps();
    await store.dropBefore(T + DAY);
    await add([{ at: T + MINUTE, value: 1_000 }]);
    await packer.packBefore(NOW);
    expect(await steps()).toEqual(before);
  });

  it('drops each resolution by itself', async () => {
    const { store, packer, rollUps, add } = await setUp(1);
    for (const day of [0, 1, 2]) {
      await add([{ at: T + day * DAY, value: day }]);
    }
    await packer.packBefore(NOW);
    await store.dropBefore(T + 2 * DAY + HOUR);
    await rollUps.dropBefore(ROLL_UPS.fiveMinutes, T + DAY);
    const { fiveMinutes, hours } = ROLL_UPS;
    await expect(store.hours(1, T, NOW)).resolves.toHaveLength(1);
    await expect(rollUps.steps(1, fiveMinutes, T, NOW)).resolves.toHaveLength(
      2,
    );
    await expect(rollUps.steps(1, hours, T, NOW)).resolves.toHaveLength(3);
    await rollUps.dropAfter(T);
    await expect(rollUps.steps(1, fiveMinutes, T, NOW)).resolves.toEqual([]);
  });

  it('loses nothing when it packs on two replicas while more comes', async () => {
    const { knex, store, packer, add } = await setUp(40);
    const window = { from: T, to: T + DAY };
    const ids = Array.from({ length: 40 }, (_, index) => index + 1);
    for (const id of ids) {
      await add(samplesFrom(2, window.from, window.to - HOUR), window, id);
    }
    await Promise.all([
      packer.packBefore(NOW),
      new DayPacker(knex).packBefore(NOW),
      ...ids.map(id =>
        add(samplesFrom(2, window.to - HOUR, window.to), undefined, id),
      ),
    ]);
    await packer.packBefore(NOW);
    expect(await hoursLeft(knex)).toEqual([]);
    const truth = samplesFrom(2, window.from, window.to);
    for (const id of ids) {
      const hours = await store.hours(id, window.from, window.to);
      expect(samplesOf(hours, window.from, window.to)).toEqual(truth);
    }
  }, 60_000);
});
