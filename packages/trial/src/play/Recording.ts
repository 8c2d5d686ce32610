import type { StageTruth } from '@pipeline-health/aws-simulator';
import {
  Evidence,
  Finding,
  Health,
  Incident,
  Pipeline,
} from '@pipeline-health/plugin-pipeline-health-common';
import { shortArn } from '../case/pipelines';

const SECOND = 1_000;
/** Where the oldest of what waits is the same for so long, nothing takes it. */
const STANDS_FOR = 15 * 60 * SECOND;

/** A finding as it was told at some time. */
export interface ToldFinding {
  /** `<kind>/<check> @ <short ARN>` */
  what: string;
  severity: string;
  claim: string;
  title: string;
  evidence: Evidence;
  remedy: string;
}

/** What was told of a pipeline when something of it changed. */
export interface Transition {
  /** Milliseconds from the start. */
  at: number;
  health: Health;
  reason?: string;
  findings: ToldFinding[];
  /** The stages that are told to be broken because of another. */
  consequences: string[];
}

/** The loss clock of one stage in one round, in seconds. */
export interface ClockPair {
  stage: string;
  told?: number;
  truth?: number;
}

/** One round of a pipeline, as far as it is scored. */
export interface Round {
  at: number;
  health: Health;
  reason?: string;
  /** Of warnings and worse. */
  findings: string[];
  consequences: string[];
  clock: { told?: number; truth?: number; stages: ClockPair[] };
  /** Messages and records that really expired since the start. */
  lost: number;
}

/** All that was told of one pipeline, beside what was true. */
export interface Recording {
  pipeline: string;
  rounds: Round[];
  transitions: Transition[];
  incidents: Incident[];
}

/** Writes down what is told of one pipeline. */
export class Recorder {
  readonly rounds: Round[] = [];
  readonly transitions: Transition[] = [];
  readonly #lostBefore = new Map<string, number>();
  /** What each stage loses next, since when that is so, and how much it has lost. */
  readonly #oldest = new Map<
    string,
    { lossAt: number; since: number; lost: number }
  >();
  #last = '';

  constructor(
    readonly pipeline: string,
    private readonly truthOf: (arn: string) => StageTruth | undefined,
  ) {}

  /** Writes down what is answered in a round, `at` milliseconds from the start. */
  note(answer: Pipeline, at: number, now: number): void {
    const reason = answer.reason && whatOf(answer.reason);
    const findings = answer.findings.map(told);
    const consequences = answer.stages
      .filter(({ consequenceOf }) => consequenceOf !== undefined)
      .map(({ arn }) => shortArn(arn));
    const { health } = answer;
    this.rounds.push({
      at,
      health,
      reason,
      findings: findings
        .filter(({ severity }) => severity !== 'info')
        .map(({ what }) => what),
      consequences,
      ...this.#clocks(answer, now),
    });
    const state = JSON.stringify([
      health,
      reason,
      findings.map(({ what, severity }) => `${severity} ${what}`).sort(),
      consequences,
    ]);
    if (state !== this.#last) {
      this.#last = state;
      this.transitions.push({ at, health, reason, findings, consequences });
    }
  }

  #clocks(answer: Pipeline, now: number): Pick<Round, 'clock' | 'lost'> {
    const truths = answer.stages.map(stage => ({
      stage,
      truth: this.truthOf(stage.arn),
    }));
    let lost = 0;
    for (const { stage, truth } of truths) {
      if (truth) {
        const before = this.#lostBefore.get(stage.arn) ?? truth.lost;
        this.#lostBefore.set(stage.arn, before);
        lost += truth.lost - before;
      }
    }
    const stages = truths
      .map(({ stage, truth = { lost: 0 } }) => ({
        stage: shortArn(stage.arn),
        told: leftAt(now, stage),
        // Of what is well, and told to be, nobody asks how long it would take to be lost.
        truth:
          this.#flows(stage.arn, truth, now) &&
          stage.health === 'healthy' &&
          stage.secondsToLoss === undefined
            ? undefined
            : truth.secondsToLoss,
      }))
      .filter(pair => pair.told !== undefined || pair.truth !== undefined);
    return {
      clock: {
        told: leftAt(now, answer),
        truth: least(stages.map(({ truth }) => truth)),
        stages,
      },
      lost,
    };
  }

  /** Whether what a stage holds is taken in time: nothing has been the next to be lost for long, and nothing is lost just now. */
  #flows(arn: string, truth: StageTruth, now: number): boolean {
    const lossAt = now + (truth.secondsToLoss ?? Infinity) * 1000;
    const before = this.#oldest.get(arn);
    const isSame =
      before !== undefined && Math.abs(before.lossAt - lossAt) < SECOND;
    const since = isSame ? before.since : now;
    this.#oldest.set(arn, { lossAt, since, lost: truth.lost });
    return (
      now - since <= STANDS_FOR && truth.lost === (before?.lost ?? truth.lost)
    );
  }
}

/** Seconds to loss are counted from when they were read. */
function leftAt(
  now: number,
  read: { secondsToLoss?: number; collectedAt?: string },
): number | undefined {
  return read.secondsToLoss === undefined
    ? undefined
    : read.secondsToLoss - (now - Date.parse(read.collectedAt ?? '')) / 1000;
}

function least(values: (number | undefined)[]): number | undefined {
  const known = values.filter(value => value !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

function whatOf({ id, stage }: Finding): string {
  return `${id} @ ${shortArn(stage)}`;
}

function told(finding: Finding): ToldFinding {
  const { severity, claim, title, evidence, remedy } = finding;
  return { what: whatOf(finding), severity, claim, title, evidence, remedy };
}
