import { scope, startSimulatedAws } from '../__testUtils__/simulatedAws';

const ID = '7ad7ea7b-3b1c-4f0e-9a3b-0123456789ab';
const TRANSFORM = 'tfm-3f9c1a7be25d48c6a0b4e17d92f5c8036b1d4ae7';
const TAGS = '{ team: data, stage: production }';

const SCENARIO = `
  queues: [{ name: orders, tags: ${TAGS} }, { name: others, tags: { team: data } }]
  streams: [{ name: plays, tags: ${TAGS} }]
  deliveryStreams: [{ name: plays, destination: { s3: lake }, tags: ${TAGS} }]
  functions: [{ name: plays, tags: ${TAGS} }]
  domains: [{ name: plays, tags: ${TAGS} }]
  buckets: [{ name: lake, tags: ${TAGS} }]
  crawlers: [{ name: lake, database: lake, target: s3://lake/, tags: ${TAGS} }]
  transforms: [{ id: ${TRANSFORM}, name: m, input: { database: d, table: t }, tags: ${TAGS} }]
  glueJobs: [{ name: load, tags: ${TAGS} }]
  databrewJobs: [{ name: prepare, dataset: { name: raw, s3: s3://lake/raw/ }, tags: ${TAGS} }]
  clusters: [{ name: sales, tags: ${TAGS} }]
  workgroups: [{ name: reports, id: ${ID}, tags: ${TAGS} }]`;

it('finds stages of every kind by their tags', async () => {
  const aws = await startSimulatedAws({}, SCENARIO);
  try {
    const { stages, problems } = await aws.source.findByTags({
      team: 'data',
      stage: 'production',
    });
    expect(problems).toEqual([]);
    expect(stages.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual([
      'databrew-job prepare',
      'firehose-stream plays',
      'glue-crawler lake',
      'glue-job load',
      `glue-ml-transform ${TRANSFORM}`,
      'kinesis-stream plays',
      'lambda-function plays',
      'opensearch-domain plays',
      'redshift-cluster sales',
      `redshift-workgroup ${ID}`,
      's3-bucket lake',
      'sqs-queue orders',
    ]);
    expect(stages).toContainEqual(
      expect.objectContaining({ ...scope, kind: 's3-bucket' }),
    );
  } finally {
    await aws.close();
  }
});
