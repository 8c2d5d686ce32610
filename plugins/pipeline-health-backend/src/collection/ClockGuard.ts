import { LoggerService } from '@backstage/backend-plugin-api';
import {
  formatDuration,
  Message,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { ClockStore, DeclarationStore, StageStore } from '../database';
import { say } from '../evaluation';
import { SourceRegistry } from './sources/SourceRegistry';

const MINUTE = 60_000;

/** Clocks may differ by so much. */
const TOLERANCE = 5 * MINUTE;

/** Who has a clock, and by how many milliseconds it is ahead of ours. */
interface Other {
  whose: Message;
  offset: number;
}

/**
 * Compares our clock with those of the database and of sources. What is read
 * or deleted by a wrong clock is lost, or hides what comes later: while ours
 * is wrong, nothing is, and the pipelines say so.
 */
export class ClockGuard {
  private readonly seen = new Map<string, Shard>();

  constructor(
    private readonly options: {
      times: ClockStore;
      /** What the database takes for now, if it has a clock of its own. */
      databaseNow?: () => Promise<number | undefined>;
      stages: StageStore;
      declarations: DeclarationStore;
      sources: SourceRegistry;
      logger: LoggerService;
      clock: () => number;
    },
  ) {}

  /** Why nothing may be read or deleted by our clock, as the database has it. */
  async problem(): Promise<StageProblem | undefined> {
    return problemOf(await this.database());
  }

  /** Why nothing of an account and region may be stored, as sources answered there last. */
  problemAt(shard: Shard): StageProblem | undefined {
    this.seen.set(`${shard.account}/${shard.region}`, shard);
    return problemOf(this.sourcesAt(shard));
  }

  /** Why nothing may be deleted, as the database or any source has it. */
  async problemAnywhere(): Promise<StageProblem | undefined> {
    return problemOf(await this.others());
  }

  /** Whether somebody has confirmed our clock, and nobody has not. */
  async isConfirmed(): Promise<boolean> {
    const others = await this.others();
    return others.length > 0 && !problemOf(others);
  }

  /** Says why nothing is read to the stages of an account and region. */
  async tell(problem: StageProblem, shard: Shard): Promise<void> {
    const { stages, declarations } = this.options;
    await declarations.markChanged(await stages.storeProblem(problem, shard));
  }

  /** When our clock was ahead of now, all waits for times that it made up: it is due now. */
  async startOver(): Promise<void> {
    const { times, logger, clock } = this.options;
    const now = clock();
    const newest = await times.newest();
    if (newest > now + MINUTE) {
      logger.warn(
        `The clock of the backend went back by ${formatDuration(
          (newest - now) / 1000,
        )} or more; everything is read anew`,
      );
      await times.makeAllDue(now);
    }
  }

  private async others(): Promise<Other[]> {
    return [
      ...(await this.database()),
      ...[...this.seen.values()].flatMap(shard => this.sourcesAt(shard)),
    ];
  }

  private async database(): Promise<Other[]> {
    const { databaseNow, clock } = this.options;
    const now = await databaseNow?.();
    return now === undefined
      ? []
      : [
          {
            whose: { key: 'problem.clock-of.database', values: {} },
            offset: now - clock(),
          },
        ];
  }

  private sourcesAt(shard: Shard): Other[] {
    return this.options.sources.sources.flatMap(source => {
      const offset = source.clockOffset?.(shard);
      const whose = {
        key: 'problem.clock-of.source',
        values: { source: source.id, region: shard.region },
      };
      return offset === undefined ? [] : [{ whose, offset }];
    });
  }
}

function problemOf(others: readonly Other[]): StageProblem | undefined {
  const wrong = others.find(({ offset }) => Math.abs(offset) > TOLERANCE);
  if (!wrong) {
    return undefined;
  }
  const { whose, offset } = wrong;
  const minutes = Math.round(Math.abs(offset) / MINUTE);
  return {
    code: 'clock',
    ...say(
      'problem.clock',
      { difference: { value: minutes * 60, unit: 'seconds' }, whose },
      offset > 0 ? 'behind' : 'ahead',
    ),
  };
}
