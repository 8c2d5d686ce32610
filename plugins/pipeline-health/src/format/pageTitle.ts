import {
  Health,
  Pipeline,
} from '@pipeline-health/plugin-pipeline-health-common';

/** What the tab of a pipeline says of it. */
export type Named = Pick<Pipeline, 'entityRef' | 'title' | 'health'>;

/** The health among the tabs of a browser, where nothing has a colour. */
const MARKS: { [health in Health]: string } = {
  critical: '✖ ',
  unknown: '? ',
  warning: '⚠ ',
  healthy: '✓ ',
};

/** The title of a page for the tab of the browser: `✖ Payments settlement · Pipeline Health`. */
export function titleOf(
  plugin: string,
  page: { title: string; health?: Health },
): string {
  const mark = page.health ? MARKS[page.health] : '';
  return `${mark}${page.title} · ${plugin}`;
}
