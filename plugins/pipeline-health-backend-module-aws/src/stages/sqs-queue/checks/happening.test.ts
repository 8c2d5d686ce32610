import {
  asSource,
  contextOf,
  DAY_SECONDS,
  deadLetterInventory,
  depths,
  factsOf,
  find,
  HOUR,
  MINUTE,
  minutes,
  NOW,
  queueInventory,
  reading,
} from '../__testUtils__/queues';
import { consumerStopped } from './consumerStopped';
import { deadLetters } from './deadLetters';
import { inFlightQuota } from './inFlightQuota';
import { oldestMessageAge } from './oldestMessageAge';
import { poisonPills } from './poisonPills';
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

describe('consumer-stopped', () => {
  const HOURS = 19;
  const stopped = (
    receivedAgo: (minutesAgo: number) => number,
    age: number | undefined,
    visible = 48_210,
  ): Given => ({
    readings: {
      ...depths(visible),
      ...(age !== undefined && {
        oldestMessageAge: reading(age, 'seconds'),
      }),
    },
    samples: {
      messagesReceived: minutes(24 * 60, receivedAgo),
      messagesDeleted: minutes(24 * 60, receivedAgo),
    },
    inventory: queueInventory({ retentionSeconds: DAY_SECONDS }),
  });
  const since = (ago: number) => (minutesAgo: number) =>
    minutesAgo > ago ? 12 : 0;

  it('says since when, how much waits and when it is lost', () => {
    const finding = find(
      consumerStopped,
      stopped(since(HOURS * 60), HOURS * 3600),
    );
    expect(finding).toMatchObject({
      severity: 'critical',
      title:
        'The consumer has stopped: 48,210 messages wait, nothing was received for 19 h; the first is lost in 5 h',
      evidence: {
        messagesVisible: 48_210,
        silenceSeconds: HOURS * 3600,
        lastActivityAt: new Date(NOW - HOURS * HOUR - MINUTE).toISOString(),
        timeToLossSeconds: 5 * 3600,
      },
    });
  });

  it.each([
    ['5 minutes', 8, 5 * 60, undefined],
    ['15 minutes', 15, 15 * 60, 'warning'],
    ['an hour', 60, 60 * 60, 'critical'],
  ])('judges a silence of %s', (_, ago, age, severity) => {
    expect(find(consumerStopped, stopped(since(ago), age))?.severity).toBe(
      severity,
    );
  });

  it('does not blame a consumer that had nothing to receive', () => {
    expect(
      find(
        consumerStopped,
        stopped(() => 0, 120, 1),
      ),
    ).toBeUndefined();
    expect(
      find(
        consumerStopped,
        stopped(() => 0, undefined, 0),
      ),
    ).toBeUndefined();
  });

  it('says at least since when it has been silent when the last receive is out of sight', () => {
    const finding = find(
      consumerStopped,
      stopped(() => 0, 90_000),
    );
    expect(finding?.severity).toBe('critical');
    expect(finding?.evidence).not.toHaveProperty('lastActivityAt');
    expect(finding?.evidence.silentAtLeastSinceAt).toBe(
      new Date(NOW - (24 * 60 + 2) * MINUTE).toISOString(),
    );
  });

  it('does not conclude silence from missing data', () => {
    expect(
      find(consumerStopped, {
        ...stopped(() => 0, 7_200),
        samples: { messagesReceived: minutes(4, () => 0) },
      }),
    ).toBeUndefined();
    expect(
      find(consumerStopped, { ...stopped(() => 0, 7_200), samples: {} }),
    ).toBeUndefined();
  });

  it('expects no consumer of a dead-letter queue', () => {
    expect(
      find(consumerStopped, {
        ...stopped(() => 0, 90_000),
        inventory: deadLetterInventory(),
      }),
    ).toBeUndefined();
  });
});

describe('poison-pills', () => {
  const traffic = (received: number, deleted: number): Given => ({
    readings: depths(12, 2),
    samples: {
      messagesReceived: minutes(120, () => received),
      messagesDeleted: minutes(120, () => deleted),
    },
  });

  it.each([
    ['most receives fail', 10, 1, 'warning'],
    ['one in four fails', 8, 6, 'warning'],
    ['all is deleted', 10, 10, undefined],
    ['a few are retried', 100, 95, undefined],
    ['nothing is received', 0, 0, undefined],
  ])('when %s', (_, received, deleted, severity) => {
    expect(find(poisonPills, traffic(received, deleted))?.severity).toBe(
      severity,
    );
  });

  it('names the figures of the last hour', () => {
    expect(find(poisonPills, traffic(10, 1))?.evidence).toMatchObject({
      windowSeconds: 3600,
      received: 580,
      deleted: 58,
      maxReceiveCount: 5,
    });
  });

  it.each([
    ['a FIFO queue, which hides nothing', queueInventory({ fifo: true })],
    [
      'a queue that sets messages aside after three receives',
      queueInventory({ maxReceiveCount: 3 }),
    ],
    ['a dead-letter queue', deadLetterInventory()],
  ])('leaves alone %s', (_, inventory) => {
    expect(find(poisonPills, { ...traffic(10, 1), inventory })).toBeUndefined();
  });

  it('advises a dead-letter queue where there is none', () => {
    const inventory = queueInventory({
      maxReceiveCount: undefined,
      deadLetterQueueArn: undefined,
    });
    expect(
      find(poisonPills, { ...traffic(10, 1), inventory })?.remedy,
    ).toContain('dead-letter queue');
  });
});

describe('in-flight-quota', () => {
  it.each([
    [90_000, undefined],
    [100_000, 'warning'],
    [119_000, 'critical'],
  ])('judges %d messages in flight', (inFlight, severity) => {
    expect(
      find(inFlightQuota, { readings: depths(0, inFlight) })?.severity,
    ).toBe(severity);
  });
});
