import { StageReport } from '@pipeline-health/plugin-pipeline-health-node';
import { z } from 'zod';

const resultSchema = z.object({
  /** The ruleset that was checked. */
  ruleset: z.string(),
  state: z.enum(['passed', 'failed', 'unchecked']),
  /** The run that checked it. */
  run: z.string().optional(),
  /** How many of its rules fail, and how many there are, where that is told. */
  failed: z.number().optional(),
  rules: z.number().optional(),
  /** Where the rules that fail are listed. */
  report: z.string().optional(),
});

const KEY = 'rules ';

/** What became of a ruleset of data quality in a run; only events tell it. */
export type RuleResult = z.infer<typeof resultSchema>;

/** The report that an event makes of a result. */
export function reportOfRules(result: RuleResult): Omit<StageReport, 'at'> {
  return { key: `${KEY}${result.ruleset}`, facts: result };
}

/** The latest result of each ruleset that is known, the latest first. */
export function ruleResults(
  reports: readonly StageReport[] = [],
): (RuleResult & { at: number })[] {
  return reports.flatMap(({ key, at, facts }) => {
    const result = resultSchema.safeParse(facts);
    return key.startsWith(KEY) && result.success
      ? [{ ...result.data, at }]
      : [];
  });
}
