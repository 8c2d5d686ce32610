import { Happening } from '../../../events/EventBus';
import { Crawler } from './Crawler';

/** What EventBridge tells of the crawls of a crawler between two times. */
export function crawlHappenings(
  crawler: Crawler,
  after: number,
  until: number,
): Happening[] {
  crawler.settle(until);
  const { scope, item } = crawler;
  const isNew = (at: number) => at > after && at <= until;
  const told = (at: number, state: string, more: Record<string, unknown>) => ({
    at,
    scope,
    source: 'aws.glue',
    type: 'Glue Crawler State Change',
    detail: {
      accountId: scope.account,
      crawlerName: item.name,
      state,
      ...more,
    },
  });
  return crawler.crawls.flatMap(({ start, end, outcome, failure, result }) => [
    ...(isNew(start)
      ? [told(start, 'Started', { startTime: new Date(start).toISOString() })]
      : []),
    ...(isNew(end) && outcome === 'COMPLETED'
      ? [
          told(end, 'Succeeded', {
            tablesCreated: `${result?.tables.created.length ?? 0}`,
            tablesUpdated: `${result?.tables.updated.length ?? 0}`,
            tablesDeleted: `${result?.tables.deleted.length ?? 0}`,
            completionDate: new Date(end).toISOString(),
          }),
        ]
      : []),
    ...(isNew(end) && outcome === 'FAILED'
      ? [told(end, 'Failed', { errorMessage: failure })]
      : []),
  ]);
}
