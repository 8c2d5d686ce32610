import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { IncidentChannel } from './IncidentChannel';
import { PipelineSource } from './source';

/**
 * Adds sources of stages to Pipeline Health.
 *
 * @public
 */
export interface PipelineHealthSourcesExtensionPoint {
  /** Throws when a source with this id or one of its kinds is there already. */
  addSource(source: PipelineSource): void;
}

/**
 * Adds sources of stages to Pipeline Health.
 *
 * @public
 */
export const pipelineHealthSourcesExtensionPoint =
  createExtensionPoint<PipelineHealthSourcesExtensionPoint>({
    id: 'pipeline-health.sources',
  });

/**
 * Adds ways to tell owners of incidents, beside Backstage's notifications.
 *
 * @public
 */
export interface PipelineHealthChannelsExtensionPoint {
  /** Throws when a channel with this id is there already. */
  addChannel(channel: IncidentChannel): void;
}

/**
 * Adds ways to tell owners of incidents, beside Backstage's notifications.
 *
 * @public
 */
export const pipelineHealthChannelsExtensionPoint =
  createExtensionPoint<PipelineHealthChannelsExtensionPoint>({
    id: 'pipeline-health.channels',
  });
