import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import {
  PolicyStatement,
  saidBy,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  FoundStages,
  IncidentChannel,
  PipelineSource,
  Price,
  SeriesRequest,
  SeriesResult,
  Shard,
  SourceError,
  SourceEvents,
  SourceUsage,
  StageAction,
  StageDescription,
  StageEvent,
  StageKind,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { awsActions } from './acting';
import { ShardAccess } from './aws/access';
import { chooseQueries } from './aws/chooseQueries';
import { AwsClients, problemMessages, sayProblem } from './aws/clients';
import {
  BACKOFF,
  CloudWatchLimiter,
  MetricReader,
  MetricSource,
  PACK_LIMITS,
  RecentMetrics,
  SilentMetrics,
} from './aws/cloudwatch';
import { readEvent } from './aws/events';
import {
  COLLECTION_PRICES,
  PRICE_SOURCE,
  PRICE_SOURCE_MESSAGE,
  priceMessages,
  priceOf,
} from './aws/prices';
import { SnsChannel } from './aws/sns';
import { AwsSourceConfig } from './config';
import {
  readAccounts,
  Allowance,
  describeStage,
  findByTags,
  withSidesOfNeighbours,
} from './discovery';
import { policyOf } from './aws/policyOf';
import { AwsStageKind } from './aws/AwsStageKind';
import { withOwnFailures } from './judging/failures';
import { AwsSetup } from './setup';
import { awsStageKinds } from './stages/registry';
import { actionMessages } from './acting/say';
import { linkMessages } from './aws/linkNote';

interface ShardTools {
  access: ShardAccess;
  metrics: MetricSource;
}

/**
 * AWS as a source of stages.
 */
export class AwsSource implements PipelineSource {
  readonly id = 'aws';
  readonly priceSource = PRICE_SOURCE;
  readonly priceSourceMessage = PRICE_SOURCE_MESSAGE;
  readonly messages = {
    ...priceMessages,
    ...linkMessages,
    ...actionMessages,
    ...problemMessages,
  };
  readonly collectionPrices = COLLECTION_PRICES;
  readonly kinds: readonly StageKind[];
  readonly actions: readonly StageAction[];
  readonly refusals?: PipelineSource['refusals'];
  readonly events: SourceEvents;
  readonly setup: AwsSetup;
  /** What tells owners of incidents. */
  readonly channels: readonly IncidentChannel[];
  private readonly byKind: ReadonlyMap<string, AwsStageKind>;
  private readonly clients: AwsClients;
  private readonly shards = new Map<string, ShardTools>();
  private readonly now: () => number;

  constructor(
    private readonly options: {
      credentials: AwsCredentialsManager;
      config: AwsSourceConfig;
      kinds?: readonly AwsStageKind[];
      now?: () => number;
    },
  ) {
    const kinds = options.kinds ?? awsStageKinds;
    this.kinds = kinds.map(each =>
      withOwnFailures(
        withSidesOfNeighbours(each, kinds),
        options.config.knownFailures,
      ),
    );
    this.byKind = new Map(kinds.map(kind => [kind.kind, kind]));
    this.now = options.now ?? Date.now;
    this.clients = new AwsClients(
      options.credentials,
      options.config,
      this.now,
    );
    this.setup = new AwsSetup({ ...options, kinds, now: this.now });
    const { allow } = options.config;
    if (allow) {
      const allowance = new Allowance({
        rules: allow,
        accessOf: shard => this.tools(shard).access,
        now: this.now,
      });
      this.refusals = (stages, owner) => allowance.refusals(stages, owner);
    }
    this.events = {
      topics: options.config.events?.topics ?? [],
      read: message => this.readEvent(message),
    };
    this.channels = this.topics.map(
      topic => new SnsChannel(topic, shard => this.tools(shard).access),
    );
    this.actions = awsActions({
      accessOf: shard => this.tools(shard).access,
      priceOf: (name, region) => this.priceOf(name, region),
    });
  }

  async describe(stage: StageRef): Promise<StageDescription> {
    const kind = this.byKind.get(stage.kind);
    if (!kind) {
      throw new SourceError('invalid', `There is no kind '${stage.kind}'`);
    }
    try {
      const { access } = this.tools(stage);
      const kinds = [...this.byKind.values()];
      const description = await describeStage(kind, stage, { access, kinds });
      // What is stored is JSON: nothing undefined, no dates.
      return JSON.parse(JSON.stringify(description));
    } catch (error) {
      if (error instanceof SourceError) {
        throw error;
      }
      throw new SourceError(
        'failed',
        sayProblem('problem.not-understood', {
          name: stage.name,
          why: saidBy(error),
        }),
      );
    }
  }

  async *readSeries(
    shard: Shard,
    requests: readonly SeriesRequest[],
  ): AsyncGenerator<SeriesResult[]> {
    const { queries, answered } = chooseQueries(requests, this.byKind);
    if (answered.length) {
      yield answered;
    }
    yield* this.tools(shard).metrics.read(queries);
  }

  async findByTags(tags: { [key: string]: string }): Promise<FoundStages> {
    const { regions } = this.options.config;
    if (regions.length === 0) {
      throw new SourceError('invalid', sayProblem('problem.no-regions'));
    }
    const accounts = await readAccounts(
      this.options.config,
      shard => this.tools(shard).access,
    );
    return findByTags({
      kinds: [...this.byKind.values()],
      shards: accounts.flatMap(account =>
        regions.map(region => ({ account, region })),
      ),
      accessOf: shard => this.tools(shard).access,
      tags,
    });
  }

  clockOffset(shard: Shard): number | undefined {
    return this.clients.clockOffset(shard);
  }

  takeUsage(shard: Shard): SourceUsage {
    return this.clients.takeUsage(shard);
  }

  priceOf(name: string, region: string): Price | undefined {
    return priceOf(name, region, this.options.config.prices);
  }

  policy(stages: readonly StageRef[]): PolicyStatement[] {
    const reading = policyOf([...this.byKind.values()], stages);
    return this.topics.length
      ? [
          ...reading,
          {
            Sid: 'TellOfIncidents',
            Effect: 'Allow',
            Action: ['sns:Publish'],
            Resource: this.topics,
          },
        ]
      : reading;
  }

  private readEvent(message: unknown): StageEvent | undefined {
    const event = readEvent(message, [...this.byKind.values()]);
    if (event?.metrics) {
      // What is remembered of alarms does not know of it.
      this.shards.get(keyOf(event))?.access.renewAlarms();
    }
    return event;
  }

  private get topics(): string[] {
    return this.options.config.notify?.topics ?? [];
  }

  /** Closes all connections. */
  async close(): Promise<void> {
    this.clients.destroy();
    this.shards.clear();
  }

  private tools({ account, region }: Shard): ShardTools {
    const key = keyOf({ account, region });
    let tools = this.shards.get(key);
    if (!tools) {
      const shard = { account, region };
      const { config } = this.options;
      const limiter = new CloudWatchLimiter(config.rateLimits, this.now);
      tools = {
        access: new ShardAccess(
          shard,
          this.clients,
          limiter,
          this.now,
          config.settings,
        ),
        metrics: new SilentMetrics(
          new MetricReader(
            this.clients.clientThatTriesOnce(shard, CloudWatchClient),
            limiter,
            {
              limits: PACK_LIMITS,
              backoff: { ...BACKOFF, attempts: config.maxAttempts },
            },
          ),
          new RecentMetrics(
            this.clients.client(shard, CloudWatchClient),
            limiter,
            this.now,
          ),
          this.clients.usage(shard),
        ),
      };
      this.shards.set(key, tools);
    }
    return tools;
  }
}

function keyOf({ account, region }: Shard): string {
  return `${account}/${region}`;
}
