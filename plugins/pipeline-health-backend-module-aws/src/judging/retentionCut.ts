import { StageFacts } from '@pipeline-health/plugin-pipeline-health-node';

/** Somebody made data live for shorter. */
export interface RetentionCut {
  /** Epoch milliseconds at which that was seen. */
  at: number;
  beforeSeconds: number;
  afterSeconds: number;
}

/** The last time at which the retention became shorter, as far as descriptions have told. */
export function retentionCutOf({
  samples,
}: Pick<StageFacts, 'samples'>): RetentionCut | undefined {
  const told = samples.retention ?? [];
  const index = told.findLastIndex(
    ({ value }, each) => each > 0 && value < told[each - 1].value,
  );
  return index < 0
    ? undefined
    : {
        at: told[index].at,
        beforeSeconds: told[index - 1].value,
        afterSeconds: told[index].value,
      };
}
