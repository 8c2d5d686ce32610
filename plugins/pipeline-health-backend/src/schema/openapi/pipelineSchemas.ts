import { actionCall } from './actionSchemas';
import { incidentSummary } from './incidentSchemas';
import {
  activeMaintenance,
  configurationChange,
  epochMs,
  health,
  lossTimes,
  message,
  object,
  ref,
  time,
  unit,
} from './parts';

const partProperties = {
  id: { type: 'string', description: '`<kind>/<check>`' },
  severity: { enum: ['info', 'warning', 'critical', 'unknown'] },
  claim: {
    enum: ['own-fault', 'refusal', 'starvation', 'backlog', 'posture'],
    description: 'What it claims of its stage',
  },
  title: { type: 'string' },
  evidence: {
    type: 'object',
    description:
      'Numbers and names; keys end in their unit (`…Seconds`, `…Ratio`, `…Bytes`, `…At`), others are counts',
    additionalProperties: {
      anyOf: [
        { type: 'number' },
        { type: 'string' },
        { type: 'array', items: { type: 'string' } },
      ],
    },
  },
  remedy: { type: 'string' },
  fixes: {
    type: 'array',
    description:
      'The remedy as changes to copy, with the real names; alternatives to each other',
    items: object(
      {
        label: { type: 'string', description: '`AWS CLI`, `Terraform`, …' },
        language: { enum: ['shell', 'yaml', 'hcl'] },
        text: { type: 'string' },
        calls: {
          type: 'array',
          items: actionCall,
          description:
            'The calls that it makes, where they are known beforehand',
        },
      },
      ['label', 'language', 'text'],
    ),
  },
  message: {
    ...message,
    description:
      'What title and remedy are made of, in any language: of the templates `<key>.title` and `<key>.remedy`',
  },
  since: { ...time, description: 'When it was first seen' },
  onsetAt: {
    ...time,
    description: 'When the trouble began by its evidence, where known',
  },
} as const;

const partRequired = [
  'id',
  'severity',
  'claim',
  'title',
  'evidence',
  'remedy',
  'message',
  'since',
] as const;

/** What one check found. */
export const findingPart = object(partProperties, partRequired);

const stageOfFinding = {
  type: 'string',
  description:
    'ARN of the stage; the entity ref for a finding about the pipeline itself',
} as const;

/** One trouble of a stage. */
export const finding = object(
  {
    ...partProperties,
    stage: stageOfFinding,
    followsFrom: {
      ...object({ stage: stageOfFinding, id: { type: 'string' } }, [
        'stage',
        'id',
      ]),
      description:
        'The finding that is the first cause of this one; absent for a cause',
    },
    parts: {
      type: 'array',
      items: ref('FindingPart'),
      description:
        'What else was found of the same trouble on the stage; its severity and its times are counted in',
    },
  },
  [...partRequired, 'stage'],
);

const summaryProperties = {
  incident: incidentSummary,
  maintenance: activeMaintenance,
  entityRef: { type: 'string' },
  title: { type: 'string' },
  owner: { type: 'string', description: 'Entity ref' },
  ownerTitle: {
    type: 'string',
    description: 'What the catalog calls it, where it has a title',
  },
  system: { type: 'string', description: 'Entity ref' },
  systemTitle: { type: 'string' },
  health,
  reason: ref('Finding'),
  readings: object({
    deadLetterMessages: { type: 'number' },
    oldestMessageAge: { type: 'number', description: 'Seconds' },
    deliverySuccess: { type: 'number', description: 'Ratio' },
    dataFreshness: { type: 'number', description: 'Seconds' },
    iteratorAge: { type: 'number', description: 'Seconds' },
    crawlerTables: { type: 'number' },
    crawlerTablesExpected: { type: 'number' },
  }),
  keyFigure: object(
    {
      stage: { type: 'string', description: 'ARN' },
      metric: { type: 'string' },
      title: { type: 'string' },
      value: { type: 'number' },
      unit,
      expected: { type: 'number', description: 'What it should be' },
    },
    ['stage', 'metric', 'title', 'value', 'unit'],
  ),
  trend: object(
    {
      metric: { type: 'string' },
      from: epochMs,
      step: { type: 'number', description: 'Seconds' },
      values: { type: 'array', items: { type: ['number', 'null'] } },
      runs: {
        type: 'array',
        description:
          'Instead of values the newest runs, oldest first, where the figure counts runs',
        items: object(
          {
            state: { enum: ['running', 'succeeded', 'failed', 'stopped'] },
            durationSeconds: { type: 'number' },
          },
          ['state'],
        ),
      },
    },
    ['metric', 'from', 'step', 'values'],
  ),
  ...lossTimes,
  stageCount: { type: 'integer' },
  collectedAt: time,
  staleAfter: {
    ...time,
    description: 'From then on nothing of this row may be believed',
  },
  stale: {
    type: 'boolean',
    description: 'Whether `staleAfter` has passed; `health` is `unknown` then',
  },
} as const;

const summaryRequired = [
  'entityRef',
  'title',
  'health',
  'readings',
  'stageCount',
  'stale',
] as const;

/** One row of the overview. */
export const pipelineSummary = object(summaryProperties, summaryRequired);

const heard = { enum: ['somebody', 'nobody', 'unknown'] } as const;

const posture = object(
  {
    score: {
      type: 'integer',
      description: 'The share of advice that is followed, of 100',
    },
    raise: {
      type: 'array',
      items: object(
        {
          stage: { type: 'string' },
          finding: { type: 'string' },
          points: { type: 'number' },
        },
        ['stage', 'finding', 'points'],
      ),
    },
  },
  ['score', 'raise'],
);

const whoIsTold = object(
  {
    heard,
    text: { type: 'string' },
    message: { type: 'object' },
    alarms: {
      type: 'array',
      items: object(
        {
          stage: { type: 'string' },
          alarm: { type: 'string' },
          heard,
          reasons: { type: 'array', items: { type: 'string' } },
          messages: {
            type: 'array',
            items: message,
            description: 'What each of the reasons is made of',
          },
        },
        ['stage', 'alarm', 'heard', 'reasons'],
      ),
    },
    silent: {
      type: 'array',
      items: { type: 'string' },
      description: 'ARNs of stages of which nobody is told',
    },
  },
  ['heard', 'text', 'message', 'alarms', 'silent'],
);

/** A pipeline with everything that its page shows. */
export const pipeline = object(
  {
    ...summaryProperties,
    stages: { type: 'array', items: ref('Stage') },
    links: {
      type: 'array',
      items: object(
        {
          from: { type: 'string' },
          to: { type: 'string' },
          relation: { type: 'string' },
        },
        ['from', 'to', 'relation'],
      ),
    },
    findings: { type: 'array', items: ref('Finding') },
    openIncident: ref('Incident'),
    openIncidents: { type: 'array', items: ref('Incident') },
    changes: {
      type: 'array',
      description: 'What was set differently lately, newest first',
      items: configurationChange,
    },
    whoIsTold,
    posture,
    runbook: { type: 'string' },
  },
  [...summaryRequired, 'stages', 'links', 'findings'],
);
