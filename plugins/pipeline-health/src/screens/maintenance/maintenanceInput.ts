import { NewMaintenance } from '@pipeline-health/plugin-pipeline-health-common';
import { fromLocalInput, toLocalInput } from '../../format/localInput';
import { Problems } from '../../hooks/useSubmission';
import { Translate } from '../../translation/useTranslate';

/** What can be filled in, by the names that the API has for it. */
export const MAINTENANCE_FIELDS = [
  'from',
  'until',
  'cron',
  'duration',
  'timezone',
  'reason',
] as const;

/** Something that can be filled in. */
export type MaintenanceField = (typeof MAINTENANCE_FIELDS)[number];

/** What is filled in of when a pipeline is worked on: once, or again and again. */
export type MaintenanceInput = { kind: 'once' | 'repeated' } & {
  [field in MaintenanceField]: string;
};

const USUAL_MS = 2 * 3_600_000;

/** What a form begins with: from now, in the zone of whoever fills it in. */
export function emptyMaintenance(now: number): MaintenanceInput {
  return {
    kind: 'once',
    from: toLocalInput(now),
    until: toLocalInput(now + USUAL_MS),
    cron: '',
    duration: '',
    timezone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    reason: '',
  };
}

/** What is wrong with it; how a cron is to be written, the API knows. */
export function problemsOf(
  input: MaintenanceInput,
  now: number,
  t: Translate,
): Problems<MaintenanceField> {
  const { from, until, cron, duration, reason } = input;
  const [begin, end] = [Date.parse(from), Date.parse(until)];
  const common = { reason: reason.trim() ? undefined : t('form.reasonNeeded') };
  return input.kind === 'once'
    ? {
        ...common,
        from: Number.isNaN(begin) ? t('form.time') : undefined,
        until:
          end > now && !(begin >= end)
            ? undefined
            : t('maintenance.toAfterFrom'),
      }
    : {
        ...common,
        cron: cron.trim() ? undefined : t('maintenance.cronNeeded'),
        duration: duration.trim() ? undefined : t('maintenance.durationNeeded'),
      };
}

/** The same as the API takes it. */
export function newMaintenanceOf(input: MaintenanceInput): NewMaintenance {
  const reason = input.reason.trim();
  const timezone = input.timezone.trim();
  return input.kind === 'once'
    ? {
        from: fromLocalInput(input.from),
        until: fromLocalInput(input.until) ?? '',
        reason,
      }
    : {
        cron: input.cron.trim(),
        duration: input.duration.trim(),
        ...(timezone && { timezone }),
        reason,
      };
}
