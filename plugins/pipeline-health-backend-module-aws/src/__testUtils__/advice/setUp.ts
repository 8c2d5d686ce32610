import {
  Neighbour,
  StageKind,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  contextOf,
  findingsOf,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { JsonObject } from '@backstage/types';

export const ACCOUNT = { account: '123456789012', region: 'eu-central-1' };
export const NO_ALARMS = { alarms: { answer: [] } };

export const of = <TInventory extends JsonObject, TThreshold extends string>(
  kind: StageKind<TInventory, TThreshold>,
  stage: StageRef,
  inventory: TInventory,
  neighbours: Neighbour[] = [],
) => findingsOf(kind, contextOf(kind, { stage, inventory }, { neighbours }));
