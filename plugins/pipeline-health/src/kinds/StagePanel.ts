import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { ComponentType, ReactNode } from 'react';

/** What a panel of a kind is given. */
export interface StagePanelProps {
  entityRef: string;
  stage: Stage;
  /** What of the figures is not known. */
  note: ReactNode;
}

/** How the figures of one kind are shown. */
export interface StagePanel {
  /** Draws nothing when the inventory is not what it expects. */
  Panel: ComponentType<StagePanelProps>;
  /** Whether the panel can read this inventory. */
  reads(inventory: Stage['inventory']): boolean;
  /** The keys of the inventory that the panel shows; the configuration leaves them out. */
  shows: readonly string[];
}
