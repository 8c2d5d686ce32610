import { crawled, losing } from '../../__testUtils__/scenes';
import { layoutFlow, NODE } from './layoutFlow';

describe('layoutFlow', () => {
  it('lets data flow to the right, or down on a phone', () => {
    const { stages, links } = losing(0);
    const [first, second] = layoutFlow(stages, links, 'LR').stages;
    expect(second.x).toBeGreaterThan(first.x + NODE.width);
    expect(second.y).toBe(first.y);
    const [upper, lower] = layoutFlow(stages, links, 'TB').stages;
    expect(lower.y).toBeGreaterThan(upper.y + NODE.height);
    expect(lower.x).toBe(upper.x);
  });

  it('keeps stages apart and in reading order', () => {
    const { stages, links } = crawled(0);
    const placed = layoutFlow(stages, links, 'LR').stages;
    expect(placed.map(({ stage }) => stage.kind)[0]).toBe('kinesis-stream');
    expect(placed.map(({ stage }) => stage.kind).at(-1)).toBe('glue-crawler');
    placed.forEach((one, index) =>
      placed.slice(index + 1).forEach(other => {
        const apart =
          Math.abs(one.x - other.x) >= NODE.width ||
          Math.abs(one.y - other.y) >= NODE.height;
        expect(apart).toBe(true);
      }),
    );
  });

  it('leaves out links to stages that are not there', () => {
    const { stages, links } = losing(0);
    expect(layoutFlow(stages.slice(0, 1), links, 'LR').links).toEqual([]);
  });

  it('draws stages that refer to each other', () => {
    const { stages, links } = losing(0);
    const back = { ...links[0], from: links[0].to, to: links[0].from };
    expect(layoutFlow(stages, [...links, back], 'LR').links).toHaveLength(2);
  });
});
