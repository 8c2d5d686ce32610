import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  RenderMessage,
  SetupStatus,
  ShardSetup,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  PipelineSource,
  SetupCheck,
  Shard,
  SourceError,
  SourceSetup,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import limiter from 'p-limit';
import { setTimeout as sleep } from 'node:timers/promises';
import { PipelineAuthorizer } from '../authorization';
import { Stores } from '../database';

/** What was found is told again for so long. */
const KEPT_FOR_MS = 15 * 60_000;
/** Nobody has it asked more often than this. */
const AGAIN_MS = 5_000;
/** How long a caller waits; what has not come by then is told when asked again. */
const PATIENCE_MS = 8_000;
/** An account that does not answer costs no other its answer. */
const SHARD_MS = 30_000;
const CONCURRENCY = 8;

interface Place {
  shard: Shard;
  setup: SourceSetup;
  stages: StageRef[];
}

/**
 * Tells whether what is declared and configured can be read, by asking the
 * sources themselves: the only reading that does not come from the database.
 */
export class SetupService {
  private readonly found = new Map<string, SetupCheck & { at: number }>();
  private startedAt = -Infinity;
  private running?: Promise<void>;

  constructor(
    private readonly options: {
      authorizer: Pick<PipelineAuthorizer, 'authorizeCollection'>;
      stores: { collection: Pick<Stores['collection'], 'watchedStages'> };
      sources: readonly Pick<
        PipelineSource,
        'kinds' | 'setup' | 'priceSource'
      >[];
      render: RenderMessage;
      /** Milliseconds between two questions for a metric of a stage on which nothing burns. */
      askEvery: Parameters<SourceSetup['monthlyUsd']>[1];
      /** Has all that failed asked again by a round. */
      collect: () => Promise<unknown>;
      clock: () => number;
      patience?: number;
    },
  ) {}

  /**
   * What was found lately; asks when nothing was. `again` asks now, and has
   * rounds ask again for what they could not read.
   */
  async get(
    credentials: BackstageCredentials,
    { again = false } = {},
  ): Promise<SetupStatus> {
    await this.options.authorizer.authorizeCollection(credentials);
    const age = this.options.clock() - this.startedAt;
    const isDue = age < 0 || age > (again ? AGAIN_MS : KEPT_FOR_MS);
    if (again && isDue) {
      await this.options.collect();
    }
    const places = await this.places();
    if (isDue && !this.running) {
      this.startedAt = this.options.clock();
      this.running = this.check(places).finally(() => {
        this.running = undefined;
      });
    }
    await Promise.race([
      this.running,
      sleep(this.options.patience ?? PATIENCE_MS, undefined, { ref: false }),
    ]);
    const shards = places.map(place => this.shardSetup(place));
    return {
      shards,
      checking: this.running !== undefined,
      plannedMonthlyUsd: shards.reduce(
        (sum, { plannedMonthlyUsd }) => sum + plannedMonthlyUsd,
        0,
      ),
      priceSource: this.options.sources
        .map(({ priceSource }) => priceSource)
        .join('; '),
    };
  }

  /** Where stages are watched, and where something is configured. */
  private async places(): Promise<Place[]> {
    const stages = await this.options.stores.collection.watchedStages();
    return this.options.sources.flatMap(({ kinds, setup }) => {
      if (!setup) {
        return [];
      }
      const byPlace = new Map<string, Place>();
      const at = ({ account, region }: Shard): Place => {
        const key = keyOf({ account, region });
        const place: Place = byPlace.get(key) ?? {
          shard: { account, region },
          setup,
          stages: [],
        };
        byPlace.set(key, place);
        return place;
      };
      setup.shards().forEach(at);
      const own = new Set(kinds.map(({ kind }) => kind));
      for (const stage of stages.filter(({ kind }) => own.has(kind))) {
        at(stage).stages.push(stage);
      }
      return [...byPlace.entries()]
        .sort(([one], [other]) => one.localeCompare(other))
        .map(([, place]) => place);
    });
  }

  private async check(places: readonly Place[]): Promise<void> {
    const limit = limiter(CONCURRENCY);
    await Promise.all(
      places.map(({ shard, setup, stages }) =>
        limit(async () => {
          const { account, region } = shard;
          const timeUp = sleep(SHARD_MS, undefined, { ref: false }).then(() => {
            throw new SourceError('unreachable', 'No answer in time');
          });
          const check = await Promise.race([
            setup.check(shard, stages),
            timeUp,
          ]).catch((error): SetupCheck => {
            const { code, message, sentence } = SourceError.toProblem(error);
            return {
              problem: {
                code: code === 'unreachable' ? code : 'failed',
                values: { account, region, message: sentence ?? message },
              },
              actions: [],
            };
          });
          this.found.set(keyOf(shard), { ...check, at: this.options.clock() });
        }),
      ),
    );
  }

  private shardSetup({ shard, setup, stages }: Place): ShardSetup {
    const found = this.found.get(keyOf(shard));
    const { render, askEvery } = this.options;
    const problem = found?.problem;
    const message = problem && {
      key: `setup.${problem.code}`,
      values: problem.values,
    };
    return {
      ...shard,
      ...(found && { checkedAt: new Date(found.at).toISOString() }),
      ...(found?.identity && { identity: found.identity }),
      ...(problem &&
        message && {
          problem: { code: problem.code, message, title: render(message) },
        }),
      actions: found?.actions ?? [],
      resources: resourcesOf(stages, found?.tagged),
      plannedMonthlyUsd: stages.reduce(
        (sum, stage) => sum + setup.monthlyUsd(stage, askEvery),
        0,
      ),
    };
  }
}

function resourcesOf(
  stages: readonly StageRef[],
  tagged: SetupCheck['tagged'],
): ShardSetup['resources'] {
  const watched = new Map<string, number>();
  for (const { kind } of stages) {
    watched.set(kind, (watched.get(kind) ?? 0) + 1);
  }
  const kinds = new Set([...watched.keys(), ...Object.keys(tagged ?? {})]);
  return [...kinds].sort().map(kind => ({
    kind,
    watched: watched.get(kind) ?? 0,
    ...(tagged && { tagged: tagged[kind] ?? 0 }),
  }));
}

function keyOf({ account, region }: Shard): string {
  return `${account}/${region}`;
}
