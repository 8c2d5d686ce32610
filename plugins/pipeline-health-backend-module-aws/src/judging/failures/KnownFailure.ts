/**
 * What a message of AWS means and what to do then.
 *
 * `{{name}}` in cause and remedy stands for a named group of the pattern, or
 * for what the stage itself tells of that name.
 */
export interface FailureMeaning {
  readonly name: string;
  /** Anchored at words that only this failure has: a number inside a file name is no status. */
  readonly pattern: RegExp;
  /** What happened, to stand after a colon: short, without a full stop. */
  readonly cause: string;
  readonly remedy: string;
}

/** A meaning with its test. */
export interface KnownFailure extends FailureMeaning {
  /** Such a message as services write it; it must hit this entry and none before it. */
  readonly example: string;
}
