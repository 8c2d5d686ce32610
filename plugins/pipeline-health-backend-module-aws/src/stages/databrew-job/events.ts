import { z } from 'zod';
import { EventForm, eventsOf, eventText } from '../../aws/events';
import { reportOfRules, RuleResult } from '../../judging/rules';

const STATES: { [state: string]: RuleResult['state'] } = {
  SUCCEEDED: 'passed',
  FAILED: 'failed',
};

/** What EventBridge tells of DataBrew jobs: that runs ended, and what became of the rules that they checked. */
export const events: readonly EventForm[] = [
  eventsOf({
    source: 'aws.databrew',
    types: ['DataBrew Job State Change'],
    detail: z.object({ jobName: eventText }),
    name: ({ jobName }) => jobName,
  }),
  eventsOf({
    source: 'aws.databrew',
    types: ['DataBrew Ruleset Validation Result'],
    detail: z.object({
      jobName: eventText,
      jobRunId: eventText,
      rulesetName: eventText.max(240),
      validationState: eventText,
      validationReportLocation: eventText.optional(),
    }),
    name: ({ jobName }) => jobName,
    report: detail =>
      reportOfRules({
        ruleset: detail.rulesetName,
        state: STATES[detail.validationState] ?? 'unchecked',
        run: detail.jobRunId,
        ...(detail.validationReportLocation && {
          report: detail.validationReportLocation,
        }),
      }),
  }),
];
