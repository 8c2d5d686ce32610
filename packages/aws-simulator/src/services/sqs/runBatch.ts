import { BatchResultErrorEntry } from '@aws-sdk/client-sqs';
import { AwsError } from '../../wire/AwsError';

const batchLimit = 10;

/** Performs each entry of a batch request; one bad entry does not fail the others. */
export function runBatch<TEntry extends { Id: string | undefined }, TResult>(
  entries: TEntry[] | undefined,
  perform: (entry: TEntry, id: string) => TResult,
): { Successful: TResult[]; Failed: BatchResultErrorEntry[] } {
  checkBatch(entries ?? []);
  const Successful: TResult[] = [];
  const Failed: BatchResultErrorEntry[] = [];
  for (const entry of entries ?? []) {
    const id = entry.Id ?? '';
    try {
      Successful.push(perform(entry, id));
    } catch (error) {
      if (!(error instanceof AwsError)) {
        throw error;
      }
      Failed.push({
        Id: id,
        SenderFault: true,
        Code: error.queryCode ?? error.name,
        Message: error.message,
      });
    }
  }
  return { Successful, Failed };
}

function checkBatch(entries: Array<{ Id: string | undefined }>): void {
  if (entries.length === 0) {
    throw new AwsError(
      'EmptyBatchRequest',
      'There should be at least one entry in the request.',
    );
  }
  if (entries.length > batchLimit) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  }
  const ids = entries.map(entry => entry.Id ?? '');
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) {
    throw new AwsError('BatchEntryIdsNotDistinct', `Id ${repeated} repeated.`);
  }
  if (ids.some(id => !/^[A-Za-z0-9_-]{1,80}$/.test(id))) {
    throw new AwsError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
  }
}
