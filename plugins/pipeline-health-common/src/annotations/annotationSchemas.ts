import { JsonObject } from '@backstage/types';
import {
  ANNOTATION_AWS_ARNS,
  ANNOTATION_AWS_TAGS,
  ANNOTATION_LINKS,
  ANNOTATION_MAINTENANCE,
  ANNOTATION_MAX_LENGTH,
  ANNOTATION_OBJECTIVES,
  ANNOTATION_THRESHOLDS,
  ANNOTATION_WATCHED,
} from './annotations';

/**
 * What an annotation is for, and what its value is like.
 *
 * @public
 */
export interface AnnotationSchema {
  /** The annotation: `pipeline-health.io/aws-arns`. */
  name: string;
  title: string;
  description: string;
  /** JSON schema of the value, which is a text. It refuses nothing that `readDeclaration` reads. */
  jsonSchema: JsonObject;
}

const ARN = 'arn:aws(-cn|-us-gov)?:[^\\s,:]*:[^\\s,:]*:(\\d{12})?:[^\\s,]+';
const TAG = '\\s*[^\\s,=][^,=]*=[^,]*';

/** JSON or YAML, whose inside no schema of a text can tell. */
function structured(name: string, title: string, description: string) {
  return { name, title, description, jsonSchema: textOf({}) };
}

function textOf(more: JsonObject): JsonObject {
  return { type: 'string', maxLength: ANNOTATION_MAX_LENGTH, ...more };
}

/**
 * The annotations of Pipeline Health, for catalogs, editors and forms.
 *
 * @public
 */
export const annotationSchemas: readonly AnnotationSchema[] = [
  {
    name: ANNOTATION_AWS_ARNS,
    title: 'AWS resources of a pipeline',
    description:
      'ARNs of its stages, separated by commas or white space. What they lead to is found by following configuration.',
    jsonSchema: textOf({ pattern: `^[\\s,]*${ARN}([\\s,]+${ARN})*[\\s,]*$` }),
  },
  {
    name: ANNOTATION_AWS_TAGS,
    title: 'Tags of a pipeline',
    description:
      '`key=value,key2=value2`: each resource of a known kind with all of these tags is a stage.',
    jsonSchema: textOf({ pattern: `^${TAG}(,${TAG})*$` }),
  },
  structured(
    ANNOTATION_THRESHOLDS,
    'Thresholds of a pipeline',
    'JSON or YAML: `{ kind: { reading: { warning, critical } } }`.',
  ),
  structured(
    ANNOTATION_OBJECTIVES,
    'Objectives of a pipeline',
    'JSON or YAML: `{ freshness: { target, within }, delivery: { target } }`.',
  ),
  structured(
    ANNOTATION_MAINTENANCE,
    'When a pipeline is worked on',
    'JSON or YAML: a list of `{ cron, duration, timezone?, reason }` or `{ from, until, reason }`.',
  ),
  structured(
    ANNOTATION_LINKS,
    'Links that no configuration shows',
    'JSON or YAML: a list of `{ from, to, relation }`.',
  ),
  {
    name: ANNOTATION_WATCHED,
    title: 'Watched without saying so',
    description:
      'Written by the module of the catalog on what is watched because of the annotations of other plugins; not by hand.',
    jsonSchema: textOf({ enum: ['true'] }),
  },
];
