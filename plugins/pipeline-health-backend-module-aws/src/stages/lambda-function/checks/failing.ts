import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { judgeAttempts, sumSince } from '../../../judging';
import { formatCount, formatPercent } from '../../../judging/words';
import { LambdaCheck } from '../context';
import { errorRatios } from '../ratios';
import { thresholds } from '../thresholds';

const HOUR_MS = 3_600_000;
/** A failure this soon after a deployment is most likely its doing. */
const AFTER_DEPLOYMENT_MS = HOUR_MS;

export const failing: LambdaCheck = {
  id: 'failing',
  description:
    'Calls of the function fail: it throws, runs out of memory or into its timeout.',
  run(context): FindingDraft | undefined {
    const verdict = judgeAttempts({
      samples: errorRatios(context),
      threshold: thresholds.errorRatio,
      lines: context.thresholds.errorRatio,
      interval: 60,
      now: context.now,
    });
    if (!verdict) {
      return undefined;
    }
    const errors = sumSince(context.samples.errors, context.now - HOUR_MS) ?? 0;
    const { deployedAt, logGroup } = context.inventory;
    const deployed = deployedAt ? Date.parse(deployedAt) : undefined;
    const byDeployment =
      deployed !== undefined &&
      verdict.since >= deployed - 60_000 &&
      verdict.since <= deployed + AFTER_DEPLOYMENT_MS;
    return {
      severity: verdict.severity,
      title: `${
        verdict.value > 0.999
          ? 'Every call fails'
          : `${formatPercent(verdict.value)} of the calls fail`
      }, ${formatCount(errors, 'error')} in the last hour${
        byDeployment ? '; that began with the last deployment' : ''
      }`,
      evidence: {
        errorRatio: verdict.value,
        worstErrorRatio: verdict.worst,
        errorsOfLastHour: errors,
        failingSinceAt: new Date(verdict.since).toISOString(),
        ...(deployedAt && { deployedAt }),
        ...(logGroup && { logGroup }),
      },
      remedy: byDeployment
        ? 'Roll the last deployment back, then read the log of the function for the error.'
        : 'Read the log of the function for the error: its input, its memory, or something that it calls.',
    };
  },
};
