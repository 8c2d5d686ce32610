import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { queue } from '../../__testUtils__/fixtures';
import { runLanes, runsToRead } from './runLanes';

const MINUTE = 60_000;
const at = (minutes: number) => new Date(minutes * MINUTE).toISOString();
const range = {
  fromMs: 0,
  toMs: 100 * MINUTE,
  now: 100 * MINUTE,
  least: 0.008,
};

function run(id: string, from: number, to?: number, more?: Partial<Run>): Run {
  return {
    id,
    state: to === undefined ? 'running' : 'succeeded',
    startedAt: at(from),
    ...(to !== undefined && { endedAt: at(to) }),
    ...more,
  };
}

const stageOf = (name: string, runs?: Run[]) => queue(0, name, { runs });

const places = (runs: Run[]) =>
  runLanes([stageOf('job', runs)], range)[0].bars.map(
    ({ runs: [{ id }], start, width, row }) => [id, start, width, row],
  );

describe('runLanes', () => {
  it('places runs within the range; a running one reaches to its end', () => {
    expect(places([run('running', 90), run('done', 0, 25)])).toEqual([
      ['done', 0, 0.25, 0],
      ['running', 0.9, expect.closeTo(0.1), 0],
    ]);
  });

  it('leaves out what ended before and cuts what began before', () => {
    const [lane] = runLanes(
      [stageOf('job', [run('old', -50, -20), run('cut', -10, 10)])],
      range,
    );
    expect(lane.bars).toMatchObject([
      { runs: [{ id: 'cut' }], start: 0, width: 0.1, cut: true },
    ]);
    expect(lane.unknown).toBe(0);
  });

  it('gives runs at the same time rows of their own', () => {
    expect(
      places([run('a', 0, 50), run('b', 10, 30), run('c', 40, 60)]).map(
        ([id, , , row]) => [id, row],
      ),
    ).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 1],
    ]);
  });

  it('makes one bar of runs that are too short to be told apart', () => {
    const [lane] = runLanes(
      [
        stageOf('job', [
          run('a', 10, 11, { state: 'failed' }),
          run('b', 12, 13),
          run('c', 13, 14, { state: 'failed' }),
          run('d', 40, 41),
          run('long', 45, 90),
          run('e', 90, 91),
        ]),
      ],
      { ...range, least: 0.05 },
    );
    expect(
      lane.bars.map(({ runs, row }) => [runs.map(({ id }) => id).join(), row]),
    ).toEqual([
      ['a,b,c', 0],
      ['d', 0],
      ['long', 0],
      ['e', 0],
    ]);
  });

  it('never needs more than four rows', () => {
    const [lane] = runLanes(
      [
        stageOf(
          'job',
          Array.from({ length: 30 }, (_, index) => run(`${index}`, index)),
        ),
      ],
      range,
    );
    expect(lane.rows).toBe(4);
    expect(lane.bars.flatMap(({ runs }) => runs)).toHaveLength(30);
  });

  it('ends what runs now, before what is to come', () => {
    const [lane] = runLanes([stageOf('job', [run('a', 10)])], {
      ...range,
      now: 50 * MINUTE,
    });
    expect(lane.bars).toMatchObject([{ start: 0.1, width: 0.4 }]);
  });

  it('says from when on no run is known', () => {
    const [lane] = runLanes([stageOf('job', [run('first', 40, 45)])], range);
    expect(lane.unknown).toBe(0.4);
    expect(runLanes([stageOf('job', [])], range)[0].unknown).toBe(0);
  });

  it('keeps runs of clocks that are ahead, and skips times that are none', () => {
    expect(
      places([
        run('ahead', 105, 106),
        { id: 'broken', state: 'failed', startedAt: 'soon' },
      ]),
    ).toEqual([['ahead', 1, 0, 0]]);
  });

  it('has a lane for each stage that runs, also before its first run', () => {
    const lanes = runLanes(
      [stageOf('queue'), stageOf('new', []), stageOf('job', [run('a', 1, 2)])],
      range,
    );
    expect(lanes.map(({ stage, last }) => [stage.name, last?.id])).toEqual([
      ['new', undefined],
      ['job', 'a'],
    ]);
  });
});

describe('runsToRead', () => {
  it('puts what failed first, then the newest, over all stages', () => {
    const lanes = runLanes(
      [
        stageOf('crawler', [
          run('c1', 10, 20),
          run('c2', 30, 40, { state: 'failed' }),
        ]),
        stageOf('job', [
          run('j1', 5, 9, { state: 'failed' }),
          run('j2', 50, 60),
        ]),
      ],
      range,
    );
    expect(runsToRead(lanes).map(({ run: { id } }) => id)).toEqual([
      'c2',
      'j1',
      'j2',
      'c1',
    ]);
  });
});
