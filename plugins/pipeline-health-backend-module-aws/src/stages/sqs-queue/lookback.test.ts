import {
  contextOf,
  deadLetterInventory,
  depths,
  factsOf,
  HOUR,
  NOW,
  reading,
} from './__testUtils__/queues';
import { lookback } from './lookback';

const waiting = (hours: number) => ({
  ...depths(7),
  oldestMessageAge: reading(hours * 3600, 'seconds'),
});

const withDeadLetters = (readings: ReturnType<typeof depths>) =>
  contextOf({
    neighbours: [
      {
        direction: 'downstream',
        relation: 'dead-letter-queue',
        facts: factsOf('orders-dlq', {
          inventory: deadLetterInventory(),
          readings,
        }),
      },
    ],
  });

describe('lookback of a queue', () => {
  it('is nothing for a queue that is well', () => {
    expect(lookback(contextOf())).toEqual({});
    expect(lookback(withDeadLetters(depths(0)))).toEqual({});
  });

  it('reaches the send of the oldest message, to find when its consumer stopped', () => {
    expect(lookback(contextOf({ readings: waiting(19) }))).toEqual({
      messagesReceived: NOW - 19 * HOUR,
      messagesDeleted: NOW - 19 * HOUR,
    });
  });

  it('reaches the first move to its dead-letter queue and an hour before', () => {
    expect(lookback(withDeadLetters(waiting(6)))).toEqual({
      oldestMessageAge: NOW - 7 * HOUR,
      messagesVisible: NOW - 7 * HOUR,
    });
  });
});
