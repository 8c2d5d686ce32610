export { formatDuration } from '@pipeline-health/plugin-pipeline-health-common';
export * from './formatCount';
export * from './formatPercent';
