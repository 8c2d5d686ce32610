import { MetricStore } from '../../metrics/MetricStore';
import { Scope } from '../../wire/wireMessages';
import { Conditions, Warehouse } from './Warehouse';
import { ClusterItem, WorkgroupItem } from './warehouseSchema';

const minuteMilliseconds = 60_000;

type Dimensions = Record<string, string>;
type Value = [name: string, value: number, dimensions?: Dimensions];

const silent = ['paused', 'resuming'];
const capacityMinutes = 30;

/** Publishes the minute of a cluster that ends now; without its hardware it is silent. */
export function publishCluster(
  warehouse: Warehouse<ClusterItem>,
  metrics: MetricStore,
  now: number,
): void {
  const conditions = warehouse.conditions(now);
  if (silent.includes(conditions.status)) {
    return;
  }
  const { diskUsed, healthy, connections, queued, queryDuration } = conditions;
  const every5 = isFifth(now);
  const values: Value[] = [
    ['HealthStatus', healthy ? 1 : 0],
    ['MaintenanceMode', isMaintained(conditions) ? 1 : 0],
    ['PercentageDiskSpaceUsed', 100 * diskUsed],
    ['CPUUtilization', 100 * wobble(conditions.cpu, warehouse, now)],
    ['DatabaseConnections', connections],
    ...Object.entries({ etl: 0, default: 0, ...queued }).map(
      ([queue, value]): Value => [
        'WLMQueueLength',
        value,
        { QueueName: queue },
      ],
    ),
    ...(every5
      ? ['short', 'medium'].map(
          (latency, index): Value => [
            'QueryDuration',
            queryDuration * 1000 * (1 + index * 9),
            { latency },
          ],
        )
      : []),
  ];
  const own = { ClusterIdentifier: warehouse.item.name };
  publish(metrics, warehouse.scope, 'AWS/Redshift', own, values, now);
}

function isMaintained({ status, availability }: Conditions): boolean {
  return status === 'rebooting' || availability === 'Maintenance';
}

/** Publishes the minute of a workgroup that ends now; an idle one tells of its storage only. */
export function publishWorkgroup(
  warehouse: Warehouse<WorkgroupItem>,
  metrics: MetricStore,
  now: number,
): void {
  const conditions = warehouse.conditions(now);
  const { item, scope } = warehouse;
  const namespace = 'AWS/Redshift-Serverless';
  const values = isIdle(conditions) ? [] : workgroupValues(warehouse, now);
  publish(metrics, scope, namespace, { Workgroup: item.name }, values, now);
  if (isFifth(now)) {
    const stored = item.storageGigabytes * 1000 * conditions.diskUsed;
    const own = { Namespace: item.namespace };
    publish(metrics, scope, namespace, own, [['DataStorage', stored]], now);
  }
}

function isIdle({ queries, queued }: Conditions): boolean {
  return queries === 0 && Object.values(queued).every(value => value === 0);
}

/** What was allocated in the last half an hour, on average. */
function capacityOf(warehouse: Warehouse<WorkgroupItem>, now: number): number {
  let sum = 0;
  for (let back = 0; back < capacityMinutes; back += 1) {
    const then = warehouse.conditions(now - back * minuteMilliseconds);
    sum += isIdle(then) ? 0 : then.capacity;
  }
  return Math.ceil(sum / capacityMinutes);
}

function workgroupValues(
  warehouse: Warehouse<WorkgroupItem>,
  now: number,
): Value[] {
  const conditions = warehouse.conditions(now);
  const { queries, failing, queued } = conditions;
  return [
    ['DatabaseConnections', conditions.connections],
    ...Object.entries({ LOAD: 0, SELECT: 0, ...queued }).map(
      ([type, value]): Value => ['QueriesQueued', value, { QueryType: type }],
    ),
    ['QueriesRunning', Math.min(5, queries), { QueryType: 'SELECT' }],
    ...(isFifth(now)
      ? ([
          [
            'QueryDuration',
            conditions.queryDuration * 1000,
            { LatencyRange: 'Short' },
          ],
          [
            'QueriesSucceeded',
            Math.round(queries * (1 - failing)),
            { LatencyRange: 'Short' },
          ],
          [
            'QueriesFailed',
            Math.round(queries * failing),
            { LatencyRange: 'Short' },
          ],
          ['ComputeCapacity', capacityOf(warehouse, now)],
        ] satisfies Value[])
      : []),
  ];
}

function publish(
  metrics: MetricStore,
  scope: Scope,
  namespace: string,
  own: Dimensions,
  values: Value[],
  now: number,
): void {
  const at = Math.floor(now / minuteMilliseconds) - 1;
  for (const [name, value, more] of values) {
    const dimensions = Object.entries({ ...own, ...more });
    metrics
      .series(scope, {
        namespace,
        name,
        dimensions: dimensions.map(([key, text]) => ({
          name: key,
          value: text,
        })),
      })
      .publish(at, value);
  }
}

function isFifth(now: number): boolean {
  return Math.floor(now / minuteMilliseconds) % 5 === 1;
}

function wobble(
  value: number,
  { random }: Warehouse<ClusterItem>,
  now: number,
): number {
  const luck = random.fork(`cpu ${Math.floor(now / minuteMilliseconds)}`);
  return Math.max(0, Math.min(1, value * (0.8 + 0.4 * luck.next())));
}
