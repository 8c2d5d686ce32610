import { setTimeout } from 'node:timers/promises';
import { EventLoopDelay, eventLoopDelay } from './eventLoopDelay';

/** Lets nobody else have a turn. */
function block(milliseconds: number) {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

/** The first answer from now on. */
async function answer(
  tell: () => EventLoopDelay | undefined,
): Promise<EventLoopDelay> {
  for (;;) {
    const delay = tell();
    if (delay) {
      return delay;
    }
    await setTimeout(10);
  }
}

describe('the delay of the event loop', () => {
  it('is watched from the first question on, and told since the last', async () => {
    const tell = eventLoopDelay();
    expect(tell()).toBeUndefined();
    await answer(tell);
    block(200);
    expect((await answer(tell)).longest).toBeGreaterThan(0.1);
    expect(tell()).toBeUndefined();
  });
});
