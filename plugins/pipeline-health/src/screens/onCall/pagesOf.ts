import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { entityName } from '../../format/entityName';

/** What a wallboard shows at a time beside the first to lose data. */
export interface WallPage {
  /** Names of whose pipelines they are; empty for those that nobody owns. */
  owners: string[];
  pipelines: PipelineSummary[];
}

/**
 * All on one page where they fit; else team after team, the most urgent first.
 * Teams share a page where all of theirs fit on it.
 */
export function pagesOf(
  pipelines: readonly PipelineSummary[],
  rows: number,
): WallPage[] {
  const all = pipelines.map(ownerOf);
  const owners = [...new Set(all)];
  if (pipelines.length <= rows) {
    return [{ owners, pipelines: [...pipelines] }];
  }
  const pages: WallPage[] = [{ owners: [], pipelines: [] }];
  for (const owner of owners) {
    const own = pipelines.filter(each => ownerOf(each) === owner);
    const page = pages[pages.length - 1];
    if (page.pipelines.length + own.length <= rows) {
      page.owners.push(owner);
      page.pipelines.push(...own);
    } else {
      pages.push(...ownPages(owner, own, rows));
    }
  }
  return pages.filter(page => page.pipelines.length > 0);
}

function ownPages(
  owner: string,
  own: readonly PipelineSummary[],
  rows: number,
): WallPage[] {
  return Array.from({ length: Math.ceil(own.length / rows) }, (_, page) => ({
    owners: [owner],
    pipelines: own.slice(page * rows, (page + 1) * rows),
  }));
}

function ownerOf({ owner, ownerTitle }: PipelineSummary): string {
  return ownerTitle ?? (owner ? entityName(owner) : '');
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
