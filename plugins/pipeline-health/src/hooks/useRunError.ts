import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { useMessageText } from './useMessageText';

/** Why a run failed. */
export interface RunError {
  /** In the language of the app, where it is a known error. */
  cause?: string;
  /** As AWS words it; absent where the words are our own, which the cause says. */
  told?: string;
}

/** Tells why runs failed. */
export function useRunError(): (
  run: Pick<Run, 'error' | 'cause'>,
) => RunError | undefined {
  const textOf = useMessageText();
  return useCallback(
    ({ error, cause }) =>
      error === undefined
        ? undefined
        : {
            cause: cause && textOf(cause.sentence, cause.message),
            told: error === cause?.message ? undefined : error,
          },
    [textOf],
  );
}
