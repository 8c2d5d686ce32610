import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { PipelineHealthService } from '../service';

/** What the actions need. */
export interface ActionOptions {
  service: PipelineHealthService;
  actionsRegistry: ActionsRegistryService;
  clock: () => number;
}

/** Reads that change nothing, however often they are done. */
export const READ_ONLY = {
  readOnly: true,
  idempotent: true,
  destructive: false,
} as const;
