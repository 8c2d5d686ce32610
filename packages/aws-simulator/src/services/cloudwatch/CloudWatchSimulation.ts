import { PutMetricAlarmCommandInput } from '@aws-sdk/client-cloudwatch';
import { TimelineParticipant } from '../../clock/Timeline';
import { MetricBend } from '../../metrics/MetricBend';
import { MetricOutage } from '../../metrics/MetricOutage';
import { MetricIdentity, Series } from '../../metrics/Series';
import { Scope } from '../../wire/wireMessages';
import { World } from '../Service';
import { alarmArn, Alarms } from './Alarms';
import { evaluateAlarm } from './evaluateAlarm';

const minute = 60_000;

/**
 * The simulated CloudWatch, for use in code beside its wire.
 *
 * @public
 */
export class CloudWatchSimulation implements TimelineParticipant {
  readonly alarms = new Alarms();
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    world.timeline.add(this);
  }

  /** Creates or replaces an alarm on a metric. */
  putAlarm(
    scope: Scope,
    input: PutMetricAlarmCommandInput,
    now?: number,
  ): void {
    putMetricAlarm(this.alarms, scope, input, now ?? this.#world.clock.now());
  }

  /** The series of a metric, to publish into or to read from. */
  series(scope: Scope, identity: MetricIdentity): Series {
    return this.#world.metrics.series(scope, identity);
  }

  /** Shows points of some metrics late, or never; ends for new points when the answer is called. */
  beginOutage(outage: MetricOutage): () => void {
    const begun = { ...outage };
    this.#world.metrics.addOutage(begun);
    return () => {
      begun.until = this.#world.clock.now();
    };
  }

  /** Makes the published values of a metric others. */
  bend(bend: MetricBend): void {
    this.#world.metrics.addBend(bend);
  }

  step(now: number): void {
    if (now % minute < this.#world.timeline.stepMilliseconds) {
      this.#evaluate(now);
    }
  }

  #evaluate(now: number): void {
    for (const { scope, metric } of this.alarms.all()) {
      for (const alarm of metric.values()) {
        const state = evaluateAlarm(alarm, scope, this.#world.metrics, now);
        if (state !== undefined && state !== alarm.StateValue) {
          alarm.StateValue = state;
          alarm.StateReason = `Simulated evaluation of ${alarm.EvaluationPeriods} periods`;
          alarm.StateUpdatedTimestamp = new Date(now);
          alarm.StateTransitionedTimestamp = new Date(now);
        }
      }
    }
  }
}

/** Creates or replaces an alarm on a metric. */
export function putMetricAlarm(
  alarms: Alarms,
  scope: Scope,
  input: PutMetricAlarmCommandInput,
  now: number,
): void {
  const { Tags: _tags, AlarmName: name = '', ...settings } = input;
  const { metric } = alarms.of(scope);
  const state = metric.get(name);
  metric.set(name, {
    ActionsEnabled: true,
    OKActions: [],
    AlarmActions: [],
    InsufficientDataActions: [],
    Dimensions: [],
    StateValue: state?.StateValue ?? 'INSUFFICIENT_DATA',
    StateReason: state?.StateReason ?? 'Unchecked: Initial alarm creation',
    StateUpdatedTimestamp: state?.StateUpdatedTimestamp ?? new Date(now),
    ...settings,
    AlarmName: name,
    AlarmArn: alarmArn(scope, name),
    AlarmConfigurationUpdatedTimestamp: new Date(now),
  });
}
