import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { recipePanel } from './databrew-job/recipePanel';
import { deliveryPanel } from './firehose-stream/deliveryPanel';
import { crawlerPanel } from './glue-crawler/crawlerPanel';
import { matchingPanel } from './glue-ml-transform/matchingPanel';
import { jobPanel } from './jobs/jobPanel';
import { warehousePanel } from './redshift/warehousePanel';
import { queuePanel } from './sqs-queue/queuePanel';
import { StagePanel } from './StagePanel';

/** The kinds whose figures deserve a panel; all others have the plain configuration. */
const PANELS: { [kind: string]: StagePanel } = {
  'glue-crawler': crawlerPanel,
  'glue-ml-transform': matchingPanel,
  'databrew-job': recipePanel,
  'glue-job': jobPanel,
  'sqs-queue': queuePanel,
  'firehose-stream': deliveryPanel,
  'redshift-cluster': warehousePanel,
  'redshift-workgroup': warehousePanel,
};

/** The panel of a stage, unless its kind has none or it cannot read what is known. */
export function panelOf(stage: Stage): StagePanel | undefined {
  const panel = Object.hasOwn(PANELS, stage.kind)
    ? PANELS[stage.kind]
    : undefined;
  return panel?.reads(stage.inventory) ? panel : undefined;
}

/** The part of the inventory that the panel shows. */
export function shownInventory(stage: Stage): Stage['inventory'] {
  const shown = panelOf(stage)?.shows ?? [];
  return Object.fromEntries(
    Object.entries(stage.inventory).filter(([key]) => shown.includes(key)),
  );
}

/** The part of the inventory that no panel shows. */
export function plainInventory(stage: Stage): Stage['inventory'] {
  const shown = panelOf(stage)?.shows ?? [];
  return Object.fromEntries(
    Object.entries(stage.inventory).filter(([key]) => !shown.includes(key)),
  );
}
