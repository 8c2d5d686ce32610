import { S3BucketRole } from './S3BucketInventory';

/** Words in names of buckets and prefixes, the most telling first. */
const WORDS: readonly [S3BucketRole, RegExp][] = [
  ['backup', /backup|failed|failure|errors?|dead-?letter|quarantine|rejected/],
  ['temp', /temp|tmp|staging|scratch|spill|intermediate/],
  ['prepared', /prepared|curated|clean(ed|sed)?|processed|silver|gold|refined/],
  ['raw', /raw|landing|ingest|incoming|inbound|bronze|source/],
];

/** What a bucket is for, as far as its name tells; the prefix tells more. */
export function roleOf(bucket: string, prefix: string): S3BucketRole {
  for (const name of [prefix, bucket]) {
    const parts = name.toLowerCase().split(/[^a-z]+/);
    const found = WORDS.find(([, words]) =>
      parts.some(part => new RegExp(`^(${words.source})$`).test(part)),
    );
    if (found) {
      return found[0];
    }
  }
  return 'unknown';
}
