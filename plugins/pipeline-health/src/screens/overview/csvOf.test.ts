import { pipeline } from '../../__testUtils__/fixtures';
import { losing } from '../../__testUtils__/scenes';
import { csvOf } from './csvOf';

const now = Date.parse('2026-02-03T14:00:00Z');
const t = ((key: string) => key) as never;
const words = { figure: ({ title }: { title?: string }) => title ?? '' };
const textOf = ({ title }: { title: string }) => ({ title });
const csv = (...pipelines: Parameters<typeof csvOf>[0]) =>
  csvOf(pipelines, t, { textOf, words } as never).split('\r\n');

describe('csvOf', () => {
  it('has a head, and a line for each pipeline', () => {
    const [head, first, second, ...more] = csv(
      losing(now),
      pipeline(now, 'orders'),
    );
    expect(head.split(',')).toHaveLength(12);
    expect(first).toMatch(/^component:default\/payments,.*,health.critical,/);
    expect(second).toMatch(/^component:default\/orders,/);
    expect(more).toEqual([]);
  });

  it('quotes what would end a cell or a line', () => {
    const [, line] = csv({
      ...pipeline(now, 'orders'),
      title: 'Orders, "all"\nof them',
    });
    expect(line).toContain(',"Orders, ""all""\nof them",');
  });

  it.each(['=1+1', '+1', '-1', '@x'])('lets %s be no formula', title => {
    const [, line] = csv({ ...pipeline(now, 'orders'), title });
    expect(line).toContain(`,'${title},`);
  });
});
