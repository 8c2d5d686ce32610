import type { Trigger } from '@aws-sdk/client-glue';
import { FakeAnswers } from '../../../__testUtils__/fakeAccess';
import {
  crawl,
  fails,
  findings,
  NOW,
  withCrawler,
  withCrawls,
} from '../__testUtils__/crawlers';

const DAY = 86_400_000;

const head: Trigger = {
  Name: 'every-night',
  WorkflowName: 'lake',
  Type: 'SCHEDULED',
  State: 'ACTIVATED',
  Schedule: 'cron(0 5 * * ? *)',
  Actions: [{ JobName: 'extract' }],
};
const then: Trigger = {
  Name: 'then-crawl',
  WorkflowName: 'lake',
  Type: 'CONDITIONAL',
  State: 'ACTIVATED',
  Predicate: { Conditions: [{ JobName: 'extract', State: 'SUCCEEDED' }] },
  Actions: [{ CrawlerName: 'clickstream' }],
};
const own: Trigger = { ...head, Actions: [{ CrawlerName: 'clickstream' }] };

/** A crawler without a schedule of its own that began `days` ago. */
function started(days: number, ...Triggers: Trigger[]): FakeAnswers {
  const StartTime = new Date(NOW - days * DAY);
  return {
    ...withCrawler({
      Schedule: undefined,
      LastCrawl: { Status: 'SUCCEEDED', StartTime },
    }),
    ...withCrawls(crawl(1, { StartTime, EndTime: StartTime })),
    GetTriggers: () => ({ Triggers }),
  };
}

describe('a crawler that something else starts', () => {
  it.each<[string, number, Trigger[], string | undefined]>([
    ['40 days ago, by a trigger every night', 40, [own], 'critical'],
    ['40 days ago, at the end of a workflow', 40, [head, then], 'critical'],
    ['a day ago, at the end of a workflow', 1, [head, then], undefined],
    ['today, by a trigger every night', 0.3, [own], undefined],
    ['40 days ago, by nothing', 40, [], undefined],
    [
      '40 days ago, by a trigger that is off',
      40,
      [{ ...own, State: 'DEACTIVATED' }],
      undefined,
    ],
    [
      '40 days ago, by a trigger of another crawler',
      40,
      [{ ...own, Actions: [{ CrawlerName: 'orders' }] }],
      undefined,
    ],
  ])('was started %s', async (_, days, triggers, severity) => {
    const { overdue } = await findings(started(days, ...triggers));
    expect(overdue?.severity).toBe(severity);
  });

  it('is late by what starts it, and names it', async () => {
    const { overdue } = await findings(started(40, head, then));
    expect(overdue).toMatchObject({
      title:
        'The crawler is 39 d 8 h late by the schedule of lake/every-night and 40 crawls are missing',
      remedy: expect.stringContaining('lake/every-night'),
    });
  });

  it('stays late while its triggers may not be read', async () => {
    const previous = await findings(started(40, own));
    const refused = {
      ...started(40),
      GetTriggers: fails('access-denied', 'glue:GetTriggers'),
    };
    expect(await findings(refused, { previous })).toMatchObject({
      overdue: { severity: 'critical' },
      'could-not-ask': { severity: 'info' },
    });
  });
});

describe('crawls that are stopped', () => {
  const stopped = (date: number) => crawl(date, { State: 'STOPPED' });

  it.each<[string, number, string | undefined]>([
    ['one', 1, undefined],
    ['two', 2, 'info'],
    ['three', 3, 'warning'],
  ])('%s without one that succeeded', async (_, count, severity) => {
    const days = Array.from({ length: count }, (__, index) => 23 - index);
    const { 'crawls-stopped': found } = await findings(
      withCrawls(...days.map(stopped), crawl(18)),
    );
    expect(found?.severity).toBe(severity);
  });

  it('tell when the last good one was, and end with the next', async () => {
    const row = [stopped(23), stopped(22), stopped(21), crawl(19)];
    expect(await findings(withCrawls(...row))).toMatchObject({
      'crawls-stopped': {
        title:
          'The last 3 crawls were stopped before they ended; the last good one began 4 d 6 h ago',
        onsetAt: '2026-11-21T06:15:04.000Z',
      },
    });
    const after = withCrawls(crawl(23), ...row.slice(1));
    expect(await findings(after)).not.toHaveProperty('crawls-stopped');
  });
});
