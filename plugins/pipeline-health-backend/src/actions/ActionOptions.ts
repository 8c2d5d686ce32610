import { AuditorService, AuthService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { ActionService } from '../acting';
import { PipelineHealthService } from '../service';

/** What the actions need. */
export interface ActionOptions {
  service: PipelineHealthService;
  actions: Pick<ActionService, 'propose' | 'start'>;
  auth: AuthService;
  auditor: AuditorService;
  actionsRegistry: ActionsRegistryService;
  clock: () => number;
}

/** Reads that change nothing, however often they are done. */
export const READ_ONLY = {
  readOnly: true,
  idempotent: true,
  destructive: false,
} as const;
