import { useEffect, useState } from 'react';
import { Places } from '../../../hooks/pipelineList';
import { Lines } from './lines';

/** Who scrolls on asks for what they stop at, not for all between. */
const PAUSE_MS = 80;

/** The places of the list that some lines show, once nobody scrolls any more. */
export function usePlaces(
  drawn: readonly { index: number }[],
  lines: Lines,
): Places {
  const places = drawn.flatMap(({ index }) => {
    const line = index < lines.count ? lines.at(index) : undefined;
    return line?.type === 'row' ? line.place : [];
  });
  const from = places.length > 0 ? Math.min(...places) : 0;
  const to = places.length > 0 ? Math.max(...places) + 1 : 1;
  const [settled, setSettled] = useState<Places>({ from, to });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ from, to }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [from, to]);
  return settled;
}
