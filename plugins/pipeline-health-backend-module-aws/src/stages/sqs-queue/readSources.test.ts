import { sayProblem } from '../../aws/clients';
import {
  answerOf,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { fakeAccess } from '../../__testUtils__/fakeAccess';
import { arnOf, DAY_SECONDS, stageOf } from './__testUtils__/queues';
import { describe as describeQueue } from './describe';

/** The retention of each source in days, or the error that asking for it gives. */
type Retentions = { [source: string]: number | Error };

const nameOf = (url: string) => url.slice(url.lastIndexOf('/') + 1);

function setUp(
  retentions: Retentions,
  is: { fifo?: boolean; sources?: Error; nextToken?: string } = {},
) {
  const asked: string[] = [];
  const access = fakeAccess({
    ListDeadLetterSourceQueues: () => {
      if (is.sources) {
        throw is.sources;
      }
      return {
        queueUrls: Object.keys(retentions).map(
          name => `https://sqs.example/123456789012/${name}`,
        ),
        NextToken: is.nextToken,
      };
    },
    GetQueueAttributes: input => {
      const { QueueUrl } = input as { QueueUrl: string };
      const name = nameOf(QueueUrl);
      const retention = retentions[name] ?? 14;
      if (name in retentions) {
        asked.push(name);
      }
      if (retention instanceof Error) {
        throw retention;
      }
      return {
        Attributes: {
          ApproximateNumberOfMessages: '0',
          ApproximateNumberOfMessagesNotVisible: '0',
          ApproximateNumberOfMessagesDelayed: '0',
          VisibilityTimeout: '30',
          MessageRetentionPeriod: String(retention * DAY_SECONDS),
          ...(is.fifo && { FifoQueue: 'true' }),
        },
      };
    },
  });
  return { asked, describeIt: () => describeQueue(stageOf('dead'), access) };
}

const denied = new SourceError('access-denied', 'Not allowed');
const gone = new SourceError('not-found', 'No such queue');

describe('the sources of a dead-letter queue', () => {
  it('are not asked for their retention when there is one, which is followed anyway', async () => {
    const { asked, describeIt } = setUp({ orders: 4 });
    const { inventory } = await describeIt();
    expect(inventory.deadLetterSources).toEqual({ answer: [arnOf('orders')] });
    expect(inventory).not.toHaveProperty('longestSourceRetentionSeconds');
    expect(asked).toEqual([]);
  });

  it('are asked for their retention when there are several', async () => {
    const { inventory } = await setUp({ orders: 4, returns: 6 }).describeIt();
    expect(inventory.longestSourceRetentionSeconds).toEqual({
      answer: 6 * DAY_SECONDS,
    });
  });

  it('are not asked when they are FIFO queues, whose retention starts anew', async () => {
    const { asked, describeIt } = setUp(
      { 'a.fifo': 4, 'b.fifo': 4 },
      { fifo: true },
    );
    await describeIt();
    expect(asked).toEqual([]);
  });

  it('leave their retention unknown when one may not be asked', async () => {
    const { inventory } = await setUp({
      orders: 4,
      returns: denied,
    }).describeIt();
    expect(answerOf(inventory.deadLetterSources)).toHaveLength(2);
    expect(inventory.longestSourceRetentionSeconds).toEqual({
      problem: { code: 'access-denied', message: 'Not allowed' },
    });
  });

  it('leave their retention unknown only while one cannot be asked', async () => {
    const retentions: Retentions = {
      orders: 4,
      returns: new SourceError('throttled', 'Slow down'),
    };
    const { asked, describeIt } = setUp(retentions);
    const { inventory } = await describeIt();
    expect(inventory.longestSourceRetentionSeconds).toMatchObject({
      problem: { code: 'throttled' },
    });
    retentions.returns = 6;
    const again = await describeIt();
    expect(again.inventory.longestSourceRetentionSeconds).toEqual({
      answer: 6 * DAY_SECONDS,
    });
    expect(asked).toEqual(['orders', 'returns', 'returns']);
  });

  it('do not count any more when they are gone', async () => {
    const { inventory } = await setUp({
      orders: 4,
      returns: gone,
    }).describeIt();
    expect(inventory.longestSourceRetentionSeconds).toEqual({
      answer: 4 * DAY_SECONDS,
    });
  });

  it('are not all followed, nor all asked, when they are very many', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 101 }, (_, index) => [`source-${index}`, 4]),
    );
    const { asked, describeIt } = setUp(many);
    const { inventory, links } = await describeIt();
    expect(answerOf(inventory.deadLetterSources)).toHaveLength(101);
    expect(links).toHaveLength(20);
    expect(asked).toEqual([]);
  });

  it('are not known when nobody may ask who they are, and known links stay', async () => {
    const { describeIt } = setUp({}, { sources: denied });
    const { inventory, links, unknownRelations } = await describeIt();
    expect(inventory.deadLetterSources).toEqual({
      problem: { code: 'access-denied', message: 'Not allowed' },
    });
    expect(links).toEqual([]);
    expect(unknownRelations).toEqual(['dead-letter-queue']);
  });

  it('are not all known when their list does not end', async () => {
    const { describeIt } = setUp({ orders: 4 }, { nextToken: 'again' });
    const { inventory } = await describeIt();
    expect(inventory.deadLetterSources).toEqual({
      answer: [arnOf('orders')],
      incomplete: sayProblem('problem.list-goes-on', { count: 1 }),
    });
  });
});
