import { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_AWS_ARNS,
  ANNOTATION_AWS_TAGS,
  KindDescription,
} from '@pipeline-health/plugin-pipeline-health-common';

/** What would make an entity a pipeline, and what that rests on. */
export interface ProposedAnnotation {
  key: string;
  value: string;
  from: 'arns' | 'tags' | 'name';
  /** ARNs that the entity carries and that are of no kind that can be watched. */
  leftOut: string[];
}

const ARN = /arn:aws[\w-]*:[\w-]+:[\w-]*:\d*:[^\s,"']+/g;
const TAGS = /^[^=\s,]+=[^,]+(,\s*[^=\s,]+=[^,]+)*$/;

/**
 * The annotation for an entity: the ARNs that others wrote into its
 * annotations, as far as they are of these kinds, else the tags by which another
 * plugin finds its resources, else the tag that is usual for its name.
 */
export function proposeAnnotation(
  entity: Entity,
  kinds: readonly KindDescription[],
): ProposedAnnotation {
  const { name, annotations = {} } = entity.metadata;
  const carried = [
    ...new Set(
      Object.values(annotations).flatMap(value => value.match(ARN) ?? []),
    ),
  ];
  const arns = carried.filter(arn => canBeWatched(arn, kinds));
  const leftOut = carried.filter(arn => !arns.includes(arn));
  if (arns.length > 0) {
    return {
      key: ANNOTATION_AWS_ARNS,
      value: arns.join(','),
      from: 'arns',
      leftOut,
    };
  }
  const tags = Object.entries(annotations).find(
    ([key, value]) => /aws.*tags$/.test(key) && TAGS.test(value.trim()),
  );
  const key = ANNOTATION_AWS_TAGS;
  return tags
    ? { key, value: tags[1].trim(), from: 'tags', leftOut }
    : { key, value: `component=${name}`, from: 'name', leftOut };
}

/** Whether an ARN is of one of these kinds, or may be of one that does not say what its ARNs are like. */
function canBeWatched(arn: string, kinds: readonly KindDescription[]): boolean {
  const [, , service, , , ...resource] = arn.split(':');
  return (
    kinds.length === 0 ||
    kinds.some(
      ({ arns }) =>
        !arns ||
        (arns.service === service &&
          resource.join(':').startsWith(arns.resource)),
    )
  );
}

/** The annotation as it stands in the catalog file. */
export function yamlOf({ key, value }: ProposedAnnotation): string {
  return ['metadata:', '  annotations:', `    ${key}: ${value}`].join('\n');
}
