import { Result } from '../run/runCase';

/** What the results of one system come to. */
export interface Totals {
  system: string;
  faults: number;
  found: number;
  causeAtFirst: number;
  causeAtEnd: number;
  clean: number;
  missed: number;
  changes: number;
  /** Median of the minutes from when a fault was there to when it was told. */
  medianMinutes?: number;
  /** Seconds by which the told loss was later than the true one, at worst; below 0 it never was. */
  worstClock?: number;
  healthy: number;
  healthyDays: number;
  falseIncidents: number;
  unhealthyMinutes: number;
}

/** The totals of each system, and of all together. */
export function totalsOf(results: readonly Result[]): Totals[] {
  const systems = [...new Set(results.map(({ system }) => system))].sort();
  return [
    ...systems.map(system =>
      total(
        system,
        results.filter(result => result.system === system),
      ),
    ),
    total('all', results),
  ];
}

function total(system: string, results: readonly Result[]): Totals {
  const faults = results.flatMap(({ score: { fault, verdict } }) =>
    fault ? [{ ...fault, verdict }] : [],
  );
  const healthy = results.flatMap(({ score }) => score.healthy ?? []);
  const clocks = results.flatMap(({ score }) => score.clock?.max ?? []);
  const minutes = faults
    .flatMap(({ minutesBeyond }) => minutesBeyond ?? [])
    .sort((left, right) => left - right);
  const count = (is: (fault: (typeof faults)[number]) => boolean) =>
    faults.filter(is).length;
  const sum = (values: number[]) => values.reduce((all, each) => all + each, 0);
  return {
    system,
    faults: faults.length,
    found: count(({ foundAt }) => foundAt !== undefined),
    causeAtFirst: count(({ causeAtFirst }) => causeAtFirst),
    causeAtEnd: count(({ causeAtEnd }) => causeAtEnd),
    clean: count(({ verdict }) => verdict === 'clean'),
    missed: count(({ verdict }) => verdict === 'missed'),
    changes: sum(faults.map(({ changes }) => changes)),
    medianMinutes: minutes[Math.floor(minutes.length / 2)],
    worstClock: clocks.length > 0 ? Math.max(...clocks) : undefined,
    healthy: healthy.length,
    healthyDays: sum(healthy.map(({ days }) => days)),
    falseIncidents: sum(healthy.map(({ incidents }) => incidents)),
    unhealthyMinutes: sum(
      healthy.map(({ unhealthyMinutes }) => unhealthyMinutes),
    ),
  };
}
