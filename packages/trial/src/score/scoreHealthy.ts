import { Truth } from '../case/caseSchema';
import { Recording, Round } from '../play/Recording';
import { episodes } from './scoreFault';

const MINUTE = 60_000;

/** How often something was told of what is well. */
export interface HealthyScore {
  days: number;
  incidents: number;
  unhealthyMinutes: number;
  complaints: string[];
}

/** Counts what was told although everything is well. */
export function scoreHealthy(
  recordings: readonly Recording[],
  { days, tolerated = [] }: NonNullable<Truth['healthy']>,
  { every }: Pick<Truth, 'every'>,
): HealthyScore {
  const isAlarm = ({ health, reason = '' }: Round) =>
    health !== 'healthy' && !tolerated.some(pattern => pattern.test(reason));
  const alarms = recordings.flatMap(({ rounds }) => rounds.filter(isAlarm));
  const reasons = new Set(
    alarms.map(({ health, reason }) => `${health}: ${reason}`),
  );
  return {
    days,
    incidents: recordings.reduce(
      (sum, { rounds }) => sum + episodes(rounds, isAlarm),
      0,
    ),
    unhealthyMinutes: (alarms.length * every) / MINUTE,
    complaints: [...reasons].map(reason => `told ${reason}`),
  };
}
