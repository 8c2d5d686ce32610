import {
  CollectionLowered,
  PipelineCost,
} from '@pipeline-health/plugin-pipeline-health-common';
import { PipelineSource } from '@pipeline-health/plugin-pipeline-health-node';
import { Announcer } from '../../announcement';
import { Stores } from '../../database';
import { IncidentSettings, Rules } from '../../evaluation';

/** What the answers to callers are made of. */
export interface StoredOptions {
  stores: Pick<
    Stores,
    | 'overview'
    | 'state'
    | 'pipelines'
    | 'series'
    | 'incidents'
    | 'collection'
    | 'leases'
    | 'storage'
    | 'troubles'
    | 'facts'
    | 'filterOptions'
    | 'objectives'
    | 'samples'
    | 'runs'
    | 'settingChanges'
    | 'maintenance'
    | 'actionTasks'
  >;
  sources: readonly PipelineSource[];
  /** The ids of the actions that are switched on. */
  enabledActions?: readonly string[];
  rules: Rules;
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

/** Whose list prices costs are told by. */
export function priceSourceOf(
  sources: readonly PipelineSource[],
): Pick<PipelineCost, 'priceSource' | 'priceSourceMessages'> {
  const messages = sources.map(source => source.priceSourceMessage);
  return {
    priceSource: sources.map(source => source.priceSource).join('; '),
    // All or none: what some sources say would pass for what all of them do.
    ...(messages.every(message => message !== undefined) && {
      priceSourceMessages: messages,
    }),
  };
}
