/** What a meter tells. */
export interface MeterDefinition {
  /** A gauge is read when somebody looks; the others are told where something happens. */
  kind: 'gauge' | 'counter' | 'histogram';
  unit: string;
  attributes: readonly string[];
  /** One sentence without a full stop. */
  meaning: string;
  /** Upper bounds of the buckets of a histogram. */
  bounds?: readonly number[];
}

const PLACE = ['account', 'region'] as const;

/** Before the name of every meter. */
export const PREFIX = 'pipeline_health.';

/**
 * All meters, by their names without the prefix. Each attribute has few values,
 * whatever is watched: none names a pipeline, a stage or a person.
 */
export const METERS = {
  'collection.round.age': {
    kind: 'gauge',
    unit: 's',
    attributes: PLACE,
    meaning: 'Time since the last round of an account and region ended',
  },
  'collection.round.duration': {
    kind: 'histogram',
    unit: 's',
    attributes: PLACE,
    meaning: 'Time that a round of an account and region took',
    bounds: [0.1, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300],
  },
  'collection.lag': {
    kind: 'gauge',
    unit: 's',
    attributes: [...PLACE, 'tier'],
    meaning: 'How late the stage or series is that has been due longest',
  },
  'collection.series.overdue': {
    kind: 'gauge',
    unit: '{series}',
    attributes: PLACE,
    meaning: 'Series that have been due for more than two rounds',
  },
  'collection.failing': {
    kind: 'gauge',
    unit: '{question}',
    attributes: [...PLACE, 'cause'],
    meaning: 'Stages and series that could not be read last time',
  },
  'collection.calls': {
    kind: 'counter',
    unit: '{call}',
    attributes: [...PLACE, 'service'],
    meaning: 'Calls to services, retries included',
  },
  'collection.errors': {
    kind: 'counter',
    unit: '{call}',
    attributes: [...PLACE, 'service', 'code'],
    meaning: 'Calls that failed, by why',
  },
  'collection.throttles': {
    kind: 'counter',
    unit: '{call}',
    attributes: PLACE,
    meaning: 'Calls that were answered with a throttling error',
  },
  'collection.metrics': {
    kind: 'counter',
    unit: '{metric}',
    attributes: PLACE,
    meaning: 'Metrics that were asked for, as CloudWatch bills them',
  },
  'collection.cost.spent': {
    kind: 'gauge',
    unit: 'USD',
    attributes: [],
    meaning: 'What collection cost in this month (UTC), at list price',
  },
  'collection.cost.forecast': {
    kind: 'gauge',
    unit: 'USD',
    attributes: [],
    meaning:
      'What it will have cost at the end of the month, going on as today',
  },
  'collection.cost.budget': {
    kind: 'gauge',
    unit: 'USD',
    attributes: [],
    meaning: 'What it may cost in a month; absent without a budget',
  },
  'collection.lease.changes': {
    kind: 'counter',
    unit: '{change}',
    attributes: PLACE,
    meaning: 'How often a replica took an account and region over',
  },
  'collection.lease.free': {
    kind: 'gauge',
    unit: '{shard}',
    attributes: [],
    meaning: 'Accounts and regions that no replica reads',
  },
  'collection.replicas': {
    kind: 'gauge',
    unit: '{replica}',
    attributes: [],
    meaning: 'Instances of the backend that collect',
  },
  'collection.lock.wait': {
    kind: 'histogram',
    unit: 's',
    attributes: [],
    meaning: 'Time that what was read waited to be stored',
    bounds: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30],
  },
  events: {
    kind: 'counter',
    unit: '{event}',
    attributes: ['outcome'],
    meaning: 'Events that sources were told, by what they came to',
  },
  'pipelines.stale': {
    kind: 'gauge',
    unit: '{pipeline}',
    attributes: [],
    meaning:
      'Pipelines whose assessment is too old to be believed; they count as unknown',
  },
  'announcements.failures': {
    kind: 'counter',
    unit: '{attempt}',
    attributes: ['channel'],
    meaning:
      'Attempts to tell of changes that failed; they are repeated until one succeeds',
  },
  'announcements.age': {
    kind: 'gauge',
    unit: 's',
    attributes: ['channel'],
    meaning: 'How long the oldest change waits to be told',
  },
  'storage.rows': {
    kind: 'gauge',
    unit: '{row}',
    attributes: ['table'],
    meaning: 'Rows of a table, as PostgreSQL estimates them',
  },
  'storage.bytes': {
    kind: 'gauge',
    unit: 'By',
    attributes: ['table'],
    meaning:
      'Bytes of a table with its indexes; of SQLite the whole file, as table `all`',
  },
  'event_loop.delay': {
    kind: 'gauge',
    unit: 's',
    attributes: ['quantile'],
    meaning:
      'How long the event loop was blocked since it was last looked at: `0.5`, `0.99` and `1`, the longest',
  },
} as const satisfies { [name: string]: MeterDefinition };

/** The name of a meter, without the prefix. */
export type MeterName = keyof typeof METERS;

/** The names of the meters of a kind. */
export type MetersOf<TKind extends MeterDefinition['kind']> = {
  [name in MeterName]: (typeof METERS)[name]['kind'] extends TKind
    ? name
    : never;
}[MeterName];

/** The attributes with which a meter is told. */
export type AttributesOf<TName extends MeterName> = {
  [attribute in (typeof METERS)[TName]['attributes'][number]]: string;
};
