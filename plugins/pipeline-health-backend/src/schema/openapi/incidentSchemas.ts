import {
  activeMaintenance,
  configurationChange,
  health,
  message,
  object,
  time,
} from './parts';

const unhealthy = { enum: ['warning', 'critical', 'unknown'] } as const;

const findingRef = object(
  {
    stage: { type: 'string', description: 'ARN' },
    id: { type: 'string' },
  },
  ['stage', 'id'],
);

const response = {
  at: time,
  by: {
    type: 'string',
    description: 'Entity ref of a user, or name of a service',
  },
} as const;

const properties = {
  id: { type: 'string' },
  entityRef: {
    type: 'string',
    description: 'The pipeline that sees it so',
  },
  openedAt: time,
  onsetAt: { ...time, description: 'When it began by its evidence' },
  resolvedAt: time,
  recoveredAt: {
    ...time,
    description: 'Since when nothing of it is found any more in this pipeline',
  },
  state: {
    enum: [
      'open',
      'acknowledged',
      'snoozed',
      'held',
      'maintenance',
      'recovering',
      'resolved',
    ],
  },
  worst: unhealthy,
  health,
  reason: { type: 'string' },
  message: {
    ...message,
    description: 'What the reason is made of: the template `<key>.title`',
  },
  findingId: { type: 'string' },
  stage: {
    type: 'string',
    description: 'ARN of the stage of the reason; of annotations, entity ref',
  },
  findings: {
    type: 'array',
    description: 'What was found last: the cause first, then what follows',
    items: object(
      {
        ...findingRef.properties,
        severity: { enum: ['info', 'warning', 'critical', 'unknown'] },
        title: { type: 'string' },
        message,
        followsFrom: findingRef,
        count: { type: 'number' },
      },
      ['stage', 'id', 'severity', 'title'],
    ),
  },
  pipelines: {
    type: 'array',
    description: 'All pipelines with that cause that the caller may see',
    items: object(
      { entityRef: { type: 'string' }, title: { type: 'string' }, health },
      ['entityRef', 'title', 'health'],
    ),
  },
  otherPipelines: {
    type: 'integer',
    description: 'How many more pipelines have that cause',
  },
  reopened: { type: 'integer', description: 'How often it came back' },
  mergedInto: {
    type: 'string',
    description: 'The incident of which it turned out to be a consequence',
  },
  losses: {
    type: 'array',
    description: 'Data that was lost meanwhile, as it was told last',
    items: object(
      {
        stage: { type: 'string', description: 'ARN' },
        findingId: { type: 'string' },
        title: { type: 'string' },
        message,
      },
      ['stage', 'findingId', 'title'],
    ),
  },
  acknowledgement: {
    ...object({ ...response, note: { type: 'string' } }, ['at', 'by']),
    description: 'Who acknowledged it last; what is lost later is told again',
  },
  snooze: object({ ...response, until: time, reason: { type: 'string' } }, [
    'at',
    'by',
    'until',
    'reason',
  ]),
  hold: object(
    {
      ...response,
      link: { type: 'string', description: 'Where the work on it is tracked' },
      note: { type: 'string' },
      worseSince: {
        ...time,
        description: 'Since when it is worse than when it was put on hold',
      },
    },
    ['at', 'by', 'link'],
  ),
  maintenance: activeMaintenance,
} as const;

/** What the row of a pipeline shows of its incident. */
export const incidentSummary = object(
  {
    id: properties.id,
    openedAt: properties.openedAt,
    onsetAt: properties.onsetAt,
    state: properties.state,
    worst: properties.worst,
    acknowledgement: properties.acknowledgement,
    snooze: properties.snooze,
    hold: properties.hold,
  },
  ['id', 'openedAt', 'state', 'worst'],
);

/** A time, or times that come back, in which a pipeline is worked on. */
export const maintenanceWindow = object(
  {
    id: { type: 'string', description: 'Of one that a person added' },
    source: { enum: ['configuration', 'annotation', 'person'] },
    reason: { type: 'string' },
    from: time,
    until: time,
    cron: { type: 'string' },
    duration: { type: 'number', description: 'Seconds' },
    timezone: { type: 'string' },
    by: response.by,
    activeUntil: time,
    nextAt: time,
  },
  ['source', 'reason'],
);

const required = [
  'id',
  'entityRef',
  'openedAt',
  'state',
  'worst',
  'health',
  'reason',
  'findingId',
  'stage',
  'findings',
  'pipelines',
  'otherPipelines',
] as const;

/** The time during which one cause of trouble was found. */
export const incident = object(properties, required);

const entries = {
  type: 'array',
  items: object(
    {
      at: time,
      type: { type: 'string', description: 'What happened' },
      by: response.by,
      entityRef: {
        type: 'string',
        description: 'The pipeline that it is of, when not of all',
      },
      stage: { type: 'string' },
      findingId: { type: 'string' },
      text: { type: 'string' },
      message,
      health,
      before: { type: 'string' },
      after: { type: 'string' },
      outcome: {
        ...object(
          {
            state: { enum: ['running', 'succeeded', 'failed', 'cancelled'] },
            text: { type: 'string' },
            message,
          },
          ['state'],
        ),
        description: 'How a task of an action ended',
      },
      change: configurationChange,
      until: time,
      link: { type: 'string' },
    },
    ['at', 'type'],
  ),
} as const;

/** An incident with all that happened meanwhile. */
export const incidentDetail = object(
  {
    ...properties,
    timeline: { ...entries, description: 'Oldest first' },
    changedBefore: {
      type: 'array',
      description: 'What was set differently just before, newest first',
      items: configurationChange,
    },
  },
  [...required, 'timeline', 'changedBefore'],
);
