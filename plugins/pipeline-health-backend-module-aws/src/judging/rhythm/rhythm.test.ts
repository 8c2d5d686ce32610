import {
  DAY,
  Found,
  HOUR,
  MINUTE,
  Told,
  Traffic,
  watch,
} from './__testUtils__/traffic';

/** A Monday, eight in the morning. */
const MONDAY = Date.parse('2026-03-02T08:00:00Z');
const hourOf = (at: number) => (at % DAY) / HOUR;
const isWeekend = (at: number) => [0, 6].includes(new Date(at).getUTCDay());

/** More by day than by night, never nothing. */
const shop =
  (perMinute: number): Traffic =>
  at =>
    perMinute * (1 - 0.8 * Math.cos(((hourOf(at) - 3) / 12) * Math.PI));
/** From six to twenty-two. */
const byDay =
  (perMinute: number): Traffic =>
  at =>
    hourOf(at) >= 6 && hourOf(at) < 22 ? perMinute : 0;
/** On working days only. */
const office =
  (perMinute: number): Traffic =>
  at =>
    isWeekend(at) ? 0 : byDay(perMinute)(at);
/** Some at once, as a schedule sends them. */
const everyHours =
  (hours: number, count: number, atHour = 0): Traffic =>
  at =>
    hourOf(at) % hours === atHour % hours ? count : 0;
const bent =
  (
    traffic: Traffic,
    from: number,
    to: number,
    by: (value: number) => number,
  ): Traffic =>
  at =>
    at >= MONDAY + from && at < MONDAY + to ? by(traffic(at)) : traffic(at);
const times = (factor: number) => (value: number) => factor * value;

const tell = (found: Found[]) =>
  found
    .filter(({ is }) => !is.endsWith(' info'))
    .map(
      ({ is, from, title }) =>
        `${is} after ${((from - MONDAY) / HOUR).toFixed(1)} h: ${title}`,
    );

const MONTH = { from: MONDAY, history: 29 * DAY };
const FIRST_SIGHT = { from: MONDAY, history: DAY };
const SEEDS = [1, 2];

describe('what is usual is no alarm', () => {
  it.each<[string, Traffic, Told]>([
    ['days and nights', shop(3), { ...MONTH, run: 2.5 * DAY }],
    ['at first sight', shop(3), { ...FIRST_SIGHT, run: 2.5 * DAY }],
    ['much noise', shop(3), { ...MONTH, run: 2.5 * DAY, noise: 0.35 }],
    [
      'much noise at first sight',
      shop(3),
      { ...FIRST_SIGHT, run: 2.5 * DAY, noise: 0.25 },
    ],
    ['silent nights', byDay(20), { ...MONTH, run: 2.5 * DAY }],
    [
      'silent nights of a queue that tells zeros',
      byDay(20),
      { ...MONTH, run: 2.5 * DAY, zeros: true },
    ],
    [
      'silent nights at first sight',
      byDay(20),
      { ...FIRST_SIGHT, run: 2.5 * DAY },
    ],
    ['silent ends of the week', office(5), { ...MONTH, run: 8 * DAY }],
    [
      'the first end of the week that is seen',
      office(20),
      { from: MONDAY + DAY, history: DAY, run: 7 * DAY },
    ],
    ...[-8, 1, 9].flatMap((zone): [string, Traffic, Told][] =>
      [1, 3].map(known => [
        `the first week that is seen of an office ${zone} h east, after ${known} days`,
        at => 2 + office(20)(at + zone * HOUR),
        { from: MONDAY + known * DAY, history: known * DAY, run: 8 * DAY },
      ]),
    ),
    ['a few an hour', () => 5 / 60, { ...MONTH, run: 3 * DAY }],
    [
      'a few an hour at first sight',
      () => 5 / 60,
      { ...FIRST_SIGHT, run: 3 * DAY },
    ],
    ['a few an hour by day', byDay(10 / 60), { ...MONTH, run: 3 * DAY }],
    ['one an hour', () => 1 / 60, { ...MONTH, run: 3 * DAY }],
    ['little traffic by night', shop(0.6), { ...MONTH, run: 3 * DAY }],
    [
      'little traffic by night at first sight',
      shop(0.6),
      { ...FIRST_SIGHT, run: 3 * DAY },
    ],
    ['every three hours', everyHours(3, 500), { ...MONTH, run: 2.5 * DAY }],
    ['every hour', everyHours(1, 50), { ...FIRST_SIGHT, run: 2.5 * DAY }],
    ['once a day', everyHours(24, 5000, 2), { ...MONTH, run: 3 * DAY }],
    [
      'a pause of twenty minutes',
      bent(byDay(60), 3 * HOUR, 3.33 * HOUR, times(0)),
      { ...MONTH, run: 6 * HOUR, every: 5 * MINUTE },
    ],
    [
      'three short restarts',
      at => ((at / MINUTE) % 60 < 4 ? 0 : shop(30)(at)),
      { ...FIRST_SIGHT, run: DAY, every: 5 * MINUTE },
    ],
    [
      'a back-fill, and its end',
      bent(shop(5), 5 * HOUR, 12 * HOUR, times(10)),
      { ...MONTH, run: 2.5 * DAY },
    ],
    [
      'a back-fill at first sight, and the day after',
      bent(shop(5), 5 * HOUR, 12 * HOUR, times(10)),
      { ...FIRST_SIGHT, run: 2.5 * DAY },
    ],
    [
      'slow growth',
      at => shop(5)(at) * (1 + (at - MONDAY) / (60 * DAY)),
      { ...MONTH, run: 3 * DAY },
    ],
    [
      'slow decline',
      at => shop(20)(at) * (1 - (at - MONDAY) / (60 * DAY)),
      { ...MONTH, run: 3 * DAY },
    ],
    [
      'something new that grows',
      at => (shop(5)(at) * Math.max(0, at - MONDAY + DAY)) / DAY,
      { ...FIRST_SIGHT, run: 2.5 * DAY },
    ],
    [
      'the end of the month before',
      bent(shop(10), -2 * DAY, -0.4 * DAY, times(4)),
      { ...MONTH, run: 2 * DAY },
    ],
    [
      'clocks that change',
      at => byDay(20)(at < MONDAY + DAY ? at : at + HOUR),
      { ...MONTH, run: 3 * DAY },
    ],
    [
      'clocks that change back',
      at => byDay(20)(at < MONDAY + DAY ? at : at - HOUR),
      { ...MONTH, run: 3 * DAY },
    ],
    [
      'a holiday of an office',
      bent(office(30), DAY - 10 * HOUR, 2 * DAY - 10 * HOUR, times(0)),
      { ...MONTH, run: 2.5 * DAY },
    ],
  ])('%s', (_name, traffic, told) => {
    const alarms = tell(watch(traffic, told));
    expect(alarms).toEqual([]);
  });
});

