import { mockServices } from '@backstage/backend-test-utils';
import {
  ANNOTATION_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  StageFinder,
  TaggedStage,
} from '@pipeline-health/plugin-pipeline-health-node';
import { readDiscoverySettings } from '../config';
import { PipelineDiscovery } from '../discovery/PipelineDiscovery';

export const REGION = 'eu-central-1';
export const ACCOUNT = '123456789012';

type Tags = TaggedStage['tags'];

/** An account that is what a test makes it. */
export class MemoryFinder implements StageFinder {
  readonly stages = new Map<string, TaggedStage>();
  readonly links = new Map<string, { to: string; relation: string }[]>();
  /** What is thrown, by the account that is listed or the ARN that is followed. */
  readonly refusals = new Map<string, Error>();
  /** Resources that cannot be listed, as a list that is refused. */
  readonly problems: Error[] = [];
  accounts = [ACCOUNT];
  followed = 0;

  add(name: string, tags: Tags = {}, kind = 'sqs-queue', account = ACCOUNT) {
    const arn = `arn:aws:${kind}:${REGION}:${account}:${name}`;
    this.stages.set(arn, { arn, kind, name, account, region: REGION, tags });
    return arn;
  }

  link(from: string, to: string, relation = 'flow') {
    this.links.set(from, [...(this.links.get(from) ?? []), { to, relation }]);
  }

  shards() {
    return this.accounts.map(account => ({ account, region: REGION }));
  }

  async list({ account }: { account: string }) {
    const refusal = this.refusals.get(account);
    if (refusal) {
      throw refusal;
    }
    const stages = [...this.stages.values()];
    return {
      stages: stages.filter(stage => stage.account === account),
      problems: this.problems,
    };
  }

  async follow({ arn }: { arn: string }) {
    this.followed++;
    const refusal = this.refusals.get(arn);
    if (refusal) {
      throw refusal;
    }
    return this.stages.has(arn)
      ? (this.links.get(arn) ?? []).map(link => ({
          ...link,
          from: arn,
          note: '',
        }))
      : undefined;
  }

  identify(arn: string, beside: { account: string; region: string }) {
    const [, , kind, , , name] = arn.split(':');
    return kind === 'unknown'
      ? undefined
      : { arn, kind, name, account: beside.account, region: beside.region };
  }
}

/** Discovery that provides to a catalog in memory, which keeps to the rules of the real one. */
export async function setUpDiscovery(
  settings: {
    rules: { [by: string]: string }[];
    maxResources?: number;
    maxDepth?: number;
  } = { rules: [{ tag: 'pipeline' }] },
  finder: StageFinder = new MemoryFinder(),
) {
  const others: Entity[] = [];
  const provided = new Map<string, Entity[]>();
  const warnings: string[] = [];
  const catalog = catalogServiceMock();
  const all = () =>
    withRelations([...others, ...[...provided.values()].flat()]);
  catalog.queryEntities = (...asked) =>
    catalogServiceMock({ entities: all() }).queryEntities(...asked);
  catalog.getEntitiesByRefs = (...asked) =>
    catalogServiceMock({ entities: all() }).getEntitiesByRefs(...asked);
  const read = readDiscoverySettings(
    new ConfigReader({ catalog: { providers: { pipelineHealth: settings } } }),
  );
  if (!read) {
    throw new Error('Nothing is looked for');
  }
  const logger = mockServices.logger.mock({
    warn: message => warnings.push(message),
  });
  const discovery = new PipelineDiscovery({
    ...{ finder, catalog, logger, settings: read },
    auth: mockServices.auth(),
    taskRunner: { run: async () => {} },
  });
  for (const provider of discovery.providers) {
    await provider.connect({
      refresh: async () => {},
      applyMutation: async (mutation: EntityProviderMutation) => {
        if (mutation.type !== 'full') {
          throw new Error('Only full mutations are expected');
        }
        const entities = mutation.entities.map(({ entity }) => entity);
        provided.set(provider.getProviderName(), entities);
      },
    });
  }
  return {
    discovery,
    others,
    provided,
    warnings,
    run: () => discovery.run(),
    /** Everything that is provided, of a kind. */
    of: (kind: string) =>
      [...provided.values()].flat().filter(entity => entity.kind === kind),
    /** The titles, or refs, of the resources of each Component. */
    pipelines: () => {
      const titles = new Map(
        all().map(each => [stringifyEntityRef(each), each.metadata.title]),
      );
      const components = [...provided.values()]
        .flat()
        .filter(({ kind }) => kind === 'Component');
      return Object.fromEntries(
        components.map(({ metadata, spec }) => [
          metadata.name,
          ([spec?.dependsOn ?? []].flat() as string[]).map(
            ref => titles.get(ref) ?? ref,
          ),
        ]),
      );
    },
  };
}

/** An entity that somebody else wrote. */
export function entityOf(
  kind: string,
  name: string,
  annotations: { [key: string]: string },
  dependsOn: string[] = [],
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      annotations: { ...annotations, [ANNOTATION_LOCATION]: 'url:elsewhere' },
    },
    spec: { dependsOn },
  };
}

/** As the catalog adds them once entities are stitched. */
function withRelations(entities: readonly Entity[]): Entity[] {
  const dependants = new Map<string, string[]>();
  for (const entity of entities) {
    for (const ref of [entity.spec?.dependsOn ?? []].flat() as string[]) {
      const known = dependants.get(ref) ?? [];
      known.push(stringifyEntityRef(entity));
      dependants.set(ref, known);
    }
  }
  return entities.map(entity => {
    const ref = stringifyEntityRef(entity);
    return {
      ...entity,
      metadata: { ...entity.metadata, uid: ref, etag: ref },
      relations: (dependants.get(ref) ?? []).map(targetRef => ({
        type: 'dependencyOf',
        targetRef,
      })),
    };
  });
}
