import {
  asSource,
  contextOf,
  DAY_SECONDS,
  deadLetterInventory,
  depths,
  factsOf,
  find,
  minutes,
  queueInventory,
  reading,
} from '../__testUtils__/queues';
import { deadLetters } from './deadLetters';
import { oldestMessageAge } from './oldestMessageAge';
import { timeToLoss } from './timeToLoss';

type Given = NonNullable<Parameters<typeof contextOf>[0]>;

const aged = (seconds: number, visible = 5): Given => ({
  readings: {
    ...depths(visible),
    oldestMessageAge: reading(seconds, 'seconds'),
  },
});

describe('dead-letters', () => {
  const withDeadLetters = (visible: number, inFlight = 0): Given => ({
    inventory: deadLetterInventory(),
    readings: depths(visible, inFlight),
  });

  it.each([
    [0, undefined],
    [1, 'warning'],
    [2, 'critical'],
    [500, 'critical'],
  ])('judges %d messages as %s', (count, severity) => {
    expect(find(deadLetters, withDeadLetters(count))?.severity).toBe(severity);
  });

  it('does not lose sight of a message that somebody looks at', () => {
    expect(find(deadLetters, withDeadLetters(0, 1))).toMatchObject({
      severity: 'warning',
      evidence: { messages: 1, messagesInFlight: 1 },
    });
  });

  it('says how many, of whom and since when', () => {
    const finding = find(deadLetters, {
      inventory: deadLetterInventory(),
      readings: {
        ...depths(1_204),
        oldestMessageAge: reading(6 * 3600, 'seconds'),
      },
    });
    expect(finding?.title).toBe(
      '1,204 messages of orders could not be processed; the first came 6 h ago',
    );
    expect(finding?.evidence).toMatchObject({
      sourceQueues: ['orders'],
      oldestMessageAgeSeconds: 21_600,
    });
  });

  it('leaves ordinary queues alone', () => {
    expect(find(deadLetters, { readings: depths(100) })).toBeUndefined();
  });

  it('knows a dead-letter queue by its neighbour when the sources may not be listed', () => {
    const given = {
      ...withDeadLetters(1),
      inventory: deadLetterInventory({ deadLetterSources: undefined }),
    };
    expect(find(deadLetters, given)).toBeUndefined();
    expect(
      find(deadLetters, {
        ...given,
        neighbours: [asSource(factsOf('orders'))],
      })?.severity,
    ).toBe('warning');
  });
});

describe('oldest-message-age', () => {
  const history = (value: (minutesAgo: number) => number): Given => {
    const samples = minutes(60, value);
    const { value: newest, at } = samples[samples.length - 1];
    return {
      readings: {
        ...depths(5),
        oldestMessageAge: reading(newest, 'seconds', at),
      },
      samples: { oldestMessageAge: samples },
    };
  };

  it.each([
    ['short waits', () => 30, undefined],
    ['exactly the line', () => 900, undefined],
    ['a long wait', () => 1_000, 'warning'],
    ['a very long wait', () => 2_000, 'critical'],
    ['one spike', (ago: number) => (ago === 3 ? 5_000 : 10), undefined],
    ['a wait that is over', (ago: number) => (ago < 5 ? 10 : 5_000), undefined],
    [
      'a wait that has just become very long',
      (ago: number) => (ago < 5 ? 2_000 : 1_700),
      'warning',
    ],
  ])('judges %s', (_, value, severity) => {
    expect(find(oldestMessageAge, history(value))?.severity).toBe(severity);
  });

  it('judges by the reading when there is no history', () => {
    expect(find(oldestMessageAge, aged(1_801))?.severity).toBe('critical');
  });

  it('is well as soon as the queue is empty', () => {
    const given = history(() => 5_000);
    expect(
      find(oldestMessageAge, {
        ...given,
        readings: { ...given.readings, ...depths(0) },
      }),
    ).toBeUndefined();
  });

  it('can be switched off and moved', () => {
    const { thresholds } = contextOf();
    const lines = (line: { warning?: number; critical?: number }) => ({
      ...aged(2_000),
      thresholds: { ...thresholds, oldestMessageAge: line },
    });
    expect(find(oldestMessageAge, lines({}))).toBeUndefined();
    expect(find(oldestMessageAge, lines({ warning: 1_999 }))?.severity).toBe(
      'warning',
    );
  });

  it('does not judge dead-letter queues', () => {
    expect(
      find(oldestMessageAge, {
        ...aged(9_000),
        inventory: deadLetterInventory(),
      }),
    ).toBeUndefined();
  });
});

