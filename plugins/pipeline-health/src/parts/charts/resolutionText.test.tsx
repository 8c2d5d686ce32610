import { renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { fakeSeries } from '../../__testUtils__/fakeSeries';
import { useTranslate } from '../../translation/useTranslate';
import { resolutionText } from './resolutionText';

function Shown(props: Parameters<typeof fakeSeriesOf>[0]) {
  return <p>{resolutionText(useTranslate(), fakeSeriesOf(props))}</p>;
}

function fakeSeriesOf(of: {
  statistic: string;
  joinedBy: 'Maximum' | 'Minimum' | 'Average' | 'Sum';
  step: number;
  period?: number;
}) {
  const query = { stage: 'arn', metric: 'age' };
  return { ...fakeSeries(query, 0, 3_600_000, 1), period: 60, ...of };
}

describe('resolutionText', () => {
  it.each([
    ['Maximum', 'Maximum', 60, 60, '1-minute maximum'],
    ['Maximum', 'Maximum', 21_600, 60, '6-hour maximum'],
    ['Minimum', 'Minimum', 86_400, 60, '1-day minimum'],
    ['Average', 'Average', 300, 60, '5-minute average'],
    ['Sum', 'Sum', 60, 60, 'per minute'],
    ['Sum', 'Sum', 1_800, 60, 'per minute, 30-minute average'],
    ['Sum', 'Sum', 3_600, 300, 'per 5 minutes, 1-hour average'],
    ['SampleCount', 'Sum', 86_400, 86_400, 'per day'],
    ['p99', 'Maximum', 60, 60, '1-minute p99'],
    ['p99', 'Maximum', 900, 60, '15-minute maximum of p99'],
  ] as const)(
    '%s joined by %s over %s of %s s is told as %s',
    async (statistic, joinedBy, step, period, text) => {
      await renderInTestApp(
        <Shown {...{ statistic, joinedBy, step, period }} />,
      );
      expect(screen.getByText(text)).toBeInTheDocument();
    },
  );
});
