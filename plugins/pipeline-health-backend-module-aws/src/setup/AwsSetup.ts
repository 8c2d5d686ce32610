import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import {
  SetupCheck,
  Shard,
  SourceSetup,
  StageRef,
  Tier,
} from '@pipeline-health/plugin-pipeline-health-node';
import limiter from 'p-limit';
import { AwsAccess, ShardAccess } from '../aws/access';
import { AwsStageKind } from '../aws/AwsStageKind';
import { AnswerLog, AwsClients } from '../aws/clients';
import { CloudWatchLimiter } from '../aws/cloudwatch';
import { actionsByKind } from '../aws/policyOf';
import { priceOf } from '../aws/prices';
import { AwsSourceConfig } from '../config';
import {
  describeStage,
  identifyStage,
  readTaggedResources,
} from '../discovery';
import { readIdentity } from './readIdentity';
import { readOneMetric } from './readOneMetric';

/** So many stages of a kind are described to see what may be asked: a policy may name some only. */
const STAGES_ASKED = 3;
const CONCURRENCY = 4;
/** Of 100 resources each. */
const TAG_PAGES = 50;
const MONTH = 30 * 24 * 60 * 60_000;

/**
 * Looks whether accounts and regions may be read, by asking what rounds will
 * ask. Each check has clients of its own, so that it remembers no refusal.
 */
export class AwsSetup implements SourceSetup {
  constructor(
    private readonly options: {
      credentials: AwsCredentialsManager;
      config: AwsSourceConfig;
      kinds: readonly AwsStageKind[];
      now: () => number;
    },
  ) {}

  /** Without any account that of the main credentials, whichever that is. */
  shards(): Shard[] {
    const { accounts, regions } = this.options.config;
    return (accounts.length ? accounts : ['']).flatMap(account =>
      regions.map(region => ({ account, region })),
    );
  }

  async check(shard: Shard, stages: readonly StageRef[]): Promise<SetupCheck> {
    const { credentials, config, kinds, now } = this.options;
    const log = new AnswerLog();
    const { identity, problem } = await readIdentity(credentials, shard);
    if (problem) {
      return { identity, problem, actions: this.told(log) };
    }
    const clients = new AwsClients(credentials, config, now, log);
    try {
      const access = new ShardAccess(
        shard,
        clients,
        new CloudWatchLimiter(config.rateLimits, now),
        now,
        config.settings,
      );
      const found = await findTagged(kinds, access);
      await Promise.all([
        settled(access.alarms()),
        settled(readOneMetric(access)),
        this.describe([...stages, ...(found ?? [])], access),
      ]);
      return { identity, actions: this.told(log), tagged: countOf(found) };
    } finally {
      clients.destroy();
    }
  }

  monthlyUsd(
    { kind, region }: StageRef,
    askEvery: (coolestTier: Tier | undefined) => number,
  ): number {
    const { kinds, config } = this.options;
    const price = priceOf('cloudwatch.metric', region, config.prices)?.usd ?? 0;
    const metrics = kinds.find(each => each.kind === kind)?.metrics ?? [];
    return metrics
      .filter(({ name, derived }) => name !== undefined && !derived)
      .reduce(
        (sum, { coolestTier }) => sum + (price * MONTH) / askEvery(coolestTier),
        0,
      );
  }

  /** Some stages of each kind. What becomes of the answers is noted where they are asked. */
  private async describe(
    stages: readonly StageRef[],
    access: AwsAccess,
  ): Promise<void> {
    const { kinds } = this.options;
    const limit = limiter(CONCURRENCY);
    await Promise.all(
      kinds.flatMap(kind =>
        stages
          .filter(stage => stage.kind === kind.kind)
          .slice(0, STAGES_ASKED)
          .map(stage =>
            limit(() => settled(describeStage(kind, stage, { access, kinds }))),
          ),
      ),
    );
  }

  /** What reading takes, and what was refused beside, such as the key of a queue. */
  private told(log: AnswerLog): SetupCheck['actions'] {
    const needed = actionsByKind(this.options.kinds);
    const beside = log.refused
      .filter(action => !needed.some(each => each.action === action))
      .map(action => ({ action, kinds: [] }));
    return [...needed, ...beside].map(each => ({
      ...each,
      ...log.of(each.action),
    }));
  }
}

/** Undefined when nobody may ask for tags. */
async function findTagged(
  kinds: readonly AwsStageKind[],
  access: AwsAccess,
): Promise<StageRef[] | undefined> {
  const types = [...new Set(kinds.map(({ tagging }) => tagging.resourceType))];
  const found = await settled(
    readTaggedResources(access, {}, types, TAG_PAGES),
  );
  return found?.flatMap(
    ({ arn }) => identifyStage(kinds, arn, access.shard) ?? [],
  );
}

function countOf(
  stages: readonly StageRef[] | undefined,
): SetupCheck['tagged'] {
  if (!stages) {
    return undefined;
  }
  const counts: { [kind: string]: number } = {};
  for (const { kind } of stages) {
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** The answer, if one came; that it did not come is noted where it was asked. */
function settled<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch(() => undefined);
}