describe('what is not usual is found', () => {
  it.each<[string, Traffic, Told, RegExp, number]>([
    [
      'nothing of what came all the time',
      bent(shop(5), 2 * HOUR, 12 * HOUR, times(0)),
      { ...MONTH, run: 6 * HOUR, every: 5 * MINUTE },
      /^silent warning after (2\.[5-9]|3\.0) h/,
      1,
    ],
    [
      'nothing at first sight',
      bent(shop(5), 2 * HOUR, 12 * HOUR, times(0)),
      { ...FIRST_SIGHT, run: 6 * HOUR, every: 5 * MINUTE },
      /^silent warning after (2\.[5-9]|3\.0) h/,
      1,
    ],
    [
      'nothing for days, through silent nights',
      bent(byDay(20), 2 * HOUR, 90 * HOUR, times(0)),
      { ...MONTH, run: 60 * HOUR },
      /^silent warning after (2\.[5-9]|3\.0) h/,
      1,
    ],
    [
      'a morning on which nothing begins',
      bent(byDay(20), 20 * HOUR, 60 * HOUR, times(0)),
      { ...MONTH, run: 40 * HOUR },
      /^silent warning after 2[2-6]\./,
      1,
    ],
    [
      'a quarter of what is usual',
      bent(shop(10), 3 * HOUR, 30 * HOUR, times(0.25)),
      { ...MONTH, run: 8 * HOUR, every: 5 * MINUTE },
      /^less-than-usual warning after 3\.[4-9] h/,
      1,
    ],
    [
      'a quarter at first sight',
      bent(shop(10), 3 * HOUR, 30 * HOUR, times(0.25)),
      { ...FIRST_SIGHT, run: 8 * HOUR, every: 5 * MINUTE },
      /^less-than-usual warning after [3-5]\.\d h/,
      1,
    ],
    [
      'a tenth of a noisy one, for days',
      bent(shop(10), 3 * HOUR, 90 * HOUR, times(0.1)),
      { ...MONTH, run: 60 * HOUR, noise: 0.3 },
      /^less-than-usual warning after 3\.[4-9] h/,
      1,
    ],
    [
      'what stops on a working day',
      bent(office(20), 2 * HOUR, 20 * HOUR, times(0)),
      { ...MONTH, run: 8 * HOUR },
      /^silent warning after (2\.[5-9]|3\.0) h/,
      1,
    ],
    [
      'hourly files that come no more',
      bent(everyHours(1, 50), 2 * HOUR, 30 * HOUR, times(0)),
      { ...FIRST_SIGHT, run: 12 * HOUR },
      /^silent warning after [3-6]\./,
      1,
    ],
    [
      'a few an hour that come no more',
      bent(() => 6 / 60, 2 * HOUR, 90 * HOUR, times(0)),
      { ...MONTH, run: 30 * HOUR },
      /^silent warning after ([4-9]|1[0-2])\./,
      1,
    ],
    [
      'a load of every night that does not come',
      bent(everyHours(24, 5000, 2), 10 * HOUR, 30 * HOUR, times(0)),
      { ...MONTH, run: 30 * HOUR },
      /^silent warning after (19|2[0-4])\./,
      1,
    ],
  ])('%s', (_name, traffic, told, expected, count) => {
    for (const seed of SEEDS) {
      const alarms = tell(watch(traffic, { ...told, seed }));
      expect({ seed, alarms }).toEqual({
        seed,
        alarms: [expect.stringMatching(expected)],
      });
      expect(alarms).toHaveLength(count);
    }
  });

  it('ends when it comes again', () => {
    const traffic = bent(shop(10), 3 * HOUR, 8 * HOUR, times(0.2));
    const [less, ...others] = watch(traffic, { ...MONTH, run: 20 * HOUR });
    expect(others.filter(({ is }) => !is.endsWith('info'))).toEqual([]);
    expect((less.to - MONDAY) / HOUR).toBeGreaterThan(7.9);
    expect((less.to - MONDAY) / HOUR).toBeLessThan(8.6);
  });

  it('tells of much more for information', () => {
    const traffic = bent(shop(10), 3 * HOUR, 8 * HOUR, times(6));
    const found = watch(traffic, { ...MONTH, run: 12 * HOUR });
    expect(found.map(({ is }) => is)).toEqual(['more-than-usual info']);
  });
});
