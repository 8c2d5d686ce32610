import { round } from './measure.mjs';

/** The fewest calls in which so many series can be asked for. */
export function fewestCalls(series) {
  const counts = new Map();
  for (const { stage, period, to } of series) {
    const key = [stage.account, stage.region, period, to].join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts.values()].reduce(
    (sum, count) => sum + Math.ceil(count / 500),
    0,
  );
}

/** Calls for series, place by place. */
export function batchesOf(ours, series) {
  const kinds = new Map(ours.awsStageKinds.map(kind => [kind.kind, kind]));
  const placesOf = new Map();
  for (const request of series) {
    const { account, region } = request.stage;
    const key = `${account}/${region}`;
    const ofPlace = placesOf.get(key) ?? {
      place: { account, region },
      requests: [],
    };
    placesOf.set(key, ofPlace);
    ofPlace.requests.push(request);
  }
  return [...placesOf.values()].flatMap(({ place, requests }) =>
    ours
      .packQueries(
        ours.chooseQueries(requests, kinds).queries,
        ours.PACK_LIMITS,
      )
      .map(batch => ({ place, batch })),
  );
}

/** How long the quotas of points and of calls that we keep below make such questions last at least. */
export function quotaSeconds(ours, series, now) {
  const { metricPointsPerSecond, metricCallsPerSecond } = ours.CLOUDWATCH_RATES;
  const seconds = new Map();
  for (const { place, batch } of batchesOf(ours, series)) {
    const key = `${place.account}/${place.region}`;
    const [points, calls] = seconds.get(key) ?? [0, 0];
    seconds.set(key, [
      points + ours.weightOf(batch, now) / metricPointsPerSecond,
      calls + 1 / metricCallsPerSecond,
    ]);
  }
  return round(Math.max(...[...seconds.values()].flat()), 1);
}
