import { S3BucketCheck } from '../S3BucketInventory';
import { failedDocuments } from './failedDocuments';
import { noNewObjects } from './noNewObjects';
import { lessThanUsual } from './lessThanUsual';

export const checks: readonly S3BucketCheck[] = [
  failedDocuments,
  noNewObjects,
  lessThanUsual,
];
