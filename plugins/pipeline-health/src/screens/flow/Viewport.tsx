import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect } from 'react';
import { FlowLayout, NODE } from './drawing';

/** Around the drawing, for marks and for what is chosen. */
export const MARGIN = 28;

/** Below it, only names can be read. */
export const FAR = 0.66;

/** Smaller than that not even these. */
const LEAST = 0.34;
const MOST = 1.2;

/** Shows the whole flow in whatever room there is; where that would be too small, the stage to look at. */
export function Viewport(props: { layout: FlowLayout; focus?: string }) {
  const { layout, focus } = props;
  const { setViewport } = useReactFlow();
  const width = useStore(store => store.width);
  const height = useStore(store => store.height);
  const stage = layout.stages.find(({ arn }) => arn === focus);
  const { x, y, zoom } = viewOf(layout, { width, height }, stage);
  useEffect(() => {
    if (width && height) {
      setViewport({ x, y, zoom });
    }
  }, [setViewport, width, height, x, y, zoom]);
  return null;
}

/** Where the drawing is put: in the middle, or so that the stage is. */
export function viewOf(
  drawing: { width: number; height: number },
  room: { width: number; height: number },
  stage: { x: number; y: number } | undefined,
): { x: number; y: number; zoom: number } {
  const whole = Math.min(
    (room.width - 2 * MARGIN) / drawing.width,
    (room.height - 2 * MARGIN) / drawing.height,
  );
  const zoom = Math.min(MOST, Math.max(LEAST, whole));
  const along = (size: number, span: number, middle: number | undefined) => {
    const free = span - size * zoom;
    return free >= 2 * MARGIN - 1 || middle === undefined
      ? free / 2
      : Math.min(MARGIN, Math.max(free - MARGIN, span / 2 - middle * zoom));
  };
  return {
    zoom,
    x: along(drawing.width, room.width, stage && stage.x + NODE.width / 2),
    y: along(drawing.height, room.height, stage && stage.y + NODE.height / 2),
  };
}
