import type {
  ListObjectsV2CommandInput,
  ListObjectsV2CommandOutput,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../wire/AwsError';
import { Bucket, StoredObject } from './Bucket';

const most = 1000;

type Output = Omit<ListObjectsV2CommandOutput, '$metadata'>;

/** One page of the objects of a bucket, with what a delimiter folds. */
export function listObjects(
  bucket: Bucket,
  input: ListObjectsV2CommandInput,
): Output {
  const { Prefix = '', Delimiter, StartAfter = '', ContinuationToken } = input;
  const limit = Math.min(input.MaxKeys ?? most, most);
  const after = ContinuationToken ? readToken(ContinuationToken) : StartAfter;
  const contents: StoredObject[] = [];
  const folders = new Set<string>();
  let last = '';
  let truncated = false;
  for (const object of bucket.list()) {
    const { key } = object;
    const folder = folderOf(key, Prefix, Delimiter);
    const isAfter = isBehind(key, after) && !(folder && folder === after);
    if (
      !key.startsWith(Prefix) ||
      !isAfter ||
      (folder && folders.has(folder))
    ) {
      continue;
    }
    if (contents.length + folders.size === limit) {
      truncated = true;
      break;
    }
    if (folder) {
      folders.add(folder);
    } else {
      contents.push(object);
    }
    last = folder ?? key;
  }
  return {
    Name: bucket.name,
    Prefix,
    ...(Delimiter && { Delimiter }),
    MaxKeys: limit,
    KeyCount: contents.length + folders.size,
    IsTruncated: truncated,
    ...(truncated && { NextContinuationToken: writeToken(last) }),
    Contents: contents.map(({ key, bytes, modifiedAt }) => ({
      Key: key,
      Size: bytes,
      LastModified: new Date(modifiedAt),
      StorageClass: 'STANDARD',
    })),
    CommonPrefixes: [...folders].map(folder => ({ Prefix: folder })),
  };
}

/** The part of a key up to the delimiter behind the prefix. */
function folderOf(
  key: string,
  prefix: string,
  delimiter?: string,
): string | undefined {
  const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
  return delimiter && end >= 0
    ? key.slice(0, end + delimiter.length)
    : undefined;
}

/** A token may name a folder: then everything in it is done. */
function isBehind(key: string, after: string): boolean {
  return (
    Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0 &&
    !(after.endsWith('/') && key.startsWith(after))
  );
}

function writeToken(key: string): string {
  return Buffer.from(key).toString('base64');
}

function readToken(token: string): string {
  const key = Buffer.from(token, 'base64').toString('utf8');
  if (writeToken(key) !== token) {
    throw new AwsError(
      'InvalidArgument',
      'The continuation token provided is incorrect',
    );
  }
  return key;
}
