import { ResponseError } from '@backstage/errors';

/** What went wrong, in the words of who refused it; its status alone tells nobody what to do. */
export function messageOf(error: unknown): string {
  if (error instanceof ResponseError) {
    return error.cause.message || error.message;
  }
  return error instanceof Error ? error.message : String(error);
}
