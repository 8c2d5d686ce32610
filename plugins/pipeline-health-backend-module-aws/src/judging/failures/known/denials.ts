import { KnownFailure } from '../KnownFailure';

/** Messages that say by themselves what was not allowed; what was cut off names nothing. */
export const DENIALS: readonly KnownFailure[] = [
  {
    name: 'lake-formation-location',
    pattern:
      /Insufficient Lake Formation permission\(?s?\)?(?: on|:[^.]*\bon) (?<path>(?:s3:\/\/|arn:aws[\w-]*:s3:::)[^\s;,"']+)/i,
    cause: 'Lake Formation does not let {{role}} use the location {{path}}',
    remedy:
      'Grant {{role}} the data location permission (DATA_LOCATION_ACCESS) on {{path}} in Lake Formation, or register the location if it is not, then start it again.',
    example:
      'AccessDeniedException: Insufficient Lake Formation permission(s) on s3://acme-lake/orders/ (Service: AWSGlue; Status Code: 400)',
  },
  {
    name: 'lake-formation-grant',
    pattern:
      /Insufficient Lake Formation permission\(?s?\)?: Required (?<grant>[\w, ]+?) on (?<resource>[^\s;,()"']+)/i,
    cause: 'Lake Formation does not grant {{grant}} on {{resource}}',
    remedy:
      'Grant {{role}} {{grant}} on {{resource}} in Lake Formation, then start it again.',
    example:
      'Insufficient Lake Formation permission(s): Required Select on orders',
  },
  {
    name: 'lake-formation',
    pattern: /Lake ?Formation\b.*(permission|denied|not authorized|grant)/is,
    cause: 'Lake Formation does not grant what is needed',
    remedy:
      'Look up in Lake Formation what {{role}} is granted on its databases, tables and locations, and grant what is missing; IAM alone is not enough there. Then start it again.',
    example:
      'The principal has no Lake Formation permissions: lakeformation:GetDataAccess was denied',
  },
  {
    name: 'denied-explicitly',
    pattern:
      /(?:assumed-role\/(?<role>[^/\s]+)\/\S* )?is not authorized to perform:? (?<action>[\w-]+:\w+)(?!\w*(?:\.{3}|…))(?: on resource:? "?(?<resource>[^\s",;…]+)(?<!\.{3})(?=[\s",;]|$))?.*with an explicit deny(?: in an? (?<policy>[\w -]+?) policy)?/is,
    cause: '{{action}} is denied explicitly to {{role}}',
    remedy:
      'Find the statement that denies {{action}} on {{resource}} in {{policy}}, and take {{role}} out of it: an explicit deny wins over everything that allows.',
    example:
      'User: arn:aws:sts::123456789012:assumed-role/etl/GlueJobRunnerSession is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::acme-out/orders/part-0" with an explicit deny in a resource-based policy',
  },
  {
    name: 'denied-by-endpoint',
    pattern:
      /is not authorized to perform:? (?<action>[\w-]+:\w+)(?!\w*(?:\.{3}|…))(?: on resource:? "?(?<resource>[^\s",;…]+)(?<!\.{3})(?=[\s",;]|$))?.*because no VPC endpoint policy allows/is,
    cause: 'the policy of the VPC endpoint does not allow {{action}}',
    remedy:
      'Allow {{action}} on {{resource}} in the policy of the VPC endpoint by which {{role}} reaches the service.',
    example:
      'User: arn:aws:sts::123456789012:assumed-role/etl/session is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::acme-raw/x" because no VPC endpoint policy allows the s3:GetObject action',
  },
  {
    name: 'denied-pass-role',
    pattern:
      /is not authorized to perform:? iam:PassRole(?: on resource:? "?(?<resource>[^\s",;]+))?/i,
    cause: 'the role {{resource}} may not be passed on',
    remedy:
      'Allow iam:PassRole on {{resource}} to whoever starts it, and let the trust policy of that role name the service.',
    example:
      'User: arn:aws:iam::123456789012:user/deploy is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/etl',
  },
  {
    name: 'denied-action',
    pattern:
      /(?:assumed-role\/(?<role>[^/\s]+)\/\S* )?is not authorized to perform:? (?<action>[\w-]+:\w+)(?!\w*(?:\.{3}|…))(?: on (?:the )?resource:? "?(?<resource>[^\s",;…]+)(?<!\.{3})(?=[\s",;]|$))?/i,
    cause: '{{role}} may not call {{action}}',
    remedy:
      'Allow {{action}} on {{resource}} in a policy of {{role}}, then start it again.',
    example:
      'User: arn:aws:sts::123456789012:assumed-role/AWSGlueServiceRole-etl/AWS-Crawler is not authorized to perform: glue:CreateTable on resource: arn:aws:glue:eu-central-1:123456789012:table/lake/orders',
  },
  {
    name: 'denied-queue',
    pattern:
      /Access ?Denied\b[^.]*?(?<resource>arn:aws[\w-]*:sqs:[\w-]*:\d*:[\w.-]+)/i,
    cause: 'the queue of events {{resource}} may not be read',
    remedy:
      'Allow {{role}} sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes, sqs:GetQueueUrl, sqs:ListDeadLetterSourceQueues, sqs:PurgeQueue and sqs:SetQueueAttributes on {{resource}}.',
    example:
      'AccessDenied reading arn:aws:sqs:eu-central-1:123456789012:lake-events',
  },
  {
    name: 'kms-key-unusable',
    pattern:
      /(?<key>arn:aws[\w-]*:kms:[^\s:]+:\d+:key\/[\w-]+) is (?<keyState>disabled|pending deletion|pending import|unavailable)/i,
    cause: 'the KMS key {{key}} is {{keyState}}',
    remedy:
      'Enable the key {{key}} again (kms:EnableKey; cancel its deletion first if that is planned): nothing encrypted by it can be read or written until then.',
    example:
      'com.amazonaws.services.kms.model.DisabledException: arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-1111-2222-3333-444455556666 is disabled. (Service: AWSKMS; Status Code: 400)',
  },
  {
    name: 'kms-key-state',
    pattern:
      /KMSInvalidStateException|KMSInvalidState\b|DISABLED_KMS_KEY|INVALID_KMS_KEY|KMS_KEY_NOT_FOUND|KMS(Key)?Disabled(Exception)?\b/i,
    cause: 'the KMS key cannot be used as it is',
    remedy:
      'Look up the state of the KMS key: enable it, or cancel its deletion. Nothing encrypted by it can be read or written until then.',
    example:
      'KMSInvalidStateException: the request was rejected because the state of the key is not valid for it (Service: Kms; Status Code: 400)',
  },
  {
    name: 'kms-denied',
    pattern:
      /access denied[^.]*\bKMS\b|KMS[_ ]?Access[_ ]?Denied|ciphertext refers to a customer master key that does not exist|\bKMS key access (was )?denied|KMS access was denied/i,
    cause: '{{role}} may not use the KMS key that the data is encrypted by',
    remedy:
      'Allow {{role}} kms:Decrypt, and kms:GenerateDataKey where it writes, both in its own policy and in the policy of the key {{key}}; then start it again.',
    example:
      'Access denied calling KMS to decrypt the object (Service: Amazon S3; Status Code: 403)',
  },
  {
    name: 'assume-role',
    pattern:
      /(?:unable|not able|not authorized|failed|could not|cannot) to assume|could not assume|cannot be assumed|unable to assume provided role|should be given assume role permissions|Not authorized to get credentials of role/i,
    cause: '{{role}} cannot be assumed',
    remedy:
      'Let the trust policy of {{role}} name the service that must assume it, and check that the role still exists.',
    example:
      "Service is unable to assume provided role. Please verify role's TrustPolicy",
  },
  {
    name: 'credentials-expired',
    pattern:
      /ExpiredToken(Exception)?\b|security token included in the request is (expired|invalid)|InvalidClientTokenId/i,
    cause: 'credentials had expired',
    remedy:
      'Credentials of a role last as long as its session: take no keys of your own into the script, and let long work get new credentials by the role {{role}}.',
    example:
      'An error occurred (ExpiredTokenException) when calling the GetObject operation: The security token included in the request is expired',
  },
  {
    name: 'credentials-invalid',
    pattern:
      /InvalidAccessKeyId|AWS Access Key Id you provided does not exist|SignatureDoesNotMatch|request signature we calculated does not match/i,
    cause: 'its access key is not valid',
    remedy:
      'Take keys of your own out of the script and out of the options of its connections, so that it works as {{role}}: a key that was deleted or rotated opens nothing any more.',
    example:
      'S3Exception: The AWS Access Key Id you provided does not exist in our records. (Service: S3, Status Code: 403, Request ID: 7C4A8D09CA3762AF)',
  },
  {
    name: 'secret-missing',
    pattern:
      /Secrets Manager can.?t find the specified (?:secret|resource)|secret .{0,80}(?:marked|scheduled) for deletion/i,
    cause: 'the secret that it takes its password from is gone',
    remedy:
      'Restore the secret that {{connection}} names (a deletion can be cancelled while it is only planned), or name one that exists in this region.',
    example:
      "Secrets Manager can't find the specified secret. (Service: AWSSecretsManager; Status Code: 400; Error Code: ResourceNotFoundException)",
  },
];
