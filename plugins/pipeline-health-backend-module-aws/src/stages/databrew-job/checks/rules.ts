import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import {
  ruleResults,
  rulesFailed as rulesFailedWith,
} from '../../../judging/rules';
import { DatabrewCheck } from '../DatabrewJobInventory';
import { validationEventFixes } from '../fixes';

/** How long after a run its results may come. */
const RESULTS_WITHIN = 15 * 60_000;

export const rulesFailed: DatabrewCheck = rulesFailedWith({
  counts: ({ ruleset }, { inventory }) => inventory.rulesets.includes(ruleset),
  where: 'The report of the validation lists the rules and the columns.',
});

export const rulesUnjudged: DatabrewCheck = {
  id: 'rules-unjudged',
  title: 'Rules without a result',
  description:
    'Whether the rules of data quality hold is in no API: a run succeeds although its rules failed. Only the events of EventBridge tell.',
  // Nothing that is set up would let us know.
  claim: 'own-fault',
  explains: 'nothing',
  messages: {
    title:
      'Whether the data keeps its rules is in no API; a run succeeds even when they fail',
    title_counted_one:
      'Whether the data keeps {{count}} rule is in no API; a run succeeds even when they fail',
    title_counted_other:
      'Whether the data keeps {{count}} rules is in no API; a run succeeds even when they fail',
    title_missed:
      'Whether the data of the newest run keeps its rules was not told',
    remedy:
      "Read the newest report beside the job's output, and have EventBridge send the event 'DataBrew Ruleset Validation Result' here or to the team.",
  },
  run({ stage, inventory: { rulesets, rules, outputs }, runs, reports, now }) {
    const results = ruleResults(reports).filter(({ ruleset }) =>
      rulesets.includes(ruleset),
    );
    const checked = runs.find(({ state }) => state === 'succeeded');
    const endedAt = Date.parse(checked?.endedAt ?? '');
    const unheard = rulesets.filter(
      ruleset =>
        !results.some(
          result =>
            result.ruleset === ruleset &&
            (!checked || result.run === checked.id || result.at > endedAt),
        ),
    );
    const mayCome = results.length > 0 && now < endedAt + RESULTS_WITHIN;
    if (unheard.length === 0 || mayCome) {
      return undefined;
    }
    const count = (answerOf(rules) ?? []).reduce(
      (sum, each) => sum + each.rules,
      0,
    );
    return {
      severity: 'info',
      ...(results.length
        ? { variant: 'missed' }
        : count && { variant: 'counted', values: { count } }),
      evidence: {
        rulesets: unheard,
        ...(count && { rules: count }),
        ...(results.length && checked && { run: checked.id }),
        ...(outputs.length && {
          reports: outputs.map(
            ({ location }) => `${location}…_dq-validation-report.json`,
          ),
        }),
      },
      fixes: validationEventFixes(stage),
    };
  },
};
