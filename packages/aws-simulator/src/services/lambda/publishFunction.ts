import { MetricStore } from '../../metrics/MetricStore';
import { FunctionMinute } from './FunctionSettings';
import { LambdaFunction } from './LambdaFunction';

const minuteMilliseconds = 60_000;
const counted = [
  'Invocations',
  'Errors',
  'Throttles',
  'AsyncEventsReceived',
  'AsyncEventsDropped',
  'DeadLetterErrors',
  'DestinationDeliveryFailures',
];

/** Publishes what CloudWatch shows of the minute of a function that ends now. */
export function publishFunction(
  { parts: { name: functionName, scope, configuration } }: LambdaFunction,
  metrics: MetricStore,
  now: number,
  minute: FunctionMinute,
): void {
  const at = Math.floor(now / minuteMilliseconds) - 1;
  const values = {
    ...valuesOf(minute),
    ...eventsOf(minute, configuration.asynchronous?.onFailure),
  };
  for (const [name, value] of Object.entries(values)) {
    const series = metrics.series(scope, {
      namespace: 'AWS/Lambda',
      name,
      dimensions: [{ name: 'FunctionName', value: functionName }],
    });
    series.accumulates = counted.includes(name);
    series.publish(at, value);
  }
}

/** Nothing is published of a minute in which nobody called. */
function valuesOf(minute: FunctionMinute): Record<string, number> {
  const { invocations, errors, throttles, duration, concurrent, behind } =
    minute;
  if (invocations + throttles === 0) {
    return {};
  }
  return {
    Throttles: throttles,
    ...(invocations > 0 && {
      Invocations: invocations,
      Errors: errors,
      Duration: Math.round(duration),
      ConcurrentExecutions: concurrent,
      ...(behind !== undefined && { IteratorAge: Math.round(behind) }),
    }),
  };
}

/** Nothing is published of a minute in which no event came and none waited. */
function eventsOf(
  { events }: FunctionMinute,
  onFailure: string | undefined,
): Record<string, number> {
  if (!events || events.received + events.age + events.dropped === 0) {
    return {};
  }
  const { received, dropped, age, unkept } = events;
  return {
    AsyncEventsReceived: received,
    AsyncEventsDropped: dropped,
    AsyncEventAge: age,
    ...(unkept > 0 && {
      [onFailure ? 'DestinationDeliveryFailures' : 'DeadLetterErrors']: unkept,
    }),
  };
}
