import { SeriesResult } from '@pipeline-health/plugin-pipeline-health-node';
import { postponed, settle, unanswered } from './settle';

const MINUTE = 60_000;
const NOW = 1_800_000_000_000;
const question = {
  id: 1,
  stageId: 2,
  from: NOW - 30 * MINUTE,
  to: NOW - 2 * MINUTE,
  watermark: NOW - 20 * MINUTE,
  failures: 2,
  every: 15 * MINUTE,
};
const samples = [
  { at: NOW - 31 * MINUTE, value: 1 },
  { at: NOW - 30 * MINUTE, value: 2 },
  { at: NOW - 3 * MINUTE, value: 3 },
  { at: NOW - 2 * MINUTE, value: 4 },
];
const problem = { code: 'throttled', message: 'Rate exceeded' } as const;

describe('settle', () => {
  it('moves the watermark on a complete answer, and takes only its window', () => {
    const { knowledge, asked } = settle(
      question,
      { id: 1, outcome: 'complete', samples },
      NOW,
    );
    expect(knowledge).toEqual({
      seriesId: 1,
      samples: samples.slice(1, 3),
      asked: { from: question.from, to: question.to },
    });
    expect(asked).toMatchObject({ watermark: question.to, failures: 0 });
    expect(asked.problem).toBeUndefined();
    expect(asked.nextDueAt).toBeLessThanOrEqual(NOW + 15 * MINUTE);
  });

  it('knows that there is nothing when nothing came in a complete answer', () => {
    const { knowledge, asked } = settle(
      question,
      { id: 1, outcome: 'complete', samples: [] },
      NOW,
    );
    expect(knowledge).toMatchObject({
      samples: [],
      asked: { to: question.to },
    });
    expect(asked.watermark).toBe(question.to);
  });

  it('keeps the points of a partial answer but not its window', () => {
    const { knowledge, asked } = settle(
      question,
      { id: 1, outcome: 'partial', samples },
      NOW,
    );
    expect(knowledge?.samples).toHaveLength(2);
    expect(knowledge?.asked).toBeUndefined();
    expect(asked).toMatchObject({
      watermark: question.watermark,
      failures: 3,
      problem: { code: 'failed', message: 'the answer came only in part' },
    });
  });

  it('asks for the rest of a partial answer as often as if all went well', () => {
    const often = { ...question, every: MINUTE, failures: 9 };
    const { asked } = settle(
      often,
      { id: 1, outcome: 'partial', samples },
      NOW,
    );
    expect(asked.nextDueAt).toBeLessThanOrEqual(NOW + MINUTE);
  });

  it.each<SeriesResult['outcome']>(['failed', 'refused'])(
    'learns nothing from one that %s',
    outcome => {
      const result = { id: 1, outcome, problem } as SeriesResult;
      const { knowledge, asked } = settle(question, result, NOW);
      expect(knowledge).toBeUndefined();
      expect(asked).toMatchObject({
        watermark: question.watermark,
        failures: 3,
        problem,
      });
    },
  );

  it('asks later after a refusal than after a failure', () => {
    const denied = { code: 'access-denied', message: 'no' } as const;
    expect(unanswered(question, denied, NOW).nextDueAt).toBeGreaterThan(
      unanswered(question, problem, NOW).nextDueAt,
    );
  });

  it.each([
    ['the first answer', {}, 'from'],
    ['the next answer', { watermark: NOW, askedFrom: 7 }, 7],
    ['an answer after a gap', { watermark: 5, askedFrom: 1 }, 'from'],
    [
      'an answer that reaches further back',
      { watermark: NOW, askedFrom: NOW, wantedFrom: 3 },
      'from',
    ],
  ])('knows since when all was asked after %s', (_, before, expected) => {
    const { watermark: _watermark, ...rest } = question;
    const { asked } = settle(
      { ...rest, ...before },
      { id: 1, outcome: 'complete', samples: [] },
      NOW,
    );
    expect(asked.askedFrom).toBe(expected === 'from' ? rest.from : expected);
    expect(asked.wantedFrom).toBeUndefined();
  });

  it('keeps what is wanted until it is answered', () => {
    const wanting = { ...question, askedFrom: NOW, wantedFrom: NOW - 5 };
    expect(unanswered(wanting, problem, NOW)).toMatchObject({
      askedFrom: NOW,
      wantedFrom: NOW - 5,
    });
  });

  it('does not count what was not asked as a failure', () => {
    const budget = { code: 'budget', message: 'spent' } as const;
    expect(postponed(question, budget, NOW)).toMatchObject({
      watermark: question.watermark,
      failures: 2,
      problem: budget,
    });
    // Nor is it planned, so that nothing passes for on time.
    expect(postponed({ ...question, failures: 0 }, budget, NOW).failures).toBe(
      1,
    );
  });

  it('never moves a watermark back', () => {
    const ahead = { ...question, watermark: NOW };
    const { asked } = settle(
      ahead,
      { id: 1, outcome: 'complete', samples: [] },
      NOW,
    );
    expect(asked.watermark).toBe(NOW);
  });
});
