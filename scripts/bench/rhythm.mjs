/*
 * How well what is not usual is found in labelled series of the Numenta Anomaly
 * Benchmark: precision, recall and false alarms a week, beside those of three
 * standard deviations. The folder holds `windows.json` and the files it names.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { cacheFolder, inRepository } from '../lib/paths.mjs';
import { UserError } from '../lib/userError.mjs';
import { main } from '../lib/main.mjs';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEP = 5 * MINUTE;
/** The first day is for learning, as at first sight. */
const LEARNING = DAY;

const judging = './plugins/pipeline-health-backend-module-aws/src/judging';
const node = './plugins/pipeline-health-node/src/source/Rhythm';

async function loadChecks() {
  const outfile = join(cacheFolder, 'bench', 'rhythm.mjs');
  await build({
    stdin: {
      contents: `
        export * from '${judging}/rhythm/levelChecks';
        export * from '${judging}/rhythm/silenceCheck';
        export * from '${node}';`,
      resolveDir: inRepository(),
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  return import(pathToFileURL(outfile).href);
}

function readSeries(path) {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map(line => {
      const [time, value] = line.split(',');
      return {
        at: Date.parse(`${time.replace(' ', 'T')}Z`),
        value: Number(value),
      };
    });
}

/** What the checks of the product say at each point, from what they would know then. */
function byRhythm(samples, { checks, thresholds, tools }) {
  const first = samples[0].at;
  let previous = {};
  return samples.map(({ at }, index) => {
    const now = at + STEP;
    const asked = first + Math.floor((now - first) / (DAY / 2)) * (DAY / 2);
    const rhythm = tools.rhythmOf(samples, tools.rhythmWindow(asked));
    const last = samples[index];
    const context = {
      inventory: {},
      thresholds,
      previous,
      now,
      samples: {
        value: samples
          .slice(Math.max(0, index - 36), index + 1)
          .filter(sample => sample.at >= now - 3 * HOUR),
      },
      readings: {
        value: { value: last.value, at: new Date(last.at).toISOString() },
      },
      coverage: { value: { until: now, currentSince: now - HOUR } },
      rhythms: rhythm ? { value: rhythm } : {},
    };
    previous = Object.fromEntries(
      checks.flatMap(check => {
        const draft = check.run(context);
        return draft
          ? [
              [
                check.id,
                {
                  ...draft,
                  message: { values: draft.values ?? {} },
                  onsetAt: new Date(draft.onsetAt).toISOString(),
                },
              ],
            ]
          : [];
      }),
    );
    return now > first + LEARNING ? Object.values(previous) : [];
  });
}

/** What is further from the mean of all before than three standard deviations. */
function byDeviation(samples) {
  let [count, sum, squares] = [0, 0, 0];
  return samples.map(({ at, value }) => {
    const mean = sum / count;
    const deviation = Math.sqrt(Math.max(0, squares / count - mean ** 2));
    count += 1;
    sum += value;
    squares += value ** 2;
    return (
      at > samples[0].at + LEARNING && Math.abs(value - mean) > 3 * deviation
    );
  });
}

function score(samples, flags, windows) {
  const isIn = (at, [from, to]) => at >= from && at <= to;
  const episodes = flags.flatMap((flag, index) =>
    flag && !flags[index - 1] ? [samples[index].at] : [],
  );
  const right = episodes.filter(at => windows.some(each => isIn(at, each)));
  const found = windows.filter(each =>
    samples.some(({ at }, index) => flags[index] && isIn(at, each)),
  );
  const learnt = samples[samples.length - 1].at - samples[0].at - LEARNING;
  return {
    alarms: episodes.length,
    right: right.length,
    windows: windows.length,
    found: found.length,
    weeks: learnt / (7 * DAY),
  };
}

function total(scores) {
  const add = key => scores.reduce((sum, each) => sum + each[key], 0);
  const round = value => Math.round(value * 100) / 100;
  return {
    precision: round(add('right') / Math.max(1, add('alarms'))),
    recall: round(add('found') / add('windows')),
    falseAlarmsAWeek: round((add('alarms') - add('right')) / add('weeks')),
  };
}

await main(async () => {
  const [folder] = process.argv.slice(2);
  if (!folder) {
    throw new UserError('Say where the series are: yarn bench:rhythm FOLDER');
  }
  const tools = await loadChecks();
  const metric = { metric: 'value', unit: 'bytes', come: 'came' };
  const silence = { title: 'Silence', breach: 'above', warning: 30 * 60 };
  const judged = {
    tools,
    thresholds: { ...tools.levelThresholds, silence },
    checks: [
      tools.silenceCheck({
        id: 'silent',
        metric: 'value',
        line: 'silence',
        threshold: silence,
        nothing: 'Nothing came',
        things: ['thing', 'things'],
        evidence: { lastAt: 'lastAt', usual: 'usual' },
      }),
      tools.lessThanUsualCheck(metric),
      tools.moreThanUsualCheck(metric),
    ],
  };
  const all = JSON.parse(readFileSync(join(folder, 'windows.json'), 'utf8'));
  const results = Object.entries(all).map(([file, labels]) => {
    const samples = readSeries(join(folder, file));
    const windows = labels.map(times =>
      times.map(time => Date.parse(`${time.slice(0, 19).replace(' ', 'T')}Z`)),
    );
    const found = byRhythm(samples, judged);
    const warned = found.map(each =>
      each.some(({ severity }) => severity !== 'info'),
    );
    return {
      file,
      told: score(
        samples,
        found.map(each => each.length > 0),
        windows,
      ),
      warned: score(samples, warned, windows),
      threeSigma: score(samples, byDeviation(samples), windows),
    };
  });
  results.forEach(result => console.log(JSON.stringify(result)));
  console.log(
    JSON.stringify(
      Object.fromEntries(
        ['told', 'warned', 'threeSigma'].map(by => [
          by,
          total(results.map(result => result[by])),
        ]),
      ),
    ),
  );
  return 0;
});
