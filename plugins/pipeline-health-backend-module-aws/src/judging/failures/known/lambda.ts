import { KnownFailure } from '../KnownFailure';

/** What Lambda says of functions, their state and their event sources. */
export const LAMBDA: readonly KnownFailure[] = [
  {
    name: 'source-internal',
    pattern: /internal Lambda error/i,
    cause: 'Lambda itself failed to read the event source',
    remedy:
      'It tries again by itself; when it lasts, open a case with AWS and name the event source mapping.',
    example:
      'PROBLEM: internal Lambda error. Please contact Lambda customer support.',
  },
  {
    name: 'source-denied',
    pattern:
      /Cannot access (?:the )?(?:stream|queue|source) ?(?<resource>arn:aws[\w-]*:\S+?)?[.\s].*(?:role|permission)|execution role does not have permissions? to call (?<action>\w+) on (?<service>\w+)/is,
    cause: '{{role}} may not read the event source',
    remedy:
      'Allow {{role}} to read {{resource}}: sqs:ReceiveMessage, sqs:DeleteMessage and sqs:GetQueueAttributes of a queue; kinesis:GetRecords, kinesis:GetShardIterator, kinesis:DescribeStream and kinesis:ListShards of a stream (and kms:Decrypt when it is encrypted).',
    example:
      'PROBLEM: Cannot access stream arn:aws:kinesis:eu-central-1:123456789012:stream/clicks. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, ListShards, and ListStreams Actions on your stream in IAM.',
  },
  {
    name: 'source-network',
    pattern: /Your VPC must be able to connect to Lambda/i,
    cause: 'the subnets of the source have no way to Lambda',
    remedy:
      'Give the subnets of the source a NAT gateway, or VPC endpoints of Lambda and STS (and of Secrets Manager where it signs in); then Lambda reads on by itself.',
    example:
      'PROBLEM: Connection error. Your VPC must be able to connect to Lambda and STS, as well as Secrets Manager (if authentication is required).',
  },
  {
    name: 'source-missing',
    pattern:
      /PROBLEM: .*(?:stream|queue|source)\b.*(?:does not exist|not found|was deleted)/is,
    cause: 'the event source does not exist any more',
    remedy:
      'Create the source again, or point the mapping to the one that took its place: its old position is gone with it.',
    example:
      'PROBLEM: The stream does not exist. Please ensure it was not deleted',
  },
  {
    name: 'function-call-failed',
    pattern:
      /PROBLEM: Function call failed|FUNCTION_ERROR|Function call failed/i,
    cause: 'the function failed at the last batch',
    remedy:
      'Read the newest error in {{log}}: the batch is tried again until it passes, expires, or goes to the destination for failures.',
    example: 'PROBLEM: Function call failed',
  },
  {
    name: 'function-timeout',
    pattern:
      /Task timed out after (?<seconds>[\d.]+) seconds|FunctionTimedOut/i,
    cause: 'the function reached its timeout',
    remedy:
      'See in {{log}} what it waits for (a call without a timeout, a network without a way out, a batch that is too large); raise the timeout only after that.',
    example: '2026-11-23T12:00:03.003Z 1a2b Task timed out after 30.03 seconds',
  },
  {
    name: 'function-memory',
    pattern:
      /Runtime\.OutOfMemory|Runtime exited with error: signal: killed|Memory Size: (?<size>\d+) MB\s+Max Memory Used: \k<size> MB/i,
    cause: 'the memory of the function was not enough',
    remedy:
      'Raise the memory of the function (CPU grows with it), or let it take smaller batches.',
    example:
      'RequestId: 1a2b Error: Runtime exited with error: signal: killed Runtime.ExitError',
  },
  {
    name: 'function-import',
    pattern:
      /Runtime\.(?:ImportModuleError|UserCodeSyntaxError)|Unable to import module '?(?<handler>[\w./-]+)|Cannot find module '(?<module>[^']+)'/i,
    cause: 'the function cannot be loaded',
    remedy:
      'The package lacks a module, or was built for another architecture or runtime: roll back to the version before, then mend the build.',
    example:
      "Runtime.ImportModuleError: Unable to import module 'app': No module named 'requests'",
  },
  {
    name: 'function-handler',
    pattern:
      /Runtime\.HandlerNotFound|Handler '?(?<handler>[\w./-]+)'? missing on module|InvalidEntrypoint/i,
    cause: 'the handler of the function is not in its package',
    remedy:
      'Correct the handler in the configuration, or roll back to the version before.',
    example:
      'Runtime.HandlerNotFound: app.handler is undefined or not exported',
  },
  {
    name: 'function-payload',
    pattern:
      /Function\.ResponseSizeTooLarge|Response payload size exceeded maximum|RequestEntityTooLarge|Request must be smaller than/i,
    cause: 'the payload is larger than Lambda takes',
    remedy:
      'Take smaller batches, or hand over large data by S3 and not in the payload (6 MB at a synchronous call).',
    example:
      'Function.ResponseSizeTooLarge: Response payload size exceeded maximum allowed payload size (6291556 bytes).',
  },
];
