import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { SeriesResult } from '@pipeline-health/plugin-pipeline-health-node';
import { AskedSeries, SeriesKnowledge } from '../../database';
import { say } from '../../evaluation';
import { causeOf } from './causeOf';
import { nextDue, postponedTo, retryAt } from './dueTimes';

/** A question that was asked. */
export interface AskedQuestion {
  id: number;
  stageId: number;
  from: number;
  to: number;
  watermark?: number;
  askedFrom?: number;
  wantedFrom?: number;
  failures: number;
  /** Milliseconds between two questions when all goes well. */
  every: number;
}

/** What an answer means: what became known, and when to ask again. */
export interface Settlement {
  knowledge?: SeriesKnowledge;
  asked: AskedSeries;
}

/** Who is answered in part again and again is not known of, though they answer. */
const IN_PART: StageProblem = {
  code: 'failed',
  ...say('problem.in-part'),
};

/**
 * Draws the consequences of an answer. Only a complete one moves the watermark,
 * so that whatever else happens the same window is asked for again.
 */
export function settle(
  question: AskedQuestion,
  result: SeriesResult,
  now: number,
): Settlement {
  if ('problem' in result) {
    return { asked: unanswered(question, result.problem, now) };
  }
  const { id, from, to } = question;
  const knowledge = { seriesId: id, samples: within(result.samples, question) };
  if (result.outcome === 'partial') {
    const asked = unanswered(question, IN_PART, now);
    // The rest may come whenever it is asked for anyway, so there is no point in waiting longer.
    const usual = nextDue(question.stageId, question.every, now);
    const nextDueAt = Math.min(asked.nextDueAt, usual);
    return { knowledge, asked: { ...asked, nextDueAt } };
  }
  const knownTo = Math.min(to, result.until ?? to);
  return {
    knowledge: {
      ...knowledge,
      ...(from < knownTo && { asked: { from, to: knownTo } }),
    },
    asked: {
      id,
      watermark: Math.max(knownTo, question.watermark ?? 0),
      askedFrom: askedFromOf(question),
      nextDueAt: nextDue(question.stageId, question.every, now),
      failures: 0,
    },
  };
}

/** What it means that a question was not answered, or not completely. */
export function unanswered(
  question: AskedQuestion,
  problem: StageProblem,
  now: number,
): AskedSeries {
  const failures = question.failures + 1;
  return {
    id: question.id,
    watermark: question.watermark,
    askedFrom: question.askedFrom,
    wantedFrom: question.wantedFrom,
    nextDueAt: retryAt(
      question.stageId,
      failures,
      problem.code,
      question.every,
      now,
    ),
    failures,
    problem,
    cause: causeOf(problem),
  };
}

/** What it means that a question was not even asked, and why. */
export function postponed(
  question: AskedQuestion,
  problem: StageProblem,
  now: number,
): AskedSeries {
  return {
    id: question.id,
    watermark: question.watermark,
    askedFrom: question.askedFrom,
    wantedFrom: question.wantedFrom,
    nextDueAt: postponedTo(question.stageId, now),
    failures: Math.max(question.failures, 1),
    problem,
    cause: causeOf(problem),
  };
}

/** A window that does not join what was asked before begins anew. */
function askedFromOf({ from, watermark, askedFrom }: AskedQuestion): number {
  return watermark === undefined || from > watermark
    ? from
    : Math.min(from, askedFrom ?? from);
}

/** Those samples that lie in a window. */
export function within<T extends { at: number }>(
  samples: readonly T[],
  window: { from: number; to: number },
): T[] {
  return samples.filter(({ at }) => at >= window.from && at < window.to);
}