describe('time-to-loss', () => {
  const keeps = (days: number, ageSeconds: number): Given => ({
    ...aged(ageSeconds),
    inventory: queueInventory({ retentionSeconds: days * DAY_SECONDS }),
  });

  it.each([
    ['a day, young message', 1, 10, undefined],
    ['a day, 17 h old', 1, 17 * 3600, undefined],
    ['a day, 19 h old', 1, 19 * 3600, 'critical'],
    ['4 days, 71 h old', 4, 71 * 3600, undefined],
    ['4 days, 73 h old', 4, 73 * 3600, 'critical'],
    ['14 days, 10 days old', 14, 10 * DAY_SECONDS, undefined],
    ['14 days, 11 days old', 14, 11 * DAY_SECONDS, 'warning'],
    ['14 days, 13.5 days old', 14, 13.5 * DAY_SECONDS, 'critical'],
    ['older than the retention', 4, 5 * DAY_SECONDS, 'critical'],
  ])('judges a queue that keeps %s', (_, days, age, severity) => {
    expect(find(timeToLoss, keeps(days, age))?.severity).toBe(severity);
  });

  it('says when, of what and why', () => {
    const finding = find(timeToLoss, {
      ...aged(19 * 3600 + 8 * 60, 48_210),
      inventory: queueInventory({ retentionSeconds: DAY_SECONDS }),
    });
    expect(finding?.title).toBe(
      'Messages are lost in 4 h 52 min: the oldest of 48,210 messages is 19 h 8 min old, and the queue keeps 1 d',
    );
    expect(finding?.evidence).toMatchObject({
      timeToLossSeconds: 17_520,
      retentionSeconds: DAY_SECONDS,
    });
    expect(finding?.remedy).toContain('Raise MessageRetentionPeriod');
  });

  it('says of dead letters what is sure and what is possible', () => {
    const finding = find(timeToLoss, {
      readings: {
        ...depths(340),
        oldestMessageAge: reading(6 * 3600, 'seconds'),
      },
      inventory: deadLetterInventory({ retentionSeconds: 4 * DAY_SECONDS }),
      neighbours: [asSource(factsOf('orders'))],
    });
    expect(finding).toMatchObject({
      severity: 'critical',
      title:
        'Dead letters may be lost any moment, at best in 3 d 18 h: the queue keeps 4 d from the first send, of which up to 4 d passed in the source',
      evidence: {
        timeToLossSeconds: 0,
        timeToLossAtBestSeconds: 324_000,
        timeInSourceAtWorstSeconds: 345_600,
      },
    });
  });

  it('does not advise the impossible', () => {
    expect(find(timeToLoss, keeps(14, 13.9 * DAY_SECONDS))?.remedy).toContain(
      'the longest there is',
    );
  });

  it('can be switched off line by line', () => {
    const { thresholds } = contextOf();
    const given = keeps(4, 95 * 3600);
    expect(
      find(timeToLoss, {
        ...given,
        thresholds: { ...thresholds, timeToLoss: {} },
      })?.severity,
    ).toBe('warning');
    expect(
      find(timeToLoss, {
        ...given,
        thresholds: { ...thresholds, timeToLoss: {}, timeToLossRatio: {} },
      }),
    ).toBeUndefined();
  });
});
