import {
  SourceError,
  StageEvent,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { z } from 'zod';
import { AwsStageKind } from '../AwsStageKind';
import { ALARM_EVENTS, metricsOfAlarm } from './alarmEvents';
import { AwsEvent, EventForm, eventSchema } from './EventForm';

type NamedStage = Pick<StageRef, 'kind' | 'name'>;

/** Calls that somebody made, which CloudTrail writes down. */
const OF_CLOUDTRAIL = / via CloudTrail$/;

const namesSchema = z.object({ source: z.string(), 'detail-type': z.string() });

/**
 * What an event of EventBridge tells of stages; undefined for one that tells of
 * none. Throws a `SourceError` that names the field in which it is not what it
 * says it is.
 */
export function readEvent(
  message: unknown,
  kinds: readonly AwsStageKind[],
): StageEvent | undefined {
  const names = namesSchema.safeParse(message);
  if (!names.success || OF_CLOUDTRAIL.test(names.data['detail-type'])) {
    return undefined;
  }
  const isAlarm = isOf(ALARM_EVENTS, names.data);
  const forms = kinds.flatMap(kind =>
    (kind.events ?? [])
      .filter(form => isOf(form, names.data))
      .map(form => ({ form, kind })),
  );
  if (!isAlarm && forms.length === 0) {
    return undefined;
  }
  const event = checked(() => eventSchema.parse(message));
  mustBeOfOneAccount(event);
  const told = forms.flatMap(({ form, kind }) =>
    checked(() => form.tells(event, arn => kind.identify(arn))).map(each => ({
      kind: kind.kind,
      ...each,
    })),
  );
  const stages: NamedStage[] = isAlarm
    ? checked(() => stagesOfAlarm(event, kinds))
    : told.map(({ kind, name }) => ({ kind, name }));
  return stages.length
    ? {
        id: event.id,
        at: Date.parse(event.time),
        account: event.account,
        region: event.region,
        stages,
        ...(isAlarm && { metrics: true }),
        reports: told.flatMap(({ reports = [] }) => reports),
      }
    : undefined;
}

function isOf(
  { source, types }: Pick<EventForm, 'source' | 'types'>,
  names: z.infer<typeof namesSchema>,
): boolean {
  return (
    source === names.source &&
    (types === undefined || types.includes(names['detail-type']))
  );
}

/** Whatever an alarm may look at: a stage that is none of them is watched by nobody. */
function stagesOfAlarm(
  event: AwsEvent,
  kinds: readonly AwsStageKind[],
): NamedStage[] {
  return metricsOfAlarm(event).flatMap(({ namespace, dimensions }) =>
    kinds
      .filter(({ cloudwatch }) => cloudwatch?.namespace === namespace)
      .flatMap(({ kind }) =>
        Object.values(dimensions).map(name => ({ kind, name })),
      ),
  );
}

/** An event is about what the account that sent it has. */
function mustBeOfOneAccount({ account, resources, detail }: AwsEvent): void {
  const { accountId } = detail;
  const named: [string, unknown][] = [
    ...resources.map((text, index): [string, unknown] => [
      `resources[${index}]`,
      text.startsWith('arn:') ? text.split(':')[4] : undefined,
    ]),
    ['detail.accountId', accountId],
  ];
  for (const [field, of] of named) {
    if (of && of !== account) {
      throw new SourceError(
        'invalid',
        `${field}: is of another account than the event, which is of ${account}`,
      );
    }
  }
}

/** What is wrong in an event is said with the field in which it is. */
function checked<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof z.ZodError) {
      const [{ path, message }] = error.issues;
      throw new SourceError('invalid', `${path.join('.')}: ${message}`);
    }
    throw error;
  }
}
