export { sayWith } from '@pipeline-health/plugin-pipeline-health-common';
export type { Said, Say } from '@pipeline-health/plugin-pipeline-health-common';
