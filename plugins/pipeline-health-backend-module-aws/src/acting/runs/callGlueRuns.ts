import {
  BatchStopJobRunCommand,
  GetJobRunCommand,
  GlueClient,
  StartJobRunCommand,
} from '@aws-sdk/client-glue';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { readRuns } from '../../stages/glue-job/readRuns';
import { StageRuns } from './StageRuns';

/** The runs of a Glue job. */
export const glueRuns: StageRuns = {
  stageKind: 'glue-job',
  what: 'run',
  iamActions: {
    start: ['glue:GetJobRun', 'glue:StartJobRun'],
    stop: ['glue:BatchStopJobRun'],
  },
  read: (access, stage) => readRuns(access.client(GlueClient), stage),
  startCall: ({ name }, like) => ({
    service: 'glue',
    operation: 'StartJobRun',
    input: {
      JobName: name,
      // They may hold secrets.
      ...(like && { Arguments: `those of ${like.id}` }),
    },
  }),
  async start(access, { name }, like) {
    const { JobRun: run } = like
      ? await access
          .client(GlueClient)
          .send(new GetJobRunCommand({ JobName: name, RunId: like.id }))
      : {};
    const { JobRunId: id } = await access
      .clientThatTriesOnce(GlueClient)
      .send(
        new StartJobRunCommand({ JobName: name, Arguments: run?.Arguments }),
      );
    return id;
  },
  stopCall: ({ name }, { id }) => ({
    service: 'glue',
    operation: 'BatchStopJobRun',
    input: { JobName: name, JobRunIds: [id] },
  }),
  async stop(access, { name }, { id }) {
    const { Errors: [failed] = [] } = await access
      .clientThatTriesOnce(GlueClient)
      .send(new BatchStopJobRunCommand({ JobName: name, JobRunIds: [id] }));
    if (failed) {
      throw new SourceError(
        'invalid',
        `Glue does not stop ${id}: ${
          failed.ErrorDetail?.ErrorMessage ?? 'it does not say why'
        }`,
      );
    }
  },
};
