import {
  HealthCounts,
  HEALTHS,
  PipelineSummary,
  SummaryReadings,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Labels, MetricFamily } from './exposition';

/** What is told of pipelines. */
export interface ScrapedPipelines {
  /** Of all. */
  counts: HealthCounts;
  /** How many there are that are not among `pipelines`. */
  leftOut: number;
  pipelines: readonly PipelineSummary[];
}

/** What is told of each pipeline, beside its health. */
interface Figure extends Pick<MetricFamily, 'name' | 'unit' | 'help'> {
  /** Undefined for what is not known. */
  valueOf(pipeline: PipelineSummary): number | undefined;
}

const FIGURES: Figure[] = [
  {
    name: 'dead_letters',
    help: 'Messages in the dead-letter queues that could be read.',
    valueOf: reading('deadLetterMessages'),
  },
  {
    name: 'oldest_message_age_seconds',
    unit: 'seconds',
    help: 'Age of the oldest message in a queue that could be read.',
    valueOf: reading('oldestMessageAge'),
  },
  {
    name: 'delivery_success_ratio',
    unit: 'ratio',
    help: 'Share of what a delivery stream delivers, of the worst that could be read.',
    valueOf: reading('deliverySuccess'),
  },
  {
    name: 'data_freshness_seconds',
    unit: 'seconds',
    help: 'Age of the oldest record in a delivery stream that could be read.',
    valueOf: reading('dataFreshness'),
  },
  {
    name: 'iterator_age_seconds',
    unit: 'seconds',
    help: 'How far the readers of a stream that could be read are behind.',
    valueOf: reading('iteratorAge'),
  },
  {
    name: 'loss_timestamp_seconds',
    unit: 'seconds',
    help: 'When the first data can be lost, worst case.',
    valueOf: ({ secondsToLoss, collectedAt }) => {
      const from = seconds(collectedAt);
      return secondsToLoss === undefined || from === undefined
        ? undefined
        : from + secondsToLoss;
    },
  },
  {
    name: 'incident_opened_timestamp_seconds',
    unit: 'seconds',
    help: 'When the incident that counts most was opened.',
    valueOf: ({ incident }) => seconds(incident?.openedAt),
  },
  {
    name: 'collected_timestamp_seconds',
    unit: 'seconds',
    help: 'When what is told of the pipeline was read.',
    valueOf: ({ collectedAt }) => seconds(collectedAt),
  },
];

/** The metrics of pipelines; those of whom something is not known have no series of it. */
export function familiesOf({
  counts,
  leftOut,
  pipelines,
}: ScrapedPipelines): MetricFamily[] {
  return [
    {
      name: 'pipeline_health_pipelines',
      help: 'Pipelines by their health.',
      samples: HEALTHS.map(health => ({
        labels: { health },
        value: counts[health],
      })),
    },
    {
      name: 'pipeline_health_pipelines_left_out',
      help: 'Pipelines that have no series of their own, because there are too many.',
      samples: [{ labels: {}, value: leftOut }],
    },
    {
      name: 'pipeline_health_pipeline_state',
      help: 'Always 1: the label tells the health of the pipeline.',
      samples: pipelines.map(pipeline => ({
        labels: { ...labelsOf(pipeline), health: pipeline.health },
        value: 1,
      })),
    },
    ...FIGURES.map(({ name, unit, help, valueOf }) => ({
      name: `pipeline_health_pipeline_${name}`,
      unit,
      help,
      samples: pipelines.flatMap(pipeline => {
        const value = valueOf(pipeline);
        return value === undefined ? [] : { labels: labelsOf(pipeline), value };
      }),
    })),
  ];
}

function labelsOf({ entityRef, owner }: PipelineSummary): Labels {
  return { pipeline: entityRef, owner };
}

/** What was read of a pipeline that is unknown now is not told any more. */
function reading(
  name: keyof SummaryReadings,
): (pipeline: PipelineSummary) => number | undefined {
  return ({ health, readings }) =>
    health === 'unknown' ? undefined : readings[name];
}

function seconds(time: string | undefined): number | undefined {
  return time === undefined ? undefined : Date.parse(time) / 1000;
}
