import { z } from 'zod';
import { durationSchema, spanSchema } from '../../clock/parseDuration';
import { ScenarioContext, ScenarioSection } from '../Service';
import { CloudWatchSimulation } from './CloudWatchSimulation';

const alarmSchema = z.strictObject({
  name: z.string().min(1),
  account: z
    .string()
    .regex(/^\d{12}$/, 'expected 12 digits')
    .optional(),
  region: z.string().min(1).optional(),
  description: z.string().optional(),
  namespace: z.string().min(1),
  metric: z.string().min(1),
  dimensions: z.record(z.string(), z.string()).default({}),
  statistic: z
    .enum(['Average', 'Sum', 'Minimum', 'Maximum', 'SampleCount'])
    .default('Maximum'),
  period: spanSchema.default(60_000),
  evaluationPeriods: z.number().int().positive().default(1),
  datapointsToAlarm: z.number().int().positive().optional(),
  comparison: z
    .enum([
      'GreaterThanOrEqualToThreshold',
      'GreaterThanThreshold',
      'LessThanThreshold',
      'LessThanOrEqualToThreshold',
    ])
    .default('GreaterThanThreshold'),
  threshold: z.number(),
  missingData: z
    .enum(['breaching', 'notBreaching', 'ignore', 'missing'])
    .default('missing'),
  actions: z.array(z.string().startsWith('arn:')).default([]),
  actionsEnabled: z.boolean().default(true),
  created: durationSchema.default(-90 * 86_400_000),
});

/** Understands `alarms:` in scenario files. */
export function alarmSection(
  cloudwatch: CloudWatchSimulation,
): ScenarioSection {
  return {
    key: 'alarms',
    schema: z
      .array(alarmSchema)
      .transform(
        items => (context: ScenarioContext) =>
          items.forEach(item => putAlarm(cloudwatch, item, context)),
      ),
  };
}

function putAlarm(
  cloudwatch: CloudWatchSimulation,
  item: z.infer<typeof alarmSchema>,
  context: ScenarioContext,
): void {
  cloudwatch.putAlarm(
    {
      account: item.account ?? context.account,
      region: item.region ?? context.region,
    },
    {
      AlarmName: item.name,
      AlarmDescription: item.description,
      Namespace: item.namespace,
      MetricName: item.metric,
      Dimensions: Object.entries(item.dimensions).map(([Name, Value]) => ({
        Name,
        Value,
      })),
      Statistic: item.statistic,
      Period: item.period / 1000,
      EvaluationPeriods: item.evaluationPeriods,
      DatapointsToAlarm: item.datapointsToAlarm ?? item.evaluationPeriods,
      ComparisonOperator: item.comparison,
      Threshold: item.threshold,
      TreatMissingData: item.missingData,
      AlarmActions: item.actions,
      ActionsEnabled: item.actionsEnabled,
    },
    context.zero + item.created,
  );
}
