import {
  PipelineHealthApi,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Asking, keepAsking } from './keepAsking';

/** As many as are asked for in one address. */
const AT_ONCE = 50;

/** What is known of a pipeline that somebody shows in a line. */
export type SharedAnswer =
  /** Not answered yet. */
  | undefined
  /** Not watched, or not to be seen. */
  | 'none'
  /** Could not be asked. */
  | 'failed'
  | PipelineSummary;

/** The health of pipelines that stand in many places of a page, asked for together. */
export class SharedHealth {
  private readonly wanted = new Map<string, number>();
  private readonly listeners = new Set<() => void>();
  private answers: ReadonlyMap<string, PipelineSummary | 'none'> = new Map();
  private asked: ReadonlySet<string> = new Set();
  private hasFailed = false;
  private asking: Asking | undefined;

  constructor(private readonly api: PipelineHealthApi) {}

  /** Keeps the health of a pipeline known until what is returned is called. */
  subscribe(entityRef: string, listener: () => void): () => void {
    const count = this.wanted.get(entityRef) ?? 0;
    this.wanted.set(entityRef, count + 1);
    this.listeners.add(listener);
    if (count === 0) {
      // Those that are shown together are asked for together.
      queueMicrotask(() => this.ask());
    }
    return () => {
      this.listeners.delete(listener);
      const left = (this.wanted.get(entityRef) ?? 0) - 1;
      if (left > 0) {
        this.wanted.set(entityRef, left);
      } else {
        this.wanted.delete(entityRef);
      }
      if (this.wanted.size === 0) {
        this.asking?.stop();
        this.asking = undefined;
      }
    };
  }

  answerOf(entityRef: string): SharedAnswer {
    return (
      this.answers.get(entityRef) ?? (this.hasFailed ? 'failed' : undefined)
    );
  }

  private ask() {
    const isAsked = [...this.wanted.keys()].every(ref => this.asked.has(ref));
    if (this.wanted.size === 0 || (this.asking && isAsked)) {
      return;
    }
    if (this.asking) {
      this.asking.changed();
      return;
    }
    this.asking = keepAsking(
      signal => this.load(signal),
      step => {
        if (step.type === 'asked') {
          return;
        }
        this.hasFailed = step.type === 'failed';
        if (step.type === 'answered') {
          this.answers = step.data;
        }
        this.listeners.forEach(listener => listener());
      },
    );
  }

  private async load(signal: AbortSignal) {
    const refs = [...this.wanted.keys()];
    this.asked = new Set(refs);
    const answers = new Map<string, PipelineSummary | 'none'>(
      refs.map(ref => [ref, 'none']),
    );
    for (let from = 0; from < refs.length; from += AT_ONCE) {
      const entityRef = refs.slice(from, from + AT_ONCE);
      const { items } = await this.api.listPipelines(
        { entityRef, limit: AT_ONCE },
        { signal },
      );
      items.forEach(item => answers.set(item.entityRef, item));
    }
    return answers;
  }
}
