import { KeyboardEvent, useRef } from 'react';
import { barKey, RunBar, RunLane } from './runLanes';

/** Where the arrow keys lead from a bar. */
export function neighbour(
  lanes: readonly RunLane[],
  key: string,
  pressed: string,
): string | undefined {
  const laneIndex = lanes.findIndex(({ stage, bars }) =>
    bars.some(bar => barKey(stage, bar) === key),
  );
  const lane = lanes[laneIndex];
  const index = lane?.bars.findIndex(bar => barKey(lane.stage, bar) === key);
  if (index === undefined) {
    return undefined;
  }
  const inLane = (at: number) => {
    const bar = lane.bars[at];
    return bar && barKey(lane.stage, bar);
  };
  switch (pressed) {
    case 'ArrowLeft':
      return inLane(index - 1);
    case 'ArrowRight':
      return inLane(index + 1);
    case 'Home':
      return inLane(0);
    case 'End':
      return inLane(lane.bars.length - 1);
    case 'ArrowUp':
      return nearest(lanes.slice(0, laneIndex).reverse(), lane.bars[index]);
    case 'ArrowDown':
      return nearest(lanes.slice(laneIndex + 1), lane.bars[index]);
    default:
      return undefined;
  }
}

/** The bar that begins nearest to another one, in the first lane that has any. */
function nearest(
  lanes: readonly RunLane[],
  { start }: RunBar,
): string | undefined {
  const lane = lanes.find(({ bars }) => bars.length > 0);
  const bar = lane?.bars.reduce((best, candidate) =>
    Math.abs(candidate.start - start) < Math.abs(best.start - start)
      ? candidate
      : best,
  );
  return lane && bar && barKey(lane.stage, bar);
}

/** Lets arrow keys move the focus from bar to bar. */
export function useRovingFocus(lanes: readonly RunLane[]) {
  const bars = useRef(new Map<string, HTMLButtonElement>());
  const register = (key: string) => (element: HTMLButtonElement | null) => {
    if (element) {
      bars.current.set(key, element);
    } else {
      bars.current.delete(key);
    }
  };
  const onKeyDown = (key: string) => (event: KeyboardEvent) => {
    const next = neighbour(lanes, key, event.key);
    if (next) {
      event.preventDefault();
      bars.current.get(next)?.focus();
    }
  };
  return { register, onKeyDown };
}
