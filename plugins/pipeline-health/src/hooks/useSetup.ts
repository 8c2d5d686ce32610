import { useApi } from '@backstage/core-plugin-api';
import { SetupStatus } from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback, useState } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { Live, useLive } from './useLive';

/** Whether accounts can be read, and a way to have them asked now. */
export interface Setup {
  live: Live<SetupStatus>;
  /** Whether they are being asked because somebody wanted it. */
  asking: boolean;
  askNow(): Promise<void>;
}

/** Whether what is declared and configured can be read. */
export function useSetup(): Setup {
  const api = useApi(pipelineHealthApiRef);
  const [asking, setAsking] = useState(false);
  const load = useCallback(
    (signal: AbortSignal) => api.getSetup({}, { signal }),
    [api],
  );
  const live = useLive(load);
  const retry = live.status === 'loading' ? undefined : live.retry;
  const askNow = useCallback(async () => {
    setAsking(true);
    // Whether it was answered shows when the answer is asked for.
    await api.getSetup({ again: true }).catch(() => undefined);
    setAsking(false);
    retry?.();
  }, [api, retry]);
  return { live, asking, askNow };
}
