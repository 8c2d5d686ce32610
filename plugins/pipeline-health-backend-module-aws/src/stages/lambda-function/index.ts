import {
  Reading,
  SummaryReadings,
} from '@pipeline-health/plugin-pipeline-health-common';
import { StageKind } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsStageKind } from '../../aws/AwsStageKind';
import { checks } from './checks';
import { LambdaContext, newest } from './context';
import { describe } from './describe';
import { identify } from './identify';
import { LambdaInventory } from './LambdaInventory';
import { lookback } from './lookback';
import { neighbours } from './neighbours';
import { errorRatios } from './ratios';
import { queries, series } from './series';
import { streamLagOf } from './streamLag';
import { LambdaThreshold, thresholds } from './thresholds';

const kind: StageKind<LambdaInventory, LambdaThreshold> = {
  kind: 'lambda-function',
  title: 'Lambda function',
  thresholds,
  checks,
  identify,
  series,
  chartThresholds: { iteratorAge: 'iteratorAge' },
  deriveReadings,
  summarize(context): SummaryReadings {
    const age = newest(context, 'iteratorAge');
    return age ? { iteratorAge: age.value } : {};
  },
  secondsToLoss: context => streamLagOf(context)?.secondsToLoss,
  lookback,
  tier: context =>
    streamLagOf(context)?.secondsToLoss === undefined ? 'warm' : 'hot',
};

/** Errors are told by their share: ten are many of twenty calls, and few of a million. */
function deriveReadings(context: LambdaContext): { [metric: string]: Reading } {
  const ratios = errorRatios(context);
  const last = ratios[ratios.length - 1];
  return last
    ? {
        errorRatio: {
          value: last.value,
          unit: 'ratio',
          at: new Date(last.at).toISOString(),
        },
      }
    : {};
}

/** A Lambda function: the transform of a Firehose stream, or the consumer of a queue or stream. */
export const lambdaFunction: AwsStageKind<LambdaInventory, LambdaThreshold> = {
  kind,
  describe,
  queries,
  neighbours,
  permissions: {
    stage: ['lambda:GetFunctionConfiguration', 'lambda:GetFunctionConcurrency'],
    everywhere: neighbours.everywhere,
  },
  tagging: { resourceType: 'lambda:function' },
};
