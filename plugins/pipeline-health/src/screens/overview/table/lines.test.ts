import { PipelineGroup } from '@pipeline-health/plugin-pipeline-health-common';
import { linesOf } from './lines';

const group = (value: string | undefined, critical: number): PipelineGroup => ({
  value,
  counts: { critical, unknown: 0, warning: 0, healthy: 1 },
});

describe('the lines of a table', () => {
  it('are the places of a list without groups', () => {
    const lines = linesOf(3, undefined, []);
    expect(lines.count).toBe(3);
    expect(lines.at(2)).toEqual({ type: 'row', place: 2 });
  });

  it('have a head before each group, and nothing of those that are folded', () => {
    const groups = [group('a', 1), group(undefined, 0), group('b', 2)];
    const told = (folded: string[]) => {
      const lines = linesOf(6, groups, folded);
      return Array.from({ length: lines.count }, (_, index) => {
        const line = lines.at(index);
        return line.type === 'row' ? line.place : line.group.value;
      });
    };
    expect(told([])).toEqual(['a', 0, 1, undefined, 2, 'b', 3, 4, 5]);
    expect(told(['', 'a'])).toEqual(['a', undefined, 'b', 3, 4, 5]);
    expect(told(['', 'a', 'b'])).toEqual(['a', undefined, 'b']);
  });
});
