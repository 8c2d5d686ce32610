import { KnownFailure } from '../KnownFailure';

/** What Firehose says of its stream and of what its destination answers. */
export const FIREHOSE: readonly KnownFailure[] = [
  {
    name: 'flood-stage',
    pattern:
      /cluster_block_exception.*(?:flood.?stage|(?:TOO_MANY_REQUESTS|FORBIDDEN)\/12|read.only.{0,5}allow.delete)|disk usage exceeded flood-stage/is,
    cause: 'the domain blocks writes because its disks are full',
    remedy:
      'Delete old indexes or add storage to the domain; it takes writes again by itself once it is below the watermark.',
    example:
      'cluster_block_exception: index [orders-2026-11-23] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block]',
  },
  {
    name: 'index-blocked',
    pattern: /cluster_block_exception|index_closed_exception/i,
    cause: 'the index takes no writes',
    remedy:
      'See why the index is closed, read-only or blocked (its settings index.blocks, or the health of the domain): open it or lift the block. What was refused meanwhile lies in the backup bucket.',
    example:
      'cluster_block_exception: index [orders-2026-11-23] blocked by: [FORBIDDEN/8/index write (api)]',
  },
  {
    name: 'shard-limit',
    pattern:
      /this action would add \[\d+\] (?:total )?shards, but this cluster currently has|maximum (?:normal )?shards open/i,
    cause: 'the domain has as many shards as it may have',
    remedy:
      'No index can be created until some are gone: delete or shrink old indexes, let each have fewer shards, or add data nodes. What was refused meanwhile lies in the backup bucket.',
    example:
      'validation_exception: this action would add [2] total shards, but this cluster currently has [3000]/[3000] maximum shards open;',
  },
  {
    name: 'domain-role',
    pattern: /no permissions for \[(?<action>[\w:/*-]+)\]|security_exception/i,
    cause: "the domain's own access control refuses the role",
    remedy:
      'Map the role of the stream to a role of fine-grained access control in the domain that may do what the message names ({{action}}); a policy of IAM alone is not enough.',
    example:
      'security_exception: no permissions for [indices:data/write/bulk] and User [name=arn:aws:iam::123456789012:role/delivery]',
  },
  {
    name: 'mapping-conflict',
    pattern:
      /(?:mapper|document)_parsing_exception(?:.*?field \[(?<field>[\w.-]+)\])?|strict_dynamic_mapping_exception|failed to parse field \[(?<field_2>[\w.-]+)\]|object mapping for \[(?<field_3>[\w.-]+)\] tried to parse/is,
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
      /Lambda\.(?:FunctionError|FunctionTimedOut)|Lambda function was invoked but returned an error/i,
    cause: 'the transform was called and failed',
    remedy:
      'Read the log of the transform at that time: it threw, or ran into its timeout or memory. Mend it; what it was given lies in the backup bucket, under processing-failed, once the retries are over.',
    example:
      'The Lambda function was invoked but returned an error. Lambda.FunctionError',
  },
  {
    name: 'conversion-malformed',
    pattern:
      /DataFormatConversion\.(?:MalformedData|InvalidSchema|ParseError)/i,
    cause: 'records do not fit the table that they are converted by',
    remedy:
      'Compare a record under format-conversion-failed with the columns of the table: one that is no valid JSON, or has a field of another type, is not converted. Mend what writes it, or the table.',
    example:
      'DataFormatConversion.MalformedData: The data could not be parsed as JSON.',
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
