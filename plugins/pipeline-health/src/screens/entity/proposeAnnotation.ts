import { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_AWS_ARNS,
  ANNOTATION_AWS_TAGS,
} from '@pipeline-health/plugin-pipeline-health-common';

/** What would make an entity a pipeline, and what that rests on. */
export interface ProposedAnnotation {
  key: string;
  value: string;
  from: 'arns' | 'tags' | 'name';
}

const ARN = /arn:aws[\w-]*:[\w-]+:[\w-]*:\d*:[^\s,"']+/g;
const TAGS = /^[^=\s,]+=[^,]+(,\s*[^=\s,]+=[^,]+)*$/;

/**
 * The annotation for an entity: the ARNs that others wrote into its
 * annotations, else the tags by which another plugin finds its resources, else
 * the tag that is usual for its name.
 */
export function proposeAnnotation(entity: Entity): ProposedAnnotation {
  const { name, annotations = {} } = entity.metadata;
  const arns = new Set(
    Object.values(annotations).flatMap(value => value.match(ARN) ?? []),
  );
  if (arns.size > 0) {
    return {
      key: ANNOTATION_AWS_ARNS,
      value: [...arns].join(','),
      from: 'arns',
    };
  }
  const tags = Object.entries(annotations).find(
    ([key, value]) => /aws.*tags$/.test(key) && TAGS.test(value.trim()),
  );
  return tags
    ? { key: ANNOTATION_AWS_TAGS, value: tags[1].trim(), from: 'tags' }
    : { key: ANNOTATION_AWS_TAGS, value: `component=${name}`, from: 'name' };
}

/** The annotation as it stands in the catalog file. */
export function yamlOf({ key, value }: ProposedAnnotation): string {
  return ['metadata:', '  annotations:', `    ${key}: ${value}`].join('\n');
}
