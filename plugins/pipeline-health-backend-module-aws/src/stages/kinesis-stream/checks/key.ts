import { z } from 'zod';
import { judgeAttempts } from '../../../judging';
import { DescribedKinesis, KinesisCheck, ownKeyOf } from '../KinesisInventory';

/** An answer of KMS that no reader gets past. */
const KMS = /\bKMS\w*Exception\b|\bkms:\w+|\bKMS key\b/i;
/** An average below this is no success at all. */
const NONE = 0.01;

export const keyUnusable: KinesisCheck = {
  id: 'key-unusable',
  title: 'Key unusable',
  description:
    'Every write is refused though none is throttled, or a reader is refused by KMS: the key that encrypts the stream is disabled, about to be deleted, or may not be used.',
  claim: 'own-fault',
  covers: ['nobody-reads', 'consumer-lagging', 'source-silent'],
  explains: 'worse',
  messages: {
    title: 'The key of the stream cannot be used: every write is refused',
    title_readers:
      'The key of the stream cannot be used: {{readers}} cannot read',
    remedy:
      'Ask for its state: aws kms describe-key --key-id {{key}}. Disabled: aws kms enable-key --key-id {{key}}. Pending deletion: aws kms cancel-key-deletion --key-id {{key}}, then enable it. Otherwise let producers use kms:GenerateDataKey and readers kms:Decrypt on it.',
  },
  run(context) {
    const key = ownKeyOf(context.inventory);
    if (!key) {
      return undefined;
    }
    const readers = refusedReaders(context);
    const since = writesRefusedSince(context);
    return readers.length || since !== undefined
      ? {
          severity: 'critical',
          ...(since === undefined && { variant: 'readers' }),
          values: { key, readers },
          evidence: { key, ...(readers.length && { readers }) },
          ...(since !== undefined && { onsetAt: since }),
        }
      : undefined;
  },
};

const WRITES = ['putSuccess', 'putsSuccess'];

/** Epoch milliseconds since when no write has succeeded, though none was throttled. */
function writesRefusedSince(context: DescribedKinesis): number | undefined {
  const throttled = new Set(
    (context.samples.writesThrottled ?? [])
      .filter(({ value }) => value > 0)
      .map(({ at }) => at),
  );
  const tried = WRITES.map(metric =>
    (context.samples[metric] ?? []).filter(({ at }) => !throttled.has(at)),
  ).filter(samples => samples.length);
  const refused = tried.flatMap(
    samples =>
      judgeAttempts({
        samples,
        threshold: { breach: 'below' },
        lines: { critical: NONE },
        interval: 60,
        now: context.now,
        recovers: 'at-once',
      }) ?? [],
  );
  return refused.length && refused.length === tried.length
    ? Math.min(...refused.map(({ since }) => since))
    : undefined;
}

const sourcesSchema = z.object({
  eventSources: z.object({
    answer: z.array(
      z.object({
        sourceArn: z.string().optional(),
        lastResult: z.string().optional(),
      }),
    ),
  }),
});

/** The functions that Lambda cannot read the stream for because of its key. */
function refusedReaders({ neighbours, stage }: DescribedKinesis): string[] {
  return neighbours.flatMap(({ direction, facts }) => {
    const parsed = sourcesSchema.safeParse(facts.inventory);
    return direction === 'downstream' &&
      parsed.success &&
      parsed.data.eventSources.answer.some(
        ({ sourceArn, lastResult = '' }) =>
          sourceArn === stage.arn && KMS.test(lastResult),
      )
      ? [facts.stage.name]
      : [];
  });
}
