import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import {
  PipelineSource,
  SeriesRequest,
  seriesOf,
  SeriesResult,
  SourceError,
  StageDescription,
  StageKind,
  StageRef,
} from '../source';

// This is no file of tests: it declares them for others, with their jest.
const { describe, it, beforeAll, afterAll } = globalThis;
const must = expect;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * A source with stages to ask it for.
 *
 * @public
 */
export interface SourceUnderTest {
  source: PipelineSource;
  /** Stages that exist, all in one account and region. */
  existing: StageRef[];
  /** A stage of a known kind, in the same account and region, that does not exist. */
  missing: StageRef;
  /** Epoch milliseconds of the source's clock. */
  now: number;
  close?(): Promise<void>;
}

/**
 * Declares the tests of the contract that every source passes.
 *
 * @public
 */
export function testPipelineSource(
  name: string,
  create: () => Promise<SourceUnderTest>,
): void {
  describe(`the contract of a source: ${name}`, () => {
    let test: SourceUnderTest;

    beforeAll(async () => {
      test = await create();
    });

    afterAll(async () => {
      await test?.close?.();
    });

    it('has kinds with different names and prices with a source', () => {
      const { kinds, priceSource, id } = test.source;
      must(new Set(kinds.map(({ kind }) => kind)).size).toBe(kinds.length);
      must(kinds.length).toBeGreaterThan(0);
      must(priceSource).toMatch(/\d{4}/);
      must(id).toMatch(/^[a-z][a-z0-9-]*$/);
    });

    it('knows each ARN as one kind only', () => {
      for (const stage of [...test.existing, test.missing]) {
        const names = test.source.kinds.flatMap(
          kind => kind.identify(parseArn(stage.arn)) ?? [],
        );
        must(names).toEqual([stage.name]);
      }
    });

    it('describes what exists, in values that can be stored', async () => {
      for (const stage of test.existing) {
        const description = await test.source.describe(stage);
        const { inventory, links, samples } = description;
        must(JSON.parse(JSON.stringify(inventory))).toEqual(
          withoutUndefined(inventory),
        );
        const described = seriesOf(kindOf(test, stage), inventory).flatMap(
          series => (series.described ? [series.metric] : []),
        );
        must(described).toEqual(must.arrayContaining(Object.keys(samples)));
        for (const link of links) {
          must([link.from, link.to]).toContain(stage.arn);
          must(link.note).toMatch(/\.$/);
          must(() => parseArn(link.from)).not.toThrow();
          must(() => parseArn(link.to)).not.toThrow();
        }
        for (const sample of Object.values(samples)) {
          must(Math.abs(sample.at - test.now)).toBeLessThan(60 * MINUTE);
        }
      }
    });

    it('throws a SourceError for what does not exist', async () => {
      const error = await test.source.describe(test.missing).then(
        () => undefined,
        failure => failure,
      );
      must(error).toBeInstanceOf(SourceError);
      must(SourceError.toProblem(error).code).toBe('not-found');
    });

    it('throws a SourceError for a kind that it does not have', async () => {
      const stage = { ...test.missing, kind: 'no-such-kind' };
      await must(test.source.describe(stage)).rejects.toBeInstanceOf(
        SourceError,
      );
    });

    it('answers every request exactly once, within its window', async () => {
      const requests: SeriesRequest[] = [];
      for (const stage of [...test.existing, test.missing]) {
        requests.push(...(await requestsFor(test, stage, requests.length)));
      }
      const [{ stage }] = requests;
      const results: SeriesResult[] = [];
      for await (const batch of test.source.readSeries(stage, requests)) {
        results.push(...batch);
      }
      must(results.map(({ id }) => id).sort((a, b) => a - b)).toEqual(
        requests.map(({ id }) => id),
      );
      for (const result of results) {
        const { metric, from, to } = requests[result.id];
        if (result.outcome === 'complete' || result.outcome === 'partial') {
          const times = result.samples.map(({ at }) => at);
          must(times).toEqual([...new Set(times)].sort((a, b) => a - b));
          times.forEach(at => {
            must(at).toBeGreaterThanOrEqual(from);
            must(at).toBeLessThan(to);
            must(at % MINUTE).toBe(0);
          });
        }
        if (metric === 'noSuchMetric') {
          must(result.outcome).toBe('failed');
        }
      }
    });

    it('gives points as coarse as they are asked for', async () => {
      const to = Math.floor(test.now / HOUR) * HOUR;
      const requests = (await requestsFor(test, test.existing[0], 0)).map(
        request => ({ ...request, period: 3600, from: to - 3 * HOUR, to }),
      );
      for await (const batch of test.source.readSeries(
        test.existing[0],
        requests,
      )) {
        for (const result of batch) {
          const samples = 'samples' in result ? result.samples : [];
          samples.forEach(({ at }) => must(at % HOUR).toBe(0));
        }
      }
    });

    it('counts its calls, and begins anew after each look', async () => {
      const [stage] = test.existing;
      test.source.takeUsage(stage);
      await test.source.describe(stage);
      const usage = test.source.takeUsage(stage);
      const calls = Object.values(usage.calls).reduce((a, b) => a + b, 0);
      must(calls).toBeGreaterThan(0);
      must(usage.costUsd).toBeGreaterThanOrEqual(0);
      must(test.source.takeUsage(stage)).toMatchObject({
        calls: {},
        metricsRequested: 0,
        costUsd: 0,
        throttles: 0,
      });
    });

    it('takes nothing for an event that is none', () => {
      const { events } = test.source;
      for (const message of [undefined, null, '', 7, [], {}, { id: 'x' }]) {
        must(events?.read(message)).toBeUndefined();
      }
    });

    it('asks for no privilege when there is nothing to read, and for valid ones otherwise', () => {
      must(test.source.policy([])).toEqual([]);
      const statements = test.source.policy(test.existing);
      const sids = statements.map(({ Sid }) => Sid);
      must(new Set(sids).size).toBe(sids.length);
      must(statements.length).toBeGreaterThan(0);
      for (const { Sid, Effect, Action, Resource } of statements) {
        must(Sid).toMatch(/^[A-Za-z0-9]+$/);
        must(Effect).toBe('Allow');
        must(Action.length).toBeGreaterThan(0);
        // Reading never needs more than one action at a time, and never all.
        Action.forEach(action =>
          must(action).toMatch(/^[a-z0-9-]+:[A-Z][A-Za-z0-9]+$/),
        );
        [Resource].flat().forEach(resource => {
          must(resource).toMatch(/^(\*|arn:aws.*)$/);
        });
      }
    });
  });
}

function kindOf({ source }: SourceUnderTest, stage: StageRef): StageKind {
  const kind = source.kinds.find(candidate => candidate.kind === stage.kind);
  if (!kind) {
    throw new Error(`The source has no kind ${stage.kind}`);
  }
  return kind;
}

async function requestsFor(
  test: SourceUnderTest,
  stage: StageRef,
  firstId: number,
): Promise<SeriesRequest[]> {
  const described: StageDescription = await test.source
    .describe(stage)
    .catch(() => test.source.describe(test.existing[0]));
  const to = Math.floor(test.now / MINUTE) * MINUTE;
  const metrics = seriesOf(kindOf(test, stage), described.inventory).map(
    ({ metric }) => metric,
  );
  return [...metrics, 'noSuchMetric'].map((metric, index) => ({
    id: firstId + index,
    stage,
    inventory: described.inventory,
    metric,
    from: to - 60 * MINUTE,
    to,
  }));
}

function withoutUndefined<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map(withoutUndefined) as T;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => [key, withoutUndefined(item)]),
    ) as T;
  }
  return value;
}
