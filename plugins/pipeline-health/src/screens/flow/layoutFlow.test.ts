import { RelationRole } from '@pipeline-health/plugin-pipeline-health-common';
import { LABEL, NODE, RoledLink } from './drawing';
import { layoutFlow } from './layoutFlow';
import { neighbourStage } from './neighbourStage';

const link = (from: string, to: string, role?: RelationRole): RoledLink => ({
  from,
  to,
  relation: role ?? 'feeds',
  role,
});

/** A stream that is changed on its way and whose failures are kept. */
const STREAM = {
  arns: ['index', 'stream', 'function', 'failed', 'source'],
  links: [
    link('stream', 'index'),
    link('stream', 'function', 'transform'),
    link('stream', 'failed', 'failure'),
    link('source', 'stream'),
  ],
};

/** As many stages as people still look at: five ways of eight stations. */
function many() {
  const arns = Array.from({ length: 40 }, (_, index) => `stage-${index}`);
  const links = arns.flatMap((arn, index) => {
    const next = arns[index + 1];
    return next && index % 8 !== 7 ? [link(arn, next)] : [];
  });
  return { arns, links: [...links, link('stage-3', 'stage-12')] };
}

function draw({ arns, links }: { arns: string[]; links: RoledLink[] }) {
  const drawing = layoutFlow(arns, links);
  const at = (arn: string) => {
    const found = drawing.stages.find(it => it.arn === arn);
    if (!found) {
      throw new Error(`${arn} is not drawn`);
    }
    return found;
  };
  return { ...drawing, at };
}

describe('layoutFlow', () => {
  it('lets data flow to the right', () => {
    const { at, stages } = draw(STREAM);
    expect(at('stream').x).toBeGreaterThan(at('source').x + NODE.width);
    expect(at('index').x).toBeGreaterThan(at('stream').x + NODE.width);
    expect(at('index').y).toBe(at('source').y);
    expect(stages[0].arn).toBe('source');
  });

  it('hangs what changes the data above its way, and what failed below', () => {
    const { at, links } = draw(STREAM);
    const line = at('stream').y + NODE.height / 2;
    expect(at('function').y + NODE.height).toBeLessThan(
      line - LABEL.height / 2,
    );
    expect(at('function').x).toBeGreaterThan(at('stream').x);
    expect(at('function').x).toBeLessThan(at('index').x);
    expect(at('failed')).toMatchObject({ x: at('stream').x });
    expect(at('failed').y).toBeGreaterThan(at('stream').y + NODE.height);
    expect(links.map(({ course }) => course).sort()).toEqual([
      'above',
      'below',
      'onward',
      'onward',
    ]);
  });

  it('keeps what has a way of its own on the way', () => {
    const { at } = draw({
      arns: [...STREAM.arns, 'crawler'],
      links: [...STREAM.links, link('failed', 'crawler')],
    });
    expect(at('failed').x).toBeGreaterThan(at('stream').x);
    expect(at('crawler').x).toBeGreaterThan(at('failed').x);
  });

  it.each([
    ['a stream', STREAM],
    ['forty stages', many()],
    ['stages that nothing links', { arns: ['a', 'b', 'c', 'd'], links: [] }],
  ])('keeps the boxes of %s apart and within the drawing', (_, flow) => {
    const { stages, width, height } = draw(flow);
    expect(stages).toHaveLength(flow.arns.length);
    stages.forEach((one, index) => {
      expect(one.x).toBeGreaterThanOrEqual(0);
      expect(one.y).toBeGreaterThanOrEqual(0);
      expect(one.x + NODE.width).toBeLessThanOrEqual(width);
      expect(one.y + NODE.height).toBeLessThanOrEqual(height);
      stages.slice(index + 1).forEach(other => {
        const apart =
          Math.abs(one.x - other.x) >= NODE.width ||
          Math.abs(one.y - other.y) >= NODE.height;
        expect([one.arn, other.arn, apart]).toEqual([one.arn, other.arn, true]);
      });
    });
  });

  it('puts parts that nothing links beside each other', () => {
    const arns = Array.from({ length: 16 }, (_, index) => `${index}`);
    const { width, height } = draw({ arns, links: [] });
    expect(width).toBeGreaterThan(height);
  });

  it('leaves out links to stages that are not there', () => {
    expect(layoutFlow(['stream'], STREAM.links).links).toEqual([]);
  });

  it('draws stages that refer to each other', () => {
    const links = [link('a', 'b'), link('b', 'a')];
    expect(layoutFlow(['a', 'b'], links).links).toHaveLength(2);
  });
});

describe('neighbourStage', () => {
  it('follows the arrow keys', () => {
    const { stages } = draw(STREAM);
    const from = (arn: string, key: string) => neighbourStage(stages, arn, key);
    expect(from('source', 'ArrowRight')).toBe('stream');
    expect(from('stream', 'ArrowRight')).toBe('index');
    expect(from('index', 'ArrowLeft')).toBe('stream');
    expect(from('stream', 'ArrowDown')).toBe('failed');
    expect(from('stream', 'ArrowUp')).toBe('function');
    expect(from('source', 'ArrowLeft')).toBeUndefined();
    expect(from('source', 'Enter')).toBeUndefined();
  });
});
