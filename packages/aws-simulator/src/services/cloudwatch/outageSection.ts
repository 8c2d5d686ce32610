import { z } from 'zod';
import { durationSchema, spanSchema } from '../../clock/parseDuration';
import { Control, ScenarioContext, ScenarioSection } from '../Service';
import { CloudWatchSimulation } from './CloudWatchSimulation';

const outageSchema = z.strictObject({
  account: z
    .string()
    .regex(/^\d{12}$/, 'expected 12 digits')
    .optional(),
  region: z.string().min(1).optional(),
  namespace: z.string().min(1).optional(),
  metric: z.string().min(1).optional(),
  resource: z.string().min(1).optional(),
  from: durationSchema.optional(),
  until: durationSchema.optional(),
  delay: spanSchema.optional(),
});

/** Understands `metricOutages:` in scenario files. */
export function outageSection(
  cloudwatch: CloudWatchSimulation,
): ScenarioSection {
  return {
    key: 'metricOutages',
    schema: z.array(outageSchema).transform(
      items =>
        ({ zero }: ScenarioContext) =>
          items.forEach(item => begin(cloudwatch, item, zero)),
    ),
  };
}

/** `POST /_simulator/cloudwatch/outage`: begins one, its times relative to now. */
export function outageControl(
  cloudwatch: CloudWatchSimulation,
  now: () => number,
): Control {
  return {
    path: 'cloudwatch/outage',
    schema: outageSchema.transform(item =>
      begin(cloudwatch, { from: 0, ...item }, now()),
    ),
  };
}

function begin(
  cloudwatch: CloudWatchSimulation,
  { from, until, ...rest }: z.infer<typeof outageSchema>,
  zero: number,
): void {
  cloudwatch.beginOutage({
    ...rest,
    ...(from !== undefined && { from: zero + from }),
    ...(until !== undefined && { until: zero + until }),
  });
}
