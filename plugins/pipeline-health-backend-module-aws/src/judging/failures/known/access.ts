import { KnownFailure } from '../KnownFailure';

/** Refusals that do not say what exactly was refused; what says more comes before them. */
export const ACCESS: readonly KnownFailure[] = [
  {
    name: 'denied-operation',
    pattern:
      /\((?:AccessDenied(?:Exception)?|403|UnauthorizedOperation)\) when calling the (?<operation>\w+) operation/i,
    cause: '{{role}} may not call {{operation}}',
    remedy:
      'Allow the action {{operation}} in a policy of {{role}} (and kms:Decrypt when the data is encrypted), then start it again.',
    example:
      'ClientError: An error occurred (AccessDenied) when calling the GetObject operation: Access Denied',
  },
  {
    name: 's3-denied',
    pattern:
      /Access ?Denied\b.*(Amazon )?\bS3\b|\bS3\b.*Access ?Denied\b|Service: (Amazon )?S3;[^)]*Status Code: 403\b|S3ServiceException:\s*Access Denied|Spectrum Scan Error.*(?:Forbidden|Access ?Denied)/is,
    cause: 'S3 denies access to {{role}}',
    remedy:
      'Allow {{role}} s3:ListBucket and s3:GetObject on what it reads ({{input}}) and s3:PutObject on what it writes ({{output}}), look into the policies of the buckets, and allow kms:Decrypt where they are encrypted; then start it again.',
    example: 'Access Denied (Service: Amazon S3; Status Code: 403)',
  },
  {
    name: 'denied',
    pattern:
      /\bAccess(?: ?is| was)? ?Denied\b|AccessDenied(Exception)?\b|\bnot authorized\b|\bUnauthorized\b|\b403 Forbidden\b|\bStatus Code: 403\b|\bForbidden\b/i,
    cause: 'access was denied to {{role}}',
    remedy:
      'Allow {{role}} what it reads and writes (and kms:Decrypt when that is encrypted); CloudTrail names the action that was refused. Then start it again.',
    example: 'AccessDeniedException: Forbidden',
  },
];
