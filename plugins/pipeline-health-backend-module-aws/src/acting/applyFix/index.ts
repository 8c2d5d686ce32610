import {
  checksOf,
  StageAction,
} from '@pipeline-health/plugin-pipeline-health-node';
import { awsStageKinds } from '../../stages/registry';
import { ActingTools } from '../ActingTools';
import { ApplyFix } from './ApplyFix';
import { crawlerSchedule, crawlerSettings } from './callCrawlerSettings';
import { metricAlarm } from './callMetricAlarm';
import { queueAttributes } from './callQueueAttributes';
import { Setter } from './Setter';

/** What can be set of kinds themselves. */
const OWN: { [stageKind: string]: readonly Setter[] } = {
  'sqs-queue': [queueAttributes],
  'glue-crawler': [crawlerSettings, crawlerSchedule],
};

/** What puts right what is advised, for each kind of which something is advised that is one call. */
export function applyFixActions(tools: ActingTools): StageAction[] {
  return awsStageKinds.flatMap(kind => {
    const isWatched = checksOf(kind).some(({ id }) => id === 'alarm-coverage');
    const setters = [
      ...(OWN[kind.kind] ?? []),
      ...(isWatched ? [metricAlarm] : []),
    ];
    return setters.length > 0 ? [new ApplyFix(kind.kind, setters, tools)] : [];
  });
}
