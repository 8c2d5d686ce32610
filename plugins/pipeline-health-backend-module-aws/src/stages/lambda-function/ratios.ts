import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { LambdaContext } from './context';

/** Share of the calls that failed, for each minute with calls. */
export function errorRatios({ samples }: LambdaContext): Sample[] {
  const errors = byTime(samples.errors);
  return (samples.invocations ?? [])
    .filter(({ value }) => value > 0)
    .map(({ at, value }) => ({ at, value: (errors.get(at) ?? 0) / value }));
}

/** Share of the calls that were throttled; those count as no invocation. */
export function throttleRatios({ samples }: LambdaContext): Sample[] {
  const calls = byTime(samples.invocations);
  const throttles = byTime(samples.throttles);
  return [...new Set([...calls.keys(), ...throttles.keys()])]
    .sort((left, right) => left - right)
    .flatMap(at => {
      const refused = throttles.get(at) ?? 0;
      const all = refused + (calls.get(at) ?? 0);
      return all > 0 ? [{ at, value: refused / all }] : [];
    });
}

/** The longest call of each minute as a share of the timeout. */
export function timeoutShares({ samples, inventory }: LambdaContext): Sample[] {
  const timeout = inventory?.timeoutSeconds;
  return timeout
    ? (samples.duration ?? []).map(({ at, value }) => ({
        at,
        value: value / timeout,
      }))
    : [];
}

function byTime(samples: readonly Sample[] = []): Map<number, number> {
  return new Map(samples.map(({ at, value }) => [at, value]));
}
