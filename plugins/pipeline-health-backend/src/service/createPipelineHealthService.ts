import { CollectionLowered } from '@pipeline-health/plugin-pipeline-health-common';
import { PipelineSource } from '@pipeline-health/plugin-pipeline-health-node';
import { Announcer } from '../announcement';
import { PipelineAuthorizer } from '../authorization';
import { Stores } from '../database';
import { IncidentSettings, Rules } from '../evaluation';
import { AuthorizedPipelineHealthService } from './AuthorizedPipelineHealthService';
import { PipelineHealthService } from './PipelineHealthService';
import { StoredPipelineHealthService } from './stored/StoredPipelineHealthService';

/** What reading, and saying something of incidents, needs. */
export interface PipelineHealthServiceOptions {
  stores: Stores;
  sources: readonly PipelineSource[];
  /** The ids of the actions that are switched on. */
  enabledActions?: readonly string[];
  rules: Rules;
  authorizer: PipelineAuthorizer;
  incidents: IncidentSettings;
  announcer: Pick<Announcer, 'announcementsOf' | 'wake'>;
  /** Milliseconds between two rounds. */
  interval: number;
  /** US dollars */
  monthlyBudgetUsd?: number;
  /** What is done to keep it; undefined while nothing is. */
  lowered?: () => Promise<CollectionLowered | undefined>;
  clock: () => number;
}

/** The read path: what is stored, as far as the caller may see it. */
export function createPipelineHealthService(
  options: PipelineHealthServiceOptions,
): PipelineHealthService {
  return new AuthorizedPipelineHealthService(
    new StoredPipelineHealthService(options),
    options.authorizer,
  );
}
