import {
  Evidence,
  Finding,
  Run,
} from '@pipeline-health/plugin-pipeline-health-common';

/** What differs from one occurrence of a failure to the next, the longest forms first. */
const MASKS: readonly [form: RegExp, mask: string][] = [
  [/arn:[\w-]+:[^\s"',;)\]]+/g, '<arn>'],
  [/\b(?:s3[an]?|https?|jdbc:\w+|hdfs|file):\/\/[^\s"',;)\]]+/gi, '<path>'],
  [
    /\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?/g,
    '<time>',
  ],
  [/\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/gi, '<id>'],
  [
    /\b(?:jr|db|tr|subnet|vpc|sg|eni|i|wr|application)[-_][\da-f_]{6,}\b/gi,
    '<id>',
  ],
  [/(?:\/[\w.=<>-]+){2,}/g, '<path>'],
  [/\b(?=[\w/+-]*\d)(?=[\w/+-]*[A-Za-z])[\w/+-]{20,}={0,2}/g, '<id>'],
  [
    /\b[\w.-]*\d[\w.-]*\.(?:parquet|csv|json|gz|orc|avro|txt|snappy)\b/gi,
    '<file>',
  ],
  [/\b(?:0x)?[\da-f]*\d[\da-f]*\b(?=[\s,;:.)\]]|$)/gi, '<n>'],
  [/\d+/g, '<n>'],
];

/** Two failures that differ only beyond this are one. */
const LONGEST_PATTERN = 400;

/** A message without what differs from one occurrence to the next: ids, numbers, paths, ARNs, times. */
export function failurePattern(message: string): string {
  const pattern = MASKS.reduce(
    (text, [form, mask]) => text.replace(form, mask),
    message.trim().replace(/\s+/g, ' '),
  );
  // Messages are cut off, each at another place of its pattern.
  return pattern.slice(0, LONGEST_PATTERN);
}

/**
 * How often the failure of a run was seen, as evidence: among runs that are
 * newest first, and, of when it came first, by what was found before.
 */
export function failureHistory(
  failure: Pick<Run, 'error' | 'startedAt'>,
  ended: readonly Run[],
  previous?: Finding,
): Evidence {
  if (failure.error === undefined) {
    return {};
  }
  const pattern = failurePattern(failure.error);
  const patterns = ended.map(({ error }) => error && failurePattern(error));
  const same = ended.filter((_, index) => patterns[index] === pattern);
  const firstAt = same.at(-1)?.startedAt ?? failure.startedAt;
  const before =
    previous?.evidence.errorPattern === pattern
      ? previous.evidence.sameErrorFirstAt
      : undefined;
  const others = new Set(
    patterns.filter(other => other && other !== pattern).map(String),
  );
  return {
    errorPattern: pattern,
    sameErrorRuns: Math.max(1, same.length),
    ...(ended.length && { sameErrorRatio: same.length / ended.length }),
    sameErrorFirstAt:
      typeof before === 'string' && before < firstAt ? before : firstAt,
    sameErrorLastAt: same[0]?.startedAt ?? failure.startedAt,
    ...(others.size && { otherErrors: [...others].slice(0, 3) }),
  };
}
