import { ResponseError } from '@backstage/errors';
import { MaybeSaid } from '@pipeline-health/plugin-pipeline-health-common';

/** What went wrong, as who refused it says it; its status alone tells nobody what to do. */
export function saidIn(error: unknown): MaybeSaid {
  if (error instanceof ResponseError) {
    const { message, sentence }: MaybeSaid = error.cause;
    return { message: message || error.message, sentence };
  }
  return { message: error instanceof Error ? error.message : String(error) };
}
