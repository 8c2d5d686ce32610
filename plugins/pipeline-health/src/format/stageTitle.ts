import { Stage } from '@pipeline-health/plugin-pipeline-health-common';

/** What people call a stage: some AWS resources have an id and a name beside it. */
export function stageTitle(stage: Pick<Stage, 'name' | 'inventory'>): string {
  const { name } = stage.inventory;
  return typeof name === 'string' && name.trim() ? name : stage.name;
}
