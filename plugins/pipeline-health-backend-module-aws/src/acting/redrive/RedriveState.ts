import { Moving } from './oneByOne';
import { Before, Mark, Watch } from './watching';

/** What is known from the beginning on. */
export type Begun = {
  before: Before;
  /** What is moved one by one before the rest, and how many of it were seen to come back. */
  ahead: Moving;
  aheadBack: number;
};

type OnItsWay = Begun & {
  /** Of the newest task of SQS before ours, by its clock. */
  known: number;
};

/** What SQS moves, or moved. */
export type Moved = OnItsWay & {
  /** Of the task of SQS that does it, by its clock. */
  startedAt: number;
  /** Epoch milliseconds. */
  from: number;
  marks: Mark[];
  back: number;
};

/** A redrive in one phase. */
export type Phase<TName extends RedriveState['phase']> = Extract<
  RedriveState,
  { phase: TName }
>;

/** How far a redrive is. */
export type RedriveState =
  /** Some are moved one by one. */
  | (Begun & { phase: 'canary'; from: number })
  /** It is waited for what becomes of them. */
  | (Begun & { phase: 'watching'; watch: Watch })
  /** SQS is asked to move the rest. */
  | (OnItsWay & {
      phase: 'starting';
      /** Epoch milliseconds; SQS accepted it by then. */
      startedBy?: number;
    })
  /** SQS moves them. */
  | (Moved & { phase: 'running' })
  /** SQS is asked to stop. */
  | (Moved & { phase: 'stopping'; why: 'cancelled' | 'came-back' })
  /** It is waited for what becomes of those that SQS moved. */
  | (Moved & { phase: 'settling'; watch: Watch });
