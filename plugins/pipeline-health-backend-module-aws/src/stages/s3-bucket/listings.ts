import {
  MaybeSaid,
  Reading,
} from '@pipeline-health/plugin-pipeline-health-common';
import { answerOf, Asked } from '@pipeline-health/plugin-pipeline-health-node';
import { JsonValue } from '@backstage/types';
import { S3BucketContext, S3Listing } from './S3BucketInventory';

/** What was listed, if nothing new can have been missed. */
export function wholeOf<T extends JsonValue>(
  asked: Asked<T> | undefined,
): T | undefined {
  return asked && !missedOf(asked) && 'answer' in asked
    ? asked.answer
    : undefined;
}

/** Why new objects may have been missed. */
export function missedOf(asked: Asked<JsonValue>): MaybeSaid | undefined {
  if (!('problem' in asked)) {
    return asked.incomplete;
  }
  const { message, sentence } = asked.problem;
  return { message, sentence };
}

/** What lies below the prefix, when a stream keeps nothing but failed documents there. */
export function failedContents(
  context: S3BucketContext,
): Asked<S3Listing> | undefined {
  return keepsFailures(context) ? context.inventory?.contents : undefined;
}

/** Whether a stream of the pipeline keeps here what it could not deliver. */
export function keepsFailures({ neighbours }: S3BucketContext): boolean {
  return neighbours.some(
    ({ direction, relation }) =>
      direction === 'upstream' && relation === 'failed-documents',
  );
}

/** Between which bounds the age of the newest object below the prefix lies. */
export interface NewestAge {
  /** In seconds; both infinite when there is no object. */
  atLeast: number;
  atMost: number;
}

/** Undefined when the whole bucket is the stage. */
export function newestAge({
  inventory,
  now,
}: S3BucketContext): NewestAge | undefined {
  const contents = inventory?.contents;
  if (!contents) {
    return undefined;
  }
  const listing = answerOf(contents);
  const { newestAt, from } = listing ?? {};
  const ageOf = (time: string | undefined) =>
    time ? Math.max(0, now - Date.parse(time)) / 1000 : Infinity;
  const atMost = ageOf(newestAt);
  if (!listing || missedOf(contents)) {
    return { atLeast: 0, atMost };
  }
  return { atLeast: newestAt ? atMost : ageOf(from), atMost };
}

/** The age of the newest object as a reading, where it is known. */
export function newestAgeReading(
  context: S3BucketContext,
): Reading | undefined {
  const age = newestAge(context);
  return age && age.atLeast === age.atMost && Number.isFinite(age.atMost)
    ? {
        value: age.atMost,
        unit: 'seconds',
        at: new Date(context.describedAt ?? context.now).toISOString(),
      }
    : undefined;
}
