import { Result } from '../run/runCase';
import { totalsOf } from '../score/totals';
import { Column, paddedRows, RESULT_COLUMNS, TOTAL_COLUMNS } from './cells';

const SYSTEMS: { [system: string]: string } = {
  queues: 'Queues: SQS with dead-letter queues',
  streams: 'Streams: Kinesis, Firehose, Lambda, OpenSearch, S3',
  crawlers: 'Crawlers: Glue crawlers and the tables they write',
  batch: 'Batch: DataBrew, Glue jobs, Redshift',
  matching: 'Matching: Glue ML transforms',
  across: 'Across: trouble with reading AWS itself, several causes, far causes',
};

/** The page that says how far our verdicts can be trusted. */
export function accuracyPage(results: readonly Result[]): string {
  const cases = new Set(results.map(({ file }) => file)).size;
  const seeds = distinct(results.map(({ seed }) => seed));
  const cadences = distinct(results.map(({ cadence }) => cadence));
  const systems = distinct(results.map(({ system }) => system)).sort();
  return `${[
    '# Accuracy',
    '',
    'This page is written by `yarn trial --write docs/accuracy.md`; what it says was measured, not chosen. Each case is a story with a known truth, played on a virtual clock: a simulated AWS, the real plugin with the module that reads AWS, and the API that the frontend reads. How cases are written and scored: [packages/trial](https://github.com/pipeline-health/pipeline-health/blob/main/packages/trial/README.md).',
    '',
    `${cases} cases, ${results.length} runs: ${cadences
      .map(cadence => `tiers of ${cadence}`)
      .join(' and ')}, ${seeds.length === 1 ? 'seed' : 'seeds'} ${seeds.join(
      ', ',
    )}. We wrote the cases ourselves, so they show where we are wrong better than how often we are right.`,
    '',
    ...markdownTable(TOTAL_COLUMNS, totalsOf(results)),
    '',
    '- _Told cleanly_: in time, with the right cause from the first to the last minute, never healthy meanwhile, clock never too late.',
    '- _Missed_: never told as badly as it was, or with a wrong cause at the end.',
    '- _Latest clock_: the told time to loss minus the true one, at its worst. Above zero is the dangerous side.',
    '- _False incidents_: how often something was told of what was healthy.',
    '',
    '## What is known not to be told right',
    '',
    ...complaintsOf(results),
    '',
    'What the simulated AWS does not model cannot be tried with it: [what differs from AWS](https://github.com/pipeline-health/pipeline-health/blob/main/packages/aws-simulator/README.md#what-differs-from-aws).',
    ...systems.flatMap(system => [
      '',
      `## ${SYSTEMS[system] ?? system}`,
      '',
      ...markdownTable(
        RESULT_COLUMNS,
        results.filter(result => result.system === system),
      ),
    ]),
  ].join('\n')}\n`;
}

function complaintsOf(results: readonly Result[]): string[] {
  const wrong = results.filter(({ score }) => score.complaints.length > 0);
  return wrong.length === 0
    ? ['Nothing of what was tried.']
    : wrong.map(
        ({ system, name, title, cadence, seed, score }) =>
          `- **${title}** (${system}/${name}, ${cadence}, seed ${seed}): ${score.complaints.join(
            '; ',
          )}.`,
      );
}

function markdownTable<T>(columns: Column<T>[], items: readonly T[]): string[] {
  const [head, ...rows] = paddedRows(columns, items);
  const line = head.map(({ length }) => '-'.repeat(length));
  return [head, line, ...rows].map(cells => `| ${cells.join(' | ')} |`);
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
