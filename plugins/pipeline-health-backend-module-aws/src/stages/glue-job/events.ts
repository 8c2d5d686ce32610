import { z } from 'zod';
import { EventForm, eventsOf, eventText } from '../../aws/events';
import { reportOfRules, RuleResult } from '../../judging/rules';

const STATES: { [state: string]: RuleResult['state'] } = {
  SUCCEEDED: 'passed',
  FAILED: 'failed',
};

const count = z.number().nonnegative().optional();

/** What EventBridge tells of Glue jobs: how runs go, and what became of the rules that they checked. */
export const events: readonly EventForm[] = [
  eventsOf({
    source: 'aws.glue',
    types: ['Glue Job State Change', 'Glue Job Run Status'],
    detail: z.object({ jobName: eventText }),
    name: ({ jobName }) => jobName,
  }),
  eventsOf({
    source: 'aws.glue-dataquality',
    types: ['Data Quality Evaluation Results Available'],
    detail: z.object({
      context: z.object({
        // Of a table, and not of a job, when it is absent.
        jobName: eventText.optional(),
        jobId: eventText.optional(),
        evaluationContext: z.string().max(240).optional(),
      }),
      rulesetNames: z.array(eventText.max(240)).max(100).default([]),
      state: eventText,
      rulesSucceeded: count,
      rulesFailed: count,
      rulesSkipped: count,
    }),
    name: ({ context }) => context.jobName,
    report({ context, rulesetNames, state, ...rules }) {
      const { rulesSucceeded, rulesFailed, rulesSkipped = 0 } = rules;
      const isCounted =
        rulesSucceeded !== undefined && rulesFailed !== undefined;
      return reportOfRules({
        ruleset: context.evaluationContext || rulesetNames[0] || 'of the job',
        state: rulesFailed ? 'failed' : STATES[state] ?? 'unchecked',
        ...(context.jobId && { run: context.jobId }),
        ...(isCounted && {
          failed: rulesFailed,
          rules: rulesSucceeded + rulesFailed + rulesSkipped,
        }),
      });
    },
  }),
];
