import { renderInTestApp } from '@backstage/frontend-test-utils';
import { act, screen } from '@testing-library/react';
import { ReactElement } from 'react';
import { FakePipelineHealthApi } from '../__testUtils__/FakePipelineHealthApi';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { LossClock } from './LossClock';
import { LossCountdown } from './LossCountdown';

const now = Date.parse('2026-02-03T14:00:00Z');
const collectedAt = new Date(now).toISOString();

const later = (seconds: number) =>
  act(async () => {
    await jest.advanceTimersByTimeAsync(seconds * 1_000);
  });

const render = (clock: ReactElement) =>
  renderInTestApp(clock, {
    apis: [[pipelineHealthApiRef, new FakePipelineHealthApi(() => [])]],
  });

describe('the loss clock', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now, doNotFake: ['queueMicrotask'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('counts down every second, from the time of the reading', async () => {
    render(
      <LossCountdown
        health="critical"
        secondsToLoss={3_661}
        collectedAt={collectedAt}
      />,
    );
    await later(0);
    const timer = screen.getByRole('timer');
    const before = shown(timer);
    await later(5);
    expect(before - shown(timer)).toBe(5);
    expect(timer).toHaveTextContent(/until data can be lost/);
  });

  it('says when data may be lost already, and does not go below zero', async () => {
    render(
      <LossCountdown
        health="critical"
        secondsToLoss={3}
        collectedAt={collectedAt}
      />,
    );
    await later(10);
    expect(screen.getByRole('timer')).toHaveTextContent('Now');
    expect(screen.getByRole('timer')).toHaveTextContent(
      'Data may be expiring unread now',
    );
  });

  it('says what it rests on, and the best case, where they are known', async () => {
    render(
      <LossCountdown
        health="critical"
        secondsToLoss={3_600}
        bestSecondsToLoss={7_200}
        lossBasis={{
          stage: 'arn:tank',
          text: 'The oldest message is 3 h old.',
          message: { key: 'tank.loss-basis', values: {} },
        }}
        collectedAt={collectedAt}
      />,
    );
    await later(0);
    const timer = screen.getByRole('timer');
    expect(timer).toHaveTextContent('The oldest message is 3 h old.');
    expect(timer).toHaveTextContent(/At best from .*16:00/);
  });

  it('says in words that nothing is at risk', async () => {
    render(<LossClock health="healthy" collectedAt={collectedAt} />);
    await later(0);
    expect(screen.getByText('Nothing at risk')).toBeInTheDocument();
  });

  it('is loud only when a critical pipeline is near its loss', async () => {
    render(
      <>
        <LossClock
          health="critical"
          secondsToLoss={7_200}
          collectedAt={collectedAt}
        />
        <LossClock
          health="healthy"
          secondsToLoss={3_600}
          collectedAt={collectedAt}
        />
      </>,
    );
    await later(0);
    expect(screen.getAllByTestId('TimerOutlinedIcon')).toHaveLength(1);
  });
});

/** The seconds that the large digits tell. */
function shown(timer: HTMLElement): number {
  const text = timer.textContent ?? '';
  const [, hours, minutes, seconds] = /(\d+)h(\d\d)min(\d\d)s/.exec(text) ?? [];
  return Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
}
