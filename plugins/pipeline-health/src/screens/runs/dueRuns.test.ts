import { finding, queue } from '../../__testUtils__/fixtures';
import { dueAfter, lateSince, spanOfRuns } from './dueRuns';

const HOUR = 3_600_000;
const now = Date.parse('2026-03-02T12:00:00Z');
const due = (...hours: number[]) =>
  queue(now, 'job', {
    nextRuns: hours.map(each => new Date(now + each * HOUR).toISOString()),
  });

describe('runs that are due', () => {
  it('are those to come: what was due since the answer is over', () => {
    expect(dueAfter(due(-1, 2, 26), now)).toEqual([
      now + 2 * HOUR,
      now + 26 * HOUR,
    ]);
    expect(dueAfter(queue(now, 'job'), now)).toEqual([]);
  });

  it('have a place on the timeline where one is near', () => {
    const span = (hours: number) => spanOfRuns([due(hours)], 24 * HOUR, now);
    expect(span(2)).toEqual({
      fromMs: now - 24 * HOUR,
      toMs: now + 3 * HOUR,
    });
    expect(span(4).toMs).toBe(now);
  });

  it('are late by what the check of their stage says', () => {
    const job = queue(now, 'job', { arn: 'arn:job' });
    const of = (stage: string, evidence: { dueAt?: string }) =>
      finding(now, stage, {
        id: 'glue-job/overdue',
        evidence: { ...evidence },
      });
    const dueAt = new Date(now - HOUR).toISOString();
    expect(lateSince(job, [of('arn:job', { dueAt })])).toBe(now - HOUR);
    expect(lateSince(job, [of('arn:other', { dueAt })])).toBeUndefined();
    expect(lateSince(job, [of('arn:job', {})])).toBeUndefined();
    expect(lateSince(job, [])).toBeUndefined();
  });
});
