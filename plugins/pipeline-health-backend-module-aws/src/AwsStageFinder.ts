import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import {
  DiscoveredLink,
  ListedStages,
  Shard,
  SourceError,
  StageFinder,
  StageRef,
  TaggedStage,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess, ShardAccess } from './aws/access';
import { AwsStageKind, TaggedResource } from './aws/AwsStageKind';
import { AwsClients } from './aws/clients';
import { CloudWatchLimiter } from './aws/cloudwatch';
import { AwsSourceConfig } from './config';
import { readAccounts } from './discovery/readAccounts';
import { identifyStage } from './discovery/identifyStage';
import { wholeArn } from './discovery/readTagsOf';
import { readTaggedResources } from './discovery/readTaggedResources';

/** Looks for resources in AWS; it asks for no metrics. */
export class AwsStageFinder implements StageFinder {
  private readonly clients: AwsClients;
  private readonly shardAccess = new Map<string, AwsAccess>();
  private readonly byKind: ReadonlyMap<string, AwsStageKind>;

  constructor(
    private readonly options: {
      credentials: AwsCredentialsManager;
      config: AwsSourceConfig;
      kinds: readonly AwsStageKind[];
      now: () => number;
    },
  ) {
    const { credentials, config, kinds, now } = options;
    this.clients = new AwsClients(credentials, config, now);
    this.byKind = new Map(kinds.map(kind => [kind.kind, kind]));
  }

  shards(): Shard[] {
    const { accounts, regions } = this.options.config;
    if (regions.length === 0) {
      throw new SourceError(
        'invalid',
        'pipelineHealth.aws.regions is empty: name the regions in which resources are looked for',
      );
    }
    return (accounts.length ? accounts : ['']).flatMap(account =>
      regions.map(region => ({ account, region })),
    );
  }

  async list(
    shard: Shard,
    { untagged }: { untagged: boolean },
  ): Promise<ListedStages> {
    const { kinds } = this.options;
    const access = this.access(await this.named(shard));
    const types = [
      ...new Set(kinds.map(({ tagging }) => tagging.resourceType)),
    ];
    const found = new Map<string, TaggedResource['tags']>();
    const problems: Error[] = [];
    for (const kind of untagged ? kinds : []) {
      try {
        const arns = await kind.tagging.all?.list(access);
        arns?.forEach(arn => found.set(arn, {}));
      } catch (error) {
        problems.push(error instanceof Error ? error : new Error(`${error}`));
      }
    }
    const tagged = await readTaggedResources(access, {}, types);
    tagged.forEach(({ arn, tags }) => found.set(arn, tags));
    const stages = [...found].flatMap(([arn, tags]): TaggedStage[] => {
      const stage = this.identify(arn, access.shard);
      return stage ? [{ ...stage, tags }] : [];
    });
    return { stages, problems };
  }

  async follow(stage: StageRef): Promise<DiscoveredLink[] | undefined> {
    const { kinds } = this.options;
    const access = this.access(stage);
    try {
      const description = await this.byKind
        .get(stage.kind)
        ?.describe(stage, access);
      const found = await Promise.all(
        kinds.map(({ neighbours }) =>
          neighbours?.of.includes(stage.kind)
            ? neighbours.find(stage, access)
            : [],
        ),
      );
      return [...(description?.links ?? []), ...found.flat()].map(link => ({
        ...link,
        from: wholeArn(link.from),
        to: wholeArn(link.to),
      }));
    } catch (error) {
      if (error instanceof SourceError && error.code === 'not-found') {
        return undefined;
      }
      throw error;
    }
  }

  identify(arn: string, beside: Shard): StageRef | undefined {
    return identifyStage(this.options.kinds, arn, beside);
  }

  /** Closes all connections. */
  close(): void {
    this.clients.destroy();
    this.shardAccess.clear();
  }

  private async named({ account, region }: Shard): Promise<Shard> {
    const [own] = account
      ? [account]
      : await readAccounts({ accounts: [], regions: [region] }, shard =>
          this.access(shard),
        );
    return { account: own ?? account, region };
  }

  private access(shard: Shard): AwsAccess {
    const key = `${shard.account}/${shard.region}`;
    const { config, now } = this.options;
    const { account, region } = shard;
    const access =
      this.shardAccess.get(key) ??
      new ShardAccess(
        { account, region },
        this.clients,
        new CloudWatchLimiter(config.rateLimits, now),
        now,
        config.settings,
      );
    this.shardAccess.set(key, access);
    return access;
  }
}
