import { JsonObject } from '@backstage/types';
import {
  Asked,
  ask,
  Check,
  CheckContext,
  Side,
  StageAlarmHeard,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { z } from 'zod';
import { Alarm, AlarmMetric } from '../cloudwatch';
import {
  AlarmToCreate,
  alarmsToCreate,
  alarmToTell,
  muteToEnd,
} from '../fixes';
import { AwsAccess } from './AwsAccess';
import { Hearing, hearingOf } from './hearing';

/**
 * An alarm on a stage, as its inventory keeps it.
 */
export type StageAlarm = {
  name: string;
  /** The stage's metrics that it looks at, by their names in CloudWatch. */
  metrics: string[];
  /** False when it is known that nobody hears it. */
  reachesSomebody: boolean;
  hearing?: Hearing;
  state: string;
};

/**
 * An alarm that should reach somebody.
 */
export interface AlarmWorthHaving<
  TInventory extends JsonObject = JsonObject,
  TThreshold extends string = string,
> {
  /** Which stages it is for; all when absent. */
  for?(inventory: TInventory): boolean;
  /** An alarm on any of these metrics of CloudWatch is enough. */
  metrics: RegExp;
  /** When nobody would be told: `when its readers fall behind`. */
  when: string;
  /** Which alarm to create. */
  remedy: string;
  /** The same with its numbers; without dimensions it is one on the stage itself. */
  create(
    context: CheckContext<TInventory, TThreshold> & { inventory: TInventory },
  ): NewAlarm[];
}

/** An alarm to create, of the stage unless it says otherwise. */
export type NewAlarm = Omit<AlarmToCreate, 'dimensions'> &
  Partial<Pick<AlarmToCreate, 'dimensions'>>;

/** The side of a stage that its alarms are. */
export const ALARMS: Side = {
  what: 'the CloudWatch alarms on it',
  severity: 'info',
};

/**
 * The alarms that look at a stage: at metrics of its namespace with at least
 * its dimensions.
 */
export function alarmsOf(
  access: AwsAccess,
  stage: { namespace: string; dimensions: AlarmMetric['dimensions'] },
): Promise<Asked<StageAlarm[]>> {
  return ask(async () => {
    const alarms = alarmsOn(await access.alarms(), stage);
    return Promise.all(
      alarms.map(async ({ alarm, metrics }) => {
        const hearing = await hearingOf(alarm, access);
        return {
          name: alarm.name,
          metrics,
          reachesSomebody: hearing.heard !== 'nobody',
          hearing,
          state: alarm.state,
        };
      }),
    );
  });
}

/**
 * Those of some alarms that look at a stage, with its metrics that they look at.
 */
function alarmsOn(
  alarms: readonly Alarm[],
  stage: { namespace: string; dimensions: AlarmMetric['dimensions'] },
): { alarm: Alarm; metrics: string[] }[] {
  const isOfStage = (metric: AlarmMetric) =>
    metric.namespace === stage.namespace &&
    Object.entries(stage.dimensions).every(
      ([name, value]) => metric.dimensions[name] === value,
    );
  return alarms.flatMap(alarm => {
    const names = alarm.metrics.filter(isOfStage).map(metric => metric.name);
    return names.length ? [{ alarm, metrics: [...new Set(names)] }] : [];
  });
}

const answeredSchema = z.object({
  answer: z.array(
    z.object({
      name: z.string(),
      metrics: z.array(z.string()),
      reachesSomebody: z.boolean(),
      hearing: z
        .object({
          heard: z.enum(['somebody', 'nobody', 'unknown']),
          to: z.array(z.string()),
          silences: z.array(z.object({ code: z.string(), of: z.string() })),
        })
        .optional(),
    }),
  ),
});

/** The alarms that an inventory keeps, with who hears each; undefined when they are not known. */
export function heardAlarms(
  inventory: JsonObject,
): StageAlarmHeard[] | undefined {
  const parsed = answeredSchema.safeParse(inventory.alarms);
  return parsed.success
    ? parsed.data.answer.map(({ name, reachesSomebody, hearing }) => ({
        name,
        ...(hearing ?? {
          heard: reachesSomebody ? ('somebody' as const) : ('nobody' as const),
          to: [],
          silences: [],
        }),
      }))
    : undefined;
}

/** Where CloudWatch keeps the metrics of a stage. */
export interface StageMetrics<TInventory extends JsonObject> {
  readonly namespace: string;
  /** Whether each metric has one sample a minute and no more, so that `SampleCount` counts minutes. */
  readonly everyMinute?: boolean;
  /** The exact set. */
  dimensions(
    stage: StageRef,
    inventory: TInventory,
  ): { [name: string]: string };
}

/** The check that some alarm which is worth having reaches somebody. */
export function alarmCoverage<
  TInventory extends JsonObject,
  TThreshold extends string,
>(
  alarms: readonly AlarmWorthHaving<TInventory, TThreshold>[],
  { namespace, dimensions }: StageMetrics<TInventory>,
): Check<TInventory, TThreshold> {
  const templates = alarms.flatMap(({ when, remedy }, row) => [
    [`title_${row}`, `No CloudWatch alarm reaches anybody ${when}`],
    [`remedy_${row}`, remedy],
  ]);
  return {
    id: 'alarm-coverage',
    title: 'Alarm coverage',
    description: `Whether a CloudWatch alarm that notifies somebody watches the stage: it is what wakes people ${alarms
      .map(({ when }) => when)
      .join(' or ')}, when nobody looks at this page.`,
    claim: 'posture',
    messages: {
      ...Object.fromEntries(templates),
      ...Object.fromEntries(
        alarms.flatMap(({ when }, row) => [
          [
            `title_${row}-silent`,
            `No CloudWatch alarm reaches anybody ${when}`,
          ],
          [
            `title_${row}-muted`,
            `No CloudWatch alarm reaches anybody ${when}: {{rule}} mutes it`,
          ],
          [
            `remedy_${row}-muted`,
            'End the rule {{rule}} when the work that it is for is over.',
          ],
        ]),
      ),
      remedy:
        'Give the alarm an action, such as an SNS topic, and enable its actions.',
    },
    run(context) {
      const inventory: TInventory = context.inventory;
      const facts: JsonObject = inventory;
      const row = alarms.findIndex(each => each.for?.(inventory) ?? true);
      const parsed = answeredSchema.safeParse(facts.alarms);
      if (row < 0 || !parsed.success) {
        return undefined;
      }
      const watching = parsed.data.answer.filter(alarm =>
        alarm.metrics.some(metric => alarms[row].metrics.test(metric)),
      );
      if (watching.some(({ reachesSomebody }) => reachesSomebody)) {
        return undefined;
      }
      const silent = watching.map(({ name }) => name);
      const { stage } = context;
      const missing = alarms[row].create(context).map(alarm => ({
        dimensions: dimensions(stage, inventory),
        ...alarm,
      }));
      const [muted] = watching.map(mutedBy);
      if (muted !== undefined) {
        return {
          severity: 'info',
          variant: `${row}-muted`,
          values: { rule: muted },
          evidence: { alarmsWithoutAction: silent },
          fixes: muteToEnd(stage, muted),
        };
      }
      return silent.length
        ? {
            severity: 'info',
            variant: `${row}-silent`,
            evidence: { alarmsWithoutAction: silent },
            fixes: alarmToTell(stage, silent[0]),
          }
        : {
            severity: 'info',
            variant: String(row),
            fixes: alarmsToCreate(
              { name: nameOf(stage, inventory), region: stage.region },
              namespace,
              missing,
            ),
          };
    },
  };
}

/** What people call a stage: its ARN may hold an id only. */
function nameOf(stage: StageRef, { name }: JsonObject): string {
  return typeof name === 'string' ? name : stage.name;
}

/** The rule that mutes an alarm which would tell somebody otherwise. */
function mutedBy({
  hearing,
}: {
  hearing?: Pick<Hearing, 'silences'>;
}): string | undefined {
  const silences = hearing?.silences ?? [];
  return silences.every(({ code }) => code === 'muted')
    ? silences[0]?.of
    : undefined;
}
