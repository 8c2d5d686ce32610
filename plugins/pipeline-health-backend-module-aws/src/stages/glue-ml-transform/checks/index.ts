import { TransformCheck } from '../TransformInventory';
import { inputMissing, schemaDrift } from './inputs';
import {
  fewLabels,
  labelsNotEvaluated,
  lowPrecision,
  lowRecall,
  neverEvaluated,
} from './quality';
import { qualityDropped } from './qualityDropped';
import { notReady, taskFailed } from './state';

/** What explains the others first. */
export const checks: readonly TransformCheck[] = [
  inputMissing,
  notReady,
  taskFailed,
  schemaDrift,
  lowPrecision,
  lowRecall,
  qualityDropped,
  neverEvaluated,
  fewLabels,
  labelsNotEvaluated,
];
