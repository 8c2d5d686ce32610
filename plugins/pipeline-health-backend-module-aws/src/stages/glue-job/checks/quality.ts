import { rulesFailed as rulesFailedWith } from '../../../judging/rules';
import { GlueJobInventory } from '../GlueJobInventory';
import { GlueJobThreshold } from '../thresholds';

/** For how long a result counts when another run has told of other rulesets only: its own may be lost. */
const COUNTS_FOR = 24 * 60 * 60_000;

export const rulesFailed = rulesFailedWith<GlueJobInventory, GlueJobThreshold>({
  // Which rulesets a job checks is in its script: those that its last run checked.
  counts: (result, { now }, [newest]) =>
    result.run === newest.run || now - result.at < COUNTS_FOR,
  where: 'The data quality tab of the run lists the rules that fail.',
});
