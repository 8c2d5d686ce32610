import { setTimeout } from 'node:timers/promises';
import { eventLoopDelay } from './eventLoopDelay';

/** Lets nobody else have a turn. */
function block(milliseconds: number) {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

describe('the delay of the event loop', () => {
  it('is watched from the first question on, and told since the last', async () => {
    const tell = eventLoopDelay();
    expect(tell()).toBeUndefined();
    await setTimeout(30);
    block(200);
    await setTimeout(30);
    expect(tell()?.longest).toBeGreaterThan(0.1);
    expect(tell()).toBeUndefined();
  });
});
