import { findings, NOW, transform } from '../__testUtils__/transforms';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The evaluation before the newest, which ended a week ago. */
const BEFORE = NOW - 14 * DAY;
const before = (precision: number, recall: number, at = BEFORE) => ({
  precision: [{ at, value: precision }],
  recall: [{ at, value: recall }],
});
const now = (precision: number, recall: number) => ({
  GetMLTransform: () => transform({}, { precision, recall }),
});
const severities = (found: Awaited<ReturnType<typeof findings>>) =>
  Object.fromEntries(
    Object.entries(found).map(([id, { severity }]) => [id, severity]),
  );

describe('quality-dropped', () => {
  it.each<[string, [number, number], [number, number], object]>([
    ['precision falls', [0.99, 0.97], [0.92, 0.97], { is: 'warning' }],
    ['recall falls', [0.97, 0.99], [0.97, 0.91], { is: 'warning' }],
    ['both fall', [0.99, 0.99], [0.93, 0.91], { is: 'warning' }],
    ['it falls by little', [0.97, 0.95], [0.94, 0.93], {}],
    ['it becomes better', [0.91, 0.91], [0.99, 0.98], {}],
    ['one is given for the other', [0.9, 0.99], [0.97, 0.92], { is: 'info' }],
  ])('%s', async (_name, earlier, later, { is }: { is?: string }) => {
    const found = await findings(now(...later), { before: before(...earlier) });
    expect(severities(found)).toEqual(is ? { 'quality-dropped': is } : {});
  });

  it('says what fell, and since when', async () => {
    const found = await findings(now(0.92, 0.97), {
      before: before(0.99, 0.97),
    });
    expect(found['quality-dropped']).toMatchObject({
      title:
        'Precision fell from 99 % to 92 % since the evaluation of Nov 9, 13:00 UTC',
      evidence: { precisionRatio: 0.92, precisionBeforeRatio: 0.99 },
      onsetAt: '2026-11-16T09:30:00.000Z',
    });
  });

  it('says nothing where so few pairs are judged that chance explains it', async () => {
    const few = transform({}, { precision: 0.92, recall: 0.97 });
    const metrics = few.EvaluationMetrics?.FindMatchesMetrics;
    if (metrics) {
      metrics.ConfusionMatrix = {
        NumTruePositives: 46,
        NumFalsePositives: 4,
        NumFalseNegatives: 2,
        NumTrueNegatives: 148,
      };
    }
    const found = await findings(
      { GetMLTransform: () => few },
      { before: before(0.99, 0.97) },
    );
    expect(found).toEqual({});
  });

  it('stays while it is as bad, and ends when it is as good again or acknowledged', async () => {
    const first = await findings(now(0.92, 0.97), {
      before: before(0.99, 0.97),
    });
    // The good evaluation is no longer kept.
    const later = {
      previous: first,
      now: NOW + 16 * DAY,
      before: before(0.92, 0.97, NOW + 3 * DAY),
    };
    const told = await findings(now(0.92, 0.97), later);
    expect(told['quality-dropped']).toMatchObject({
      severity: 'warning',
      onsetAt: first['quality-dropped'].onsetAt,
    });
    expect(await findings(now(0.98, 0.97), later)).toEqual({});
    expect(
      await findings(now(0.92, 0.97), {
        ...later,
        acknowledgedAt: { 'quality-dropped': NOW },
      }),
    ).toEqual({});
  });
});
