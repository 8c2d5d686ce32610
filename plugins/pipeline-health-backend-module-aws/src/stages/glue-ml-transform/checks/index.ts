import { TransformCheck } from '../context';
import { inputMissing, schemaDrift } from './inputs';
import {
  labelsNotEvaluated,
  lowPrecision,
  lowRecall,
  neverEvaluated,
} from './quality';
import { notReady, taskFailed } from './state';
import { couldNotAsk } from './unanswered';

/** What explains the others first. */
export const checks: readonly TransformCheck[] = [
  inputMissing,
  notReady,
  taskFailed,
  schemaDrift,
  lowPrecision,
  lowRecall,
  couldNotAsk,
  neverEvaluated,
  labelsNotEvaluated,
];
