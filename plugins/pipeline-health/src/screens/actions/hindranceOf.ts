import { AvailableAction } from '@pipeline-health/plugin-pipeline-health-common';

/** Why an action cannot be done, in one text; undefined where it can. */
export function hindranceOf(action: AvailableAction): string | undefined {
  const messages = decisiveHindrances(action).map(({ message }) => message);
  return messages.length > 0 ? messages.join(' ') : undefined;
}

/** What would still hinder it after all else was put right goes before the rest. */
export function decisiveHindrances({
  hindrances,
}: AvailableAction): AvailableAction['hindrances'] {
  const last = hindrances.filter(({ code }) => code === 'not-applicable');
  return last.length > 0 ? last : hindrances;
}
