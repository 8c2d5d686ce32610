import {
  AuthService,
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Shard,
  StageFinder,
} from '@pipeline-health/plugin-pipeline-health-node';
import { DiscoverySettings } from '../config';
import { follow } from './follow';
import { FoundPipeline, group } from './groups';
import { KnownEntities } from './KnownEntities';
import { goesByName, select } from './rules';
import { ShardProvider } from './ShardProvider';
import { componentNames, locationOf, toEntities } from './toEntities';

const TASK = 'pipeline-health-discovery';

/** Refs that are asked for at once. */
const REFS_PER_REQUEST = 500;

/** Looks for pipelines in all accounts and regions, one after the other, and provides them to the catalog. */
export class PipelineDiscovery {
  readonly providers: readonly ShardProvider[];
  private started?: Promise<void>;

  constructor(
    private readonly options: {
      finder: StageFinder;
      catalog: CatalogService;
      auth: AuthService;
      settings: DiscoverySettings;
      taskRunner: SchedulerServiceTaskRunner;
      logger: LoggerService;
    },
  ) {
    this.providers = options.finder
      .shards()
      .map(shard => new ShardProvider(shard, () => this.start()));
  }

  private start(): Promise<void> {
    this.started ??= this.options.taskRunner.run({
      id: TASK,
      fn: signal => this.run(signal),
    });
    return this.started;
  }

  /** Looks once in every account and region. */
  async run(signal?: AbortSignal): Promise<void> {
    const { catalog, auth, settings, logger } = this.options;
    const { adoptedAnnotations } = settings;
    const known = await KnownEntities.read({
      catalog,
      auth,
      adoptedAnnotations,
    });
    for (const provider of this.providers.filter(each => each.isConnected)) {
      signal?.throwIfAborted();
      const { shard } = provider;
      try {
        const entities = await this.find(shard, known, signal);
        await provider.provide(entities);
        known.replace(locationOf(shard), entities);
      } catch (error) {
        logger.warn(
          `${inWords(
            shard,
          )} was not searched for pipelines, what was found there stays as it is: ${messageOf(
            error,
          )}`,
        );
      }
    }
  }

  /** The entities that an account and region shall have. */
  private async find(
    shard: Shard,
    known: KnownEntities,
    signal?: AbortSignal,
  ): Promise<Entity[]> {
    const { finder, settings, logger } = this.options;
    const { rules, maxDepth, maxResources } = settings;
    const untagged = goesByName(rules);
    const listed = await finder.list(shard, { untagged });
    const problems = [...listed.problems];
    const free = listed.stages
      .filter(stage => !known.isWatched(stage))
      .sort((a, b) => (a.arn < b.arn ? -1 : 1));
    const chosen = [...select(free, rules)];
    if (chosen.length > maxResources) {
      logger.warn(
        `${inWords(shard)} has ${
          chosen.length
        } resources that the rules choose, of which the first ${maxResources} count, as catalog.providers.pipelineHealth.maxResources has it`,
      );
    }
    const selected = new Map(chosen.slice(0, maxResources));
    const stages = [...selected.values()].map(({ stage }) => stage);
    const followed = await follow(stages, finder, maxDepth, signal);
    followed.gone.forEach(arn => selected.delete(arn));
    problems.push(...followed.problems);

    const entities = await this.entitiesOf(
      group(selected, followed),
      shard,
      known,
    );
    const lost = problems.length > 0 ? lacking(entities, shard, known) : [];
    if (problems.length > 0) {
      logger.warn(
        `${inWords(
          shard,
        )} was searched for pipelines in part, nothing is taken away: ${problems
          .map(({ message }) => message)
          .slice(0, 5)
          .join('; ')}${
          problems.length > 5 ? `; and ${problems.length - 5} more` : ''
        }`,
      );
    }
    logger.info(
      `${inWords(shard)} has ${
        listed.stages.length
      } resources that Pipeline Health knows; ${
        selected.size
      } are of pipelines, ${entities.length} entities are provided`,
    );
    return [...entities, ...lost];
  }

  private async entitiesOf(
    pipelines: readonly FoundPipeline[],
    shard: Shard,
    known: KnownEntities,
  ): Promise<Entity[]> {
    const { settings } = this.options;
    const location = locationOf(shard);
    const taken = await this.takenNames(
      pipelines.map(each => componentNames(each, shard).usual),
      location,
    );
    const entities = new Map<string, Entity>();
    for (const pipeline of pipelines) {
      const { usual, other } = componentNames(pipeline, shard);
      const isTaken =
        taken.has(usual) || entities.has(componentRef(usual, settings));
      const made = toEntities(pipeline, {
        shard,
        settings,
        name: isTaken ? other : usual,
        refOf: arn => known.refOf(arn, location),
      });
      // Resources that several pipelines share have one entity.
      made.forEach(entity => {
        const ref = stringifyEntityRef(entity);
        if (!entities.has(ref)) {
          entities.set(ref, entity);
        }
      });
    }
    return [...entities.values()];
  }

  /** Which of these names Components have that come from elsewhere. */
  private async takenNames(
    names: readonly string[],
    location: string,
  ): Promise<Set<string>> {
    const { catalog, auth, settings } = this.options;
    const credentials = await auth.getOwnServiceCredentials();
    const taken = new Set<string>();
    for (let start = 0; start < names.length; start += REFS_PER_REQUEST) {
      const some = names.slice(start, start + REFS_PER_REQUEST);
      const { items } = await catalog.getEntitiesByRefs(
        {
          entityRefs: some.map(name => componentRef(name, settings)),
          fields: ['metadata.annotations'],
        },
        { credentials },
      );
      items.forEach((item, index) => {
        const from = item?.metadata?.annotations?.[ANNOTATION_LOCATION];
        if (item && from !== location) {
          taken.add(some[index]);
        }
      });
    }
    return taken;
  }
}

function componentRef(
  name: string,
  { namespace }: { namespace: string },
): string {
  return stringifyEntityRef({ kind: 'Component', namespace, name });
}

/** What was provided before and would be lost, as it was provided. */
function lacking(
  entities: readonly Entity[],
  shard: Shard,
  known: KnownEntities,
): Entity[] {
  const refs = new Set(entities.map(stringifyEntityRef));
  return [...known.of(locationOf(shard))]
    .filter(([ref]) => !refs.has(ref))
    .map(([, { apiVersion, kind, metadata, spec }]) => {
      const { uid: _, etag: __, ...own } = metadata;
      return { apiVersion, kind, metadata: own, spec };
    });
}

function inWords({ account, region }: Shard): string {
  return `Account ${account || 'of the main credentials'} in ${region}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
