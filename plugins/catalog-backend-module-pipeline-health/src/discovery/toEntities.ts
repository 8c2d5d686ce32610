import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ANNOTATION_AWS_ARNS,
  ANNOTATION_MAX_LENGTH,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Shard, StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { FoundPipeline } from './groups';
import { hashedName, nameOf } from './names';

/** The annotation by which an entity says which AWS resource it is, as AWS's own plugins write it. */
const ANNOTATION_ARN = 'aws.amazon.com/arn';

/** The type of the location that everything here is provided from. */
export const LOCATION_TYPE = 'pipeline-health';

/** What entities are like, where resources do not say. */
export interface EntitySettings {
  namespace: string;
  /** The tag that names the owner. */
  ownerTag: string;
  /** Whose a pipeline is that nobody owns. */
  defaultOwner: string;
  lifecycle: string;
}

/** Where the entities of an account and region come from. */
export function locationOf({ account, region }: Shard): string {
  return `${LOCATION_TYPE}:${account || 'main'}/${region}`;
}

/** The name of a pipeline's Component, or another where that is taken. */
export function componentNames(
  { key }: FoundPipeline,
  shard: Shard,
): { usual: string; other: string } {
  return {
    usual: nameOf(key),
    other: hashedName(key, `${locationOf(shard)} ${key}`),
  };
}

/** A Component for a pipeline, and a Resource for each of its resources that has no entity yet. */
export function toEntities(
  pipeline: FoundPipeline,
  options: {
    shard: Shard;
    name: string;
    settings: EntitySettings;
    /** The entity that names a resource already. */
    refOf: (arn: string) => string | undefined;
  },
): Entity[] {
  const { shard, name, settings, refOf } = options;
  const { namespace, lifecycle } = settings;
  const location = locationOf(shard);
  const annotations = {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
  };
  const owner = ownerOf(pipeline, settings);
  const stages = [...pipeline.chosen, ...pipeline.neighbours];
  const resources = stages.map((stage): { ref: string; entity?: Entity } => {
    const ref = refOf(stage.arn);
    if (ref) {
      return { ref };
    }
    const entity: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: hashedName(stage.name, stage.arn),
        namespace,
        title: stage.name,
        annotations: { ...annotations, [ANNOTATION_ARN]: stage.arn },
      },
      spec: { type: stage.kind, owner },
    };
    return { ref: stringifyEntityRef(entity), entity };
  });
  const where = `account ${shard.account || 'of the main credentials'}`;
  return [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        namespace,
        ...(pipeline.key !== name && { title: pipeline.key }),
        description: `A data pipeline that was found in the AWS ${where}, ${shard.region}.`,
        annotations: {
          ...annotations,
          [ANNOTATION_AWS_ARNS]: arnsOf(pipeline.chosen),
        },
      },
      spec: {
        type: 'data-pipeline',
        lifecycle,
        owner,
        dependsOn: resources.map(({ ref }) => ref),
      },
    },
    ...resources.flatMap(({ entity }) => entity ?? []),
  ];
}

/** As many as an annotation holds; what they link to is found by following configuration. */
function arnsOf(stages: readonly StageRef[]): string {
  let text = '';
  for (const { arn } of stages) {
    const longer = text ? `${text} ${arn}` : arn;
    if (longer.length > ANNOTATION_MAX_LENGTH) {
      break;
    }
    text = longer;
  }
  return text;
}

function ownerOf(
  { chosen }: FoundPipeline,
  { ownerTag, defaultOwner }: EntitySettings,
): string {
  const owners = chosen.flatMap(({ tags }) => {
    const value = tags[ownerTag]?.trim();
    return value && isRef(value) ? [value] : [];
  });
  return owners[0] ?? defaultOwner;
}

/** Whether an entity can have this ref; a tag may hold anything. */
function isRef(text: string): boolean {
  try {
    const { kind, namespace, name } = parseEntityRef(text, {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
    return [kind, namespace, name].every(
      part =>
        part.length <= 63 && /^[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$/.test(part),
    );
  } catch {
    return false;
  }
}
