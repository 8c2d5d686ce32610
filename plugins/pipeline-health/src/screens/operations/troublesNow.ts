import {
  CollectionStatus,
  CollectionTrouble,
  ShardCollection,
} from '@pipeline-health/plugin-pipeline-health-common';
import { formatMoney } from '../../format/number';
import { formatDuration } from '../../format/duration';
import { secondsSince } from '../../format/time';
import { MessageText } from '../../translation/kindTranslation';
import { Translate } from '../../translation/useTranslate';
import { serviceName } from './serviceName';
import { whereOf } from './whereOf';

/** Rounds that something may be late before it is trouble. */
const PATIENCE = 5;

/** Something that keeps pipelines from being read, in words. */
export interface TroubleNow {
  title: string;
  /** Where, since when and how much it is about. */
  about: string[];
  /** What was answered, in the words of whoever answered. */
  detail?: string;
}

/** What keeps pipelines from being read at a time, what is about most of them first. */
export function troublesNow(
  status: CollectionStatus,
  now: number,
  t: Translate,
  textOf: MessageText,
): TroubleNow[] {
  const told = status.shards.flatMap(shard =>
    (shard.troubles ?? []).map(trouble => ({ shard, trouble })),
  );
  return [
    ...status.shards.flatMap(shard => notRead(shard, status, t)),
    ...told
      .sort((a, b) => b.trouble.pipelines - a.trouble.pipelines)
      .map(({ shard, trouble }) => ({
        title: titleOf(t, trouble),
        about: [
          whereOf(t, shard),
          t('operations.since', {
            duration: formatDuration(
              Math.max(1, secondsSince(trouble.since, now)),
            ),
          }),
          ...(trouble.pipelines
            ? [t('operations.affected', { count: trouble.pipelines })]
            : []),
        ],
        detail: textOf(trouble.sentence, trouble.message),
      })),
    ...overBudget(t, status),
  ];
}

/** Whether nobody reads an account and region, or it is read too late. */
function notRead(
  shard: ShardCollection,
  { interval = 60_000, replicas = [] }: CollectionStatus,
  t: Translate,
): TroubleNow[] {
  const about = [whereOf(t, shard)];
  const lag = Math.max(0, ...Object.values(shard.lag ?? {}));
  if (lag * 1_000 > PATIENCE * interval) {
    const late = t('operations.late', { duration: formatDuration(lag) });
    return [{ title: late, about }];
  }
  if (replicas.length > 0 && !shard.lease) {
    return [{ title: t('operations.unheld'), about }];
  }
  return [];
}

function titleOf(t: Translate, trouble: CollectionTrouble): string {
  const { code, missingAction } = trouble;
  const service = serviceName(trouble.service);
  switch (code) {
    case 'access-denied':
      return missingAction
        ? t('operations.refuses', { service, action: missingAction })
        : t('operations.refusesAny', { service });
    case 'throttled':
      return t('operations.throttles', { service });
    case 'unreachable':
      return t('operations.unreachable', { service });
    default:
      return t(`problem.${code}`);
  }
}

function overBudget(t: Translate, { month }: CollectionStatus): TroubleNow[] {
  const { forecastUsd = 0, budgetUsd = Infinity } = month ?? {};
  return forecastUsd > budgetUsd
    ? [
        {
          title: t('operations.overBudget', {
            forecast: formatMoney(forecastUsd),
            budget: formatMoney(budgetUsd),
          }),
          about: [t('operations.overBudgetBody')],
        },
      ]
    : [];
}
