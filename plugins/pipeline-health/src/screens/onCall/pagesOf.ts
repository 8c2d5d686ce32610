import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';

/** What a wallboard shows at a time beside the first to lose data. */
export interface WallPage {
  /** Whose pipelines they are; absent when those of all fit. */
  owner?: string;
  pipelines: PipelineSummary[];
}

/** All on one page where they fit; else team by team, each in as many pages as it needs. */
export function pagesOf(
  pipelines: readonly PipelineSummary[],
  rows: number,
): WallPage[] {
  if (pipelines.length <= rows) {
    return [{ pipelines: [...pipelines] }];
  }
  const owners = [...new Set(pipelines.map(({ owner = '' }) => owner))];
  return owners.flatMap(owner => {
    const own = pipelines.filter(each => (each.owner ?? '') === owner);
    const count = Math.ceil(own.length / rows);
    return Array.from({ length: count }, (_, page) => ({
      owner,
      pipelines: own.slice(page * rows, (page + 1) * rows),
    }));
  });
}

/** The page whose turn it is: every page has its turn before the first comes again. */
export function turnOf<T>(
  pages: readonly T[],
  now: number,
  milliseconds: number,
): { page: T; number: number } {
  const index = Math.floor(now / milliseconds) % pages.length;
  return { page: pages[index], number: index + 1 };
}
