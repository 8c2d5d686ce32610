import { KnownFailure } from '../KnownFailure';

/** Limits and troubles of services, whoever meets them. */
export const SERVICE: readonly KnownFailure[] = [
  {
    name: 'concurrent-runs',
    pattern:
      /ConcurrentRunsExceeded(Exception)?|concurrent runs? exceeded|max(imum)? concurrent runs|MaxConcurrentRuns/i,
    cause: 'the run before was still going on',
    remedy:
      'Find out why the run before took so long; raise the maximum concurrency only where runs may overlap (not with bookmarks), or start it less often.',
    example:
      'ConcurrentRunsExceededException: Concurrent runs exceeded for load-orders',
  },
  {
    name: 'capacity-quota',
    pattern:
      /ResourceNumberLimitExceeded(Exception)?|Exceeded maximum concurrent compute capacity|exceeded (?:the )?(?:account )?(?:quota|limit) (?:of|for) (?:maximum )?(?:DPU|capacity|nodes)|Max(imum)? (task dpu|spare compute capacity) (consumption )?exceeded/i,
    cause: 'the account has no capacity left for it',
    remedy:
      'Start it when fewer jobs run, or ask for a higher quota of capacity in Service Quotas; queued runs start by themselves when job run queuing is on.',
    example:
      'ResourceNumberLimitExceededException: Failed to start job run due to: Exceeded maximum concurrent compute capacity for your account: 100 DPUs',
  },
  {
    name: 'resource-unavailable',
    pattern:
      /\bResource unavailable\b|insufficient capacity|capacity is (currently )?unavailable|InsufficientInstanceCapacity|waited so long for capacity that it expired/i,
    cause: 'AWS had no capacity at that time',
    remedy:
      'Start it again somewhat later; where it must not wait, use the execution class STANDARD instead of FLEX, and another type of workers if it goes on.',
    example: 'Resource unavailable: Not enough capacity, try again later.',
  },
  {
    name: 's3-slow-down',
    pattern:
      /\bSlow ?Down\b|Please reduce your request rate|Status Code: 503\b|\b503 Service Unavailable\b/i,
    cause: 'S3 throttled the requests',
    remedy:
      'Write fewer and larger files, spread them over more prefixes, and read with fewer workers at once; S3 scales by itself within some minutes, so a later run may pass.',
    example:
      'Please reduce your request rate. (Service: Amazon S3; Status Code: 503; Error Code: SlowDown)',
  },
  {
    name: 'throughput-exceeded',
    pattern: /ProvisionedThroughputExceeded(Exception)?/i,
    cause: 'the source allows no more reads or writes at once',
    remedy:
      'Read or write at a lower rate, or raise the capacity of the table or stream that the message names; where one key takes it all, spread that key first.',
    example:
      'ProvisionedThroughputExceededException: Rate exceeded for shard shardId-000000000003 in stream clicks',
  },
  {
    name: 'throttled',
    pattern:
      /Throttl(ed|ing)(Exception)?\b|\bRate exceeded\b|TooManyRequestsException|Too Many Requests|RequestLimitExceeded/i,
    cause: 'AWS throttled its calls',
    remedy:
      'Start fewer things at the same minute, and let calls in scripts retry with backoff; ask for a higher quota if it goes on.',
    example:
      'ThrottlingException: Rate exceeded (Service: AWSGlue; Status Code: 400; Error Code: ThrottlingException)',
  },
  {
    name: 'internal-error',
    pattern:
      /Internal ?Service ?(Exception|Error)|InternalServer(Exception|Error)|\bInternal (failure|error)\b|InternalFailure|We encountered an internal error/i,
    cause: 'the service failed by itself',
    remedy:
      'Start it again; when that fails as well, open a case with AWS and give the id of the run {{run}}.',
    example:
      'InternalServerException: We encountered an internal error, please try again',
  },
];
