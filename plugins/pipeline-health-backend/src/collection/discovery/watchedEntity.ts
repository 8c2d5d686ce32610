import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  abridge,
  ANNOTATION_AWS_ARNS,
  ANNOTATION_LINKS,
  ANNOTATION_MAINTENANCE,
  Declaration,
  DeclarationProblem,
  isWebUrl,
  parseArn,
  ParsedArn,
  readDeclaration,
  saidBy,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  DiscoveredLink,
  Shard,
} from '@pipeline-health/plugin-pipeline-health-node';
import { createHash } from 'node:crypto';
import { StoredDeclaration, WatchedEntity } from '../../database';
import {
  MaintenanceError,
  MaintenanceTimes,
  readMaintenance,
  say,
} from '../../evaluation';
import { SourceRegistry } from '../sources/SourceRegistry';
import { AdoptedArn } from './AdoptedResources';

type Titles = ReadonlyMap<string, string | undefined>;

/** What is stored of an entity of the catalog that says what is watched. */
export function watchedEntity(
  entity: Entity,
  sources: SourceRegistry,
  titles: Titles = new Map(),
): WatchedEntity {
  const declaration = identifyStages(readDeclaration(entity), sources);
  return watched(entity, declaration, titles);
}

/**
 * The same of one that says nothing of it but depends on what other plugins
 * named; undefined when nothing of that is of a known kind.
 */
export function adoptingEntity(
  entity: Entity,
  adopted: readonly AdoptedArn[],
  sources: SourceRegistry,
  titles: Titles = new Map(),
): WatchedEntity | undefined {
  const declaration = identifyStages(readDeclaration(entity), sources);
  const { stages, problems } = identifyAdopted(adopted, sources);
  return stages.length + problems.length === 0
    ? undefined
    : watched(
        entity,
        {
          ...declaration,
          stages,
          problems: [...declaration.problems, ...problems],
        },
        titles,
      );
}

function identifyAdopted(
  adopted: readonly AdoptedArn[],
  sources: SourceRegistry,
): Pick<StoredDeclaration, 'stages' | 'problems'> {
  const problems: DeclarationProblem[] = [];
  const attempt = <T>({ key, entityRef }: AdoptedArn, read: () => T[]): T[] => {
    try {
      return read();
    } catch (error) {
      problems.push({ key, ...saidBy(error), entityRef });
      return [];
    }
  };
  const parsed = adopted.flatMap(named =>
    attempt(named, () => [{ named, arn: parseArn(named.text) }]),
  );
  const fallback = fallbackOf(parsed.map(({ arn }) => arn));
  const stages = parsed.flatMap(({ named, arn }) =>
    // Others name resources of every kind; those that we do not know are no mistake.
    attempt(named, () => [sources.identify(arn, fallback) ?? []].flat()),
  );
  // Several may name one.
  const byArn = new Map(stages.map(stage => [stage.arn, stage]));
  return { stages: [...byArn.values()], problems };
}

function watched(
  entity: Entity,
  declaration: StoredDeclaration,
  titles: Titles,
): WatchedEntity {
  const { runbook, problems } = readRunbook(entity);
  const owner = ownerOf(entity);
  const system = systemOf(entity);
  const declared = {
    entityRef: stringifyEntityRef(entity),
    title: entity.metadata.title ?? entity.metadata.name,
    owner,
    ownerTitle: owner && titles.get(owner),
    system,
    systemTitle: system && titles.get(system),
    runbook,
    labels: entity.metadata.labels,
    declaration: {
      ...declaration,
      problems: [...declaration.problems, ...problems],
    },
  };
  const fingerprint = createHash('sha256')
    .update(JSON.stringify(declared))
    .digest('base64url');
  return { ...declared, fingerprint };
}

/** Whoever writes an entity must not make others run a script. */
function readRunbook(entity: Entity): {
  runbook?: string;
  problems: DeclarationProblem[];
} {
  const urls = (entity.metadata.links ?? [])
    .filter(link => link.type === 'runbook')
    .map(link => link.url);
  return {
    runbook: urls.find(isWebUrl),
    problems: urls
      .filter(url => !isWebUrl(url))
      .map(url => ({
        key: 'metadata.links',
        ...say('declared.runbook', { url: abridge(url) }),
      })),
  };
}

/** Whose titles are shown beside an entity: its owner and its system. */
export function relativesOf(entity: Entity): string[] {
  return [ownerOf(entity), systemOf(entity)].flatMap(ref => ref ?? []);
}

function ownerOf(entity: Entity): string | undefined {
  return relationOf(entity, RELATION_OWNED_BY);
}

function systemOf(entity: Entity): string | undefined {
  return relationOf(entity, RELATION_PART_OF, 'system');
}

function relationOf(
  entity: Entity,
  type: string,
  kind?: string,
): string | undefined {
  return entity.relations
    ?.filter(relation => relation.type === type)
    .map(relation => relation.targetRef)
    .find(ref => !kind || parseEntityRef(ref).kind.toLowerCase() === kind);
}

function identifyStages(
  declaration: Declaration,
  sources: SourceRegistry,
): StoredDeclaration {
  const { arns, tags, thresholds, objectives } = declaration;
  const problems = [...declaration.problems];
  const maintenance = readWindows(declaration, problems);
  const fallback = fallbackOf(arns);
  const identify = (arn: ParsedArn, key: string) => {
    try {
      const stage = sources.identify(arn, fallback);
      if (stage) {
        return [stage];
      }
      const known = [...sources.kinds.keys()].join(', ') || 'none';
      problems.push({
        key,
        ...say('declared.arn-of-no-kind', { arn: arn.arn, kinds: known }),
      });
    } catch (error) {
      problems.push({ key, ...saidBy(error) });
    }
    return [];
  };
  const stages = arns.flatMap(arn => identify(arn, ANNOTATION_AWS_ARNS));
  const links = declaration.links.flatMap(
    ({ from, to, relation }): DiscoveredLink[] => {
      const [source] = identify(from, ANNOTATION_LINKS);
      const [target] = identify(to, ANNOTATION_LINKS);
      if (!source || !target) {
        return [];
      }
      const { message, sentence } = say('link.declared', {
        from: source.name,
        to: target.name,
        relation,
      });
      return [
        {
          from: source.arn,
          to: target.arn,
          relation,
          note: message,
          noteMessage: sentence,
        },
      ];
    },
  );
  return {
    stages,
    tags,
    thresholds,
    objectives,
    maintenance,
    links,
    problems,
  };
}

/** Where a resource is whose ARN does not say: where the others are. */
function fallbackOf(arns: readonly ParsedArn[]): Shard {
  return {
    account: arns.find(arn => arn.account)?.account ?? '',
    region: arns.find(arn => arn.region)?.region ?? '',
  };
}

/** When it is worked on; what is wrong of that becomes a problem. */
function readWindows(
  { maintenance }: Declaration,
  problems: DeclarationProblem[],
): MaintenanceTimes[] {
  return maintenance.flatMap((window, index) => {
    try {
      return [readMaintenance(window)];
    } catch (error) {
      const field =
        error instanceof MaintenanceError && error.field
          ? `.${error.field}`
          : '';
      problems.push({
        key: `${ANNOTATION_MAINTENANCE}[${index}]${field}`,
        ...saidBy(error),
      });
      return [];
    }
  });
}
