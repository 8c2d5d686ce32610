import { readCase } from '../case/readCase';
import { playCase } from '../play/playCase';
import { Recording } from '../play/Recording';
import { score, Score } from '../score/score';

/** One case with one seed and one cadence. */
export interface Job {
  file: string;
  seed: number;
  cadence: string;
}

/** What came of a job. */
export interface Result extends Job {
  name: string;
  system: string;
  title: string;
  kind: 'fault' | 'healthy';
  /** Real seconds that it took. */
  seconds: number;
  score: Score;
  recordings: Recording[];
}

/** Plays a case and scores what was told. */
export async function runCase(job: Job): Promise<Result> {
  const trial = await readCase(job.file);
  const begun = performance.now();
  const recordings = await playCase(trial, job);
  const { name, system, title, truth } = trial;
  return {
    ...job,
    name,
    system,
    title,
    kind: truth.fault ? 'fault' : 'healthy',
    seconds: (performance.now() - begun) / 1000,
    score: score(recordings, truth),
    recordings,
  };
}
