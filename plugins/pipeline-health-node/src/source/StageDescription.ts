import {
  Link,
  Message,
  Run,
} from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject } from '@backstage/types';

/**
 * A flow that a stage's configuration names, with the stage at the other end.
 *
 * @public
 */
export interface DiscoveredLink extends Link {
  /** Why the stage at the other end belongs to the pipeline, in one sentence. */
  note: string;
  /** What the note is made of, by a template of its source; absent where only the note is known. */
  noteMessage?: Message;
}

/**
 * A value at a time.
 *
 * @public
 */
export interface Sample {
  /** Epoch milliseconds. */
  at: number;
  value: number;
}

/**
 * What a source tells of a stage when it is asked for its configuration.
 *
 * @public
 */
export interface StageDescription<TInventory extends JsonObject = JsonObject> {
  inventory: TInventory;
  links: DiscoveredLink[];
  /**
   * Relations whose links could not all be asked for, such as `event-source`:
   * links of them that are known from before stay.
   */
  unknownRelations?: string[];
  /** Values that came with the answer, by metric; they join the metric's series. */
  samples: { [metric: string]: Sample };
  /** What the answer tells of earlier values, oldest first: the charts of a stage that is new begin with them. */
  past?: { [metric: string]: Sample[] };
  /** The newest runs; absent for kinds that do not run. */
  runs?: Run[];
}
