import {
  contextOf,
  DAY_SECONDS,
  deadLetterInventory,
  depths,
  find,
  HOUR,
  MINUTE,
  minutes,
  NOW,
  queueInventory,
  reading,
} from '../__testUtils__/queues';
import { consumerStopped } from './consumerStopped';
import { inFlightQuota } from './inFlightQuota';
import { poisonPills } from './poisonPills';

type Given = NonNullable<Parameters<typeof contextOf>[0]>;

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
