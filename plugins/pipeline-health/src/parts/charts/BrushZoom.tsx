import { ChartsBrushOverlay } from '@mui/x-charts/ChartsBrushOverlay';
import { useBrush, useDrawingArea, useXScale } from '@mui/x-charts/hooks';
import { useEffect, useRef } from 'react';
import { TimeSpan } from '../../clock/timeSpan';

/** Less than this, in pixels, was a click. */
const LEAST_WIDTH = 6;

/** Marks what is dragged over, and tells of it at the end; Escape gives it up. */
export function BrushZoom(props: { onZoom(span: TimeSpan): void }) {
  const { onZoom } = props;
  const brush = useBrush();
  const scale = useXScale<'time'>();
  const { left, width } = useDrawingArea();
  const dragged = useRef<[number, number]>();
  const giveUp = useRef(false);

  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      giveUp.current ||= key === 'Escape';
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  useEffect(() => {
    if (brush) {
      giveUp.current &&= dragged.current !== undefined;
      dragged.current = [brush.start.x, brush.current.x];
      return;
    }
    const ends = dragged.current
      ?.map(x => Math.min(Math.max(x, left), left + width))
      .sort((a, b) => a - b);
    dragged.current = undefined;
    if (ends && !giveUp.current && ends[1] - ends[0] >= LEAST_WIDTH) {
      const [fromMs, toMs] = ends.map(x => Number(scale.invert(x)));
      onZoom({ fromMs, toMs });
    }
  }, [brush, scale, left, width, onZoom]);

  return <ChartsBrushOverlay />;
}
