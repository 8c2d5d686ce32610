import { NODE } from './drawing';
import { viewOf } from './Viewport';

const ROOM = { width: 1000, height: 400 };

/** Where of the room the middle of a stage is seen. */
function seenAt(drawing: { width: number; height: number }, x: number) {
  const view = viewOf(drawing, ROOM, { x, y: 0 });
  return view.x + (x + NODE.width / 2) * view.zoom;
}

describe('viewOf', () => {
  it('fits a drawing that is too wide, and puts it into the middle', () => {
    const { zoom, x } = viewOf({ width: 1400, height: 300 }, ROOM, undefined);
    expect(zoom).toBeLessThan(1);
    expect(x).toBeCloseTo((ROOM.width - 1400 * zoom) / 2);
    expect(1400 * zoom).toBeLessThanOrEqual(ROOM.width);
  });

  it('makes a small drawing not much larger than it is', () => {
    const { zoom } = viewOf({ width: 200, height: 100 }, ROOM, undefined);
    expect(zoom).toBeCloseTo(1.2);
  });

  it.each([0, 4_000, 7_800])(
    'has the stage in view at %s where the whole would be too small to read',
    x => {
      const at = seenAt({ width: 8_000, height: 300 }, x);
      expect(at).toBeGreaterThan(0);
      expect(at).toBeLessThan(ROOM.width);
    },
  );
});
