/**
 * ARNs of the stages of a pipeline, separated by commas or white space.
 *
 * @public
 */
export const ANNOTATION_AWS_ARNS = 'pipeline-health.io/aws-arns';

/**
 * `key=value,key2=value2`: every resource of a known kind with all those tags.
 *
 * @public
 */
export const ANNOTATION_AWS_TAGS = 'pipeline-health.io/aws-tags';

/**
 * Thresholds of this pipeline, as JSON or YAML: `{ kind: { reading: { warning, critical } } }`.
 *
 * @public
 */
export const ANNOTATION_THRESHOLDS = 'pipeline-health.io/thresholds';

/**
 * What this pipeline shall hold over four weeks, as JSON or YAML:
 * `{ freshness: { target, within }, delivery: { target } }`.
 *
 * @public
 */
export const ANNOTATION_OBJECTIVES = 'pipeline-health.io/objectives';

/**
 * When this pipeline is worked on, as JSON or YAML: a list of
 * `{ cron, duration, timezone?, reason }` or `{ from, until, reason }`.
 *
 * @public
 */
export const ANNOTATION_MAINTENANCE = 'pipeline-health.io/maintenance';

/**
 * Links between stages that their configuration does not show, as JSON or YAML:
 * a list of `{ from, to, relation }`.
 *
 * @public
 */
export const ANNOTATION_LINKS = 'pipeline-health.io/links';

/**
 * Written by the module of the catalog on what is watched although no annotation
 * of its own says so: `true`.
 *
 * @public
 */
export const ANNOTATION_WATCHED = 'pipeline-health.io/watched';

/**
 * The annotations that make an entity a pipeline.
 *
 * @public
 */
export const WATCHING_ANNOTATIONS: readonly string[] = [
  ANNOTATION_AWS_ARNS,
  ANNOTATION_AWS_TAGS,
];

/**
 * Annotations by which other plugins name the AWS resource that an entity is:
 * those of AWS's own plugins and of catalog providers in wide use.
 *
 * @public
 */
export const ADOPTED_ANNOTATIONS: readonly string[] = [
  'aws.amazon.com/arn',
  'amazon.com/sqs-queue-arn',
  'amazon.com/lambda-function-arn',
  'amazon.com/s3-bucket-arn',
  'amazon.com/open-search-domain-arn',
];

/**
 * The longest value of an annotation that is read, in characters.
 *
 * @public
 */
export const ANNOTATION_MAX_LENGTH = 8192;
