import { Result } from '../run/runCase';
import { accuracyPage } from './accuracy';

const result: Result = {
  file: '/cases/queues/a.yaml',
  name: 'a',
  system: 'queues',
  title: 'The consumer stops',
  seed: 1,
  cadence: 'demo',
  kind: 'fault',
  seconds: 3,
  recordings: [],
  score: {
    verdict: 'partly',
    complaints: ['changed its reason 2 times'],
    lost: 7,
    fault: {
      foundAt: 60_000,
      minutesBeyond: 1,
      causeAtFirst: true,
      causeAtEnd: true,
      changes: 2,
      greenMinutes: 0,
      falseAlarms: 0,
      consequences: [],
      complaints: [],
    },
    clock: { rounds: 3, min: -120, median: -60, max: -1, complaints: [] },
  },
};
const wellKept: Result = {
  ...result,
  name: 'b',
  file: '/cases/queues/b.yaml',
  kind: 'healthy',
  score: {
    verdict: 'clean',
    complaints: [],
    lost: 0,
    healthy: { days: 2, incidents: 0, unhealthyMinutes: 0, complaints: [] },
  },
};

/** The cells of the row that begins with a name, by their titles. */
function rowOf(page: string, name: string): { [title: string]: string } {
  const lines = page.split('\n');
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim());
  const at = lines.findIndex(line => cells(line)[0] === name);
  const head = lines.slice(0, at).filter(line => /^\| [a-z]/.test(line));
  const titles = [...head]
    .reverse()
    .find(line => /\b(system|case)\b/.test(line));
  const values = cells(lines[at]);
  return Object.fromEntries(
    cells(titles ?? '').map((title, index) => [title, values[index]]),
  );
}

describe('the page of accuracy', () => {
  const page = accuracyPage([result, wellKept]);

  it('sums up each system, and all', () => {
    for (const system of ['queues', 'all']) {
      expect(rowOf(page, system)).toMatchObject({
        faults: '1',
        'told cleanly': '0',
        missed: '0',
        found: '1 of 1',
        'right at the end': '1 of 1',
        changes: '2',
        'latest clock': '-1 s',
        'look-alikes': '1',
        'false incidents': '0',
      });
    }
  });

  it('tells of each case, and names what went wrong', () => {
    expect(rowOf(page, 'queues/a')).toMatchObject({
      verdict: 'partly',
      found: '1m',
      cause: 'yes/yes',
      clock: '-2 min / -1 min / -1 s',
      lost: '7',
    });
    expect(rowOf(page, 'queues/b')).toMatchObject({
      verdict: 'clean',
      alarms: '0 in 2 d',
    });
    expect(page).toContain(
      '- **The consumer stops** (queues/a, demo, seed 1): changed its reason 2 times.',
    );
  });

  it('says so when nothing went wrong', () => {
    expect(accuracyPage([wellKept])).toContain('Nothing of what was tried.');
  });
});
