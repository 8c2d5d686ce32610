import { KnownFailure } from '../KnownFailure';

/** What Firehose says of its stream and of what its destination answers. */
export const FIREHOSE: readonly KnownFailure[] = [
  {
    name: 'flood-stage',
    pattern:
      /cluster_block_exception.*(?:flood.?stage|TOO_MANY_REQUESTS\/12|read.only.allow.delete)|disk usage exceeded flood-stage/is,
    cause: 'the domain blocks writes because its disks are full',
    remedy:
      'Delete old indexes or add storage to the domain; it takes writes again by itself once it is below the watermark.',
    example:
      'cluster_block_exception: index [orders-2026-11-23] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block]',
  },
  {
    name: 'mapping-conflict',
    pattern:
      /mapper_parsing_exception(?:.*?field \[(?<field>[\w.-]+)\])?|strict_dynamic_mapping_exception|failed to parse field \[(?<field_2>[\w.-]+)\]/is,
    cause: 'documents do not fit the mapping of the index',
    remedy:
      'The field {{field}} has another type than the index expects: correct it in the transform, or in the index template and roll to a new index. Refused documents lie in the backup bucket.',
    example:
      'mapper_parsing_exception: failed to parse field [amount] of type [double] in document with id 4711',
  },
  {
    name: 'index-fields',
    pattern: /Limit of total fields \[(?<limit>\d+)\] has been exceeded/i,
    cause: 'the index has more fields than its limit of {{limit}}',
    remedy:
      'Keep keys that are data out of the names of fields (flattened, or as values) in the transform; raise the limit only for fields that are meant.',
    example:
      'illegal_argument_exception: Limit of total fields [1000] has been exceeded',
  },
  {
    name: 'domain-busy',
    pattern:
      /es_rejected_execution_exception|rejected execution of|OS\.Throttled|\b429 Too Many Requests\b/i,
    cause: 'the domain rejects writes because its queues are full',
    remedy:
      'See what loads the domain (heavy searches, too many shards, too few nodes): give it more data nodes or fewer shards. Firehose retries meanwhile.',
    example:
      'es_rejected_execution_exception: rejected execution of coordinating operation',
  },
  {
    name: 'request-too-large',
    pattern:
      /Request(?:Entity)?TooLarge|\b413 Request Entity Too Large\b|http\.max_content_length/i,
    cause: 'a request is larger than the domain takes',
    remedy:
      'Lower the buffer size of the stream below the limit of the domain (10 MB on small instances).',
    example: '413 Request Entity Too Large',
  },
  {
    name: 'warehouse-table-missing',
    pattern: /Redshift\.TableNotFound/i,
    cause: 'the table to load does not exist in the warehouse',
    remedy:
      'Create the table that the stream names in the database of {{warehouse}}, or correct it in the stream: until then the records wait in the bucket before the warehouse.',
    example:
      'Redshift.TableNotFound: The table to which to load data was not found.',
  },
  {
    name: 'transform-missing-record',
    pattern:
      /Lambda\.MissingRecordId|Lambda\.DuplicatedRecordId|missing recordId/i,
    cause: 'the transform does not answer every record once',
    remedy:
      'Let the function answer each recordId exactly once, with Ok, Dropped or ProcessingFailed; what it leaves out counts as failed.',
    example:
      'Lambda.MissingRecordId: One or more record Ids were not returned. Ensure that the Lambda function returns all received record Ids.',
  },
  {
    name: 'transform-failed',
    pattern:
      /Lambda\.FunctionError|Lambda function was invoked but returned an error/i,
    cause: 'the transform was called and failed',
    remedy:
      'Read the log of the transform at that time: it threw, or ran into its timeout or memory. Mend it; what it was given lies in the backup bucket, under processing-failed, once the retries are over.',
    example:
      'The Lambda function was invoked but returned an error. Lambda.FunctionError',
  },
  {
    name: 'transform-invoke',
    pattern:
      /Lambda\.(?:InvokeAccessDenied|FunctionNotFound|FunctionRequestedThrottle|InvokeLimitExceeded|InternalError)/i,
    cause: 'the transform could not be called',
    remedy:
      'See whether the function still exists, whether the role of the stream may call it (lambda:InvokeFunction on the version it names), and whether its concurrency is used up.',
    example:
      'Lambda.FunctionNotFound: The specified Lambda function could not be found.',
  },
];
