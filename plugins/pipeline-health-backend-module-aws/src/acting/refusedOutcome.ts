import {
  ActionOutcome,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { isRefusal } from '../aws/clients';

/**
 * By a refusal it is sure that nothing was changed; whatever else happened is
 * thrown again, to be looked for.
 */
export function refusedOutcome(error: unknown): ActionOutcome {
  if (error instanceof SourceError && isRefusal(error)) {
    return {
      outcome: 'failed',
      message: error.message,
      missingPermission: error.missingPermission,
    };
  }
  throw error;
}
