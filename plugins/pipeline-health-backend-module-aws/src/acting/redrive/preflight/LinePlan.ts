import { RedrivePlan } from '../RedriveRun';

/** What a redrive, of all or of a group, is to do. */
export type LinePlan = Pick<
  RedrivePlan,
  'canary' | 'perSecond' | 'longestWatchSeconds'
> & {
  /** All are moved one by one, and nothing by SQS. */
  byHand?: boolean;
};
