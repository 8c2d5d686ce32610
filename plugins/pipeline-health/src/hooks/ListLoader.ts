import {
  ListPipelinesQuery,
  ListPipelinesResponse,
  PipelineHealthApi,
} from '@pipeline-health/plugin-pipeline-health-common';
import { elapsed } from '../clock/elapsed';
import {
  PAGE_SIZE,
  pagesOf,
  PipelineList,
  Places,
  withPages,
} from './pipelineList';

/** What was answered so lately is not asked for again because somebody scrolls. */
const FRESH_MS = 15_000;

/** How many of all are looked at for the first to lose data. */
const URGENT = 20;

const NOTHING: ListPipelinesResponse = {
  items: [],
  totalItems: 0,
  counts: { critical: 0, unknown: 0, warning: 0, healthy: 0 },
};

/** Loads the pages of one list that are looked at, and remembers the others for a while. */
export class ListLoader {
  places: Places = { from: 0, to: 1 };
  /** Whether it is asked only because somebody looks elsewhere. */
  isMoving = false;
  private known?: PipelineList;
  private readonly answeredAt = new Map<number, number>();

  constructor(
    private readonly api: PipelineHealthApi,
    private readonly list: {
      query: ListPipelinesQuery;
      /** Whether nothing can match. */
      isEmpty: boolean;
      /** Whether it begins with the most urgent of all. */
      isOfAll: boolean;
    },
  ) {}

  /** Whether something of what is looked at was never answered, or long ago. */
  isMissing(places: Places): boolean {
    return pagesOf(places).some(page => !this.isFresh(page));
  }

  readonly load = async (signal: AbortSignal): Promise<PipelineList> => {
    const { places, isMoving, known } = this;
    this.isMoving = false;
    const wanted = pagesOf(places).filter(
      page => !isMoving || !this.isFresh(page),
    );
    const [answers, others] = await Promise.all([
      Promise.all(wanted.map(page => this.page(page, signal))),
      (isMoving && known) || (this.list.isOfAll && wanted[0] === 0)
        ? undefined
        : this.ask({ limit: URGENT }, signal),
    ]);
    const [first] = answers;
    const all =
      others ?? (wanted[0] === 0 && this.list.isOfAll ? first : undefined);
    const newest = answers[answers.length - 1];
    if (!newest && !known) {
      throw new Error('Nothing was asked for');
    }
    const pages = new Map(
      wanted.map((page, index) => [page, answers[index].items]),
    );
    const { totalItems, counts, groups } = newest ?? (known as PipelineList);
    const rows = withPages(known?.rows ?? new Map(), pages, {
      places,
      totalItems,
    });
    this.known = {
      rows,
      totalItems,
      counts,
      groups,
      all: all
        ? { counts: all.counts, urgent: all.items }
        : (known as PipelineList).all,
    };
    wanted.forEach(page => this.answeredAt.set(page, elapsed()));
    return this.known;
  };

  private async page(
    page: number,
    signal: AbortSignal,
  ): Promise<ListPipelinesResponse> {
    const { query, isEmpty } = this.list;
    const offset = page * PAGE_SIZE;
    return isEmpty
      ? NOTHING
      : this.ask(
          { ...query, limit: PAGE_SIZE, offset: offset || undefined },
          signal,
        );
  }

  private ask(query: ListPipelinesQuery, signal: AbortSignal) {
    return this.api.listPipelines(query, { signal });
  }

  private isFresh(page: number): boolean {
    const at = this.answeredAt.get(page);
    return at !== undefined && elapsed() - at < FRESH_MS;
  }
}
