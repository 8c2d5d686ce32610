import {
  DataBrewClient,
  StartJobRunCommand,
  StopJobRunCommand,
} from '@aws-sdk/client-databrew';
import { readRuns } from '../../stages/databrew-job/readRuns';
import { StageRuns } from './StageRuns';

/** The runs of a DataBrew job, which takes no arguments. */
export const databrewRuns: StageRuns = {
  stageKind: 'databrew-job',
  what: 'run',
  iamActions: {
    start: ['databrew:StartJobRun'],
    stop: ['databrew:StopJobRun'],
  },
  async read(access, { name }) {
    const { items } = await readRuns(
      access.client(DataBrewClient),
      name,
      undefined,
    );
    return items;
  },
  startCall: ({ name }) => ({
    service: 'databrew',
    operation: 'StartJobRun',
    input: { Name: name },
  }),
  async start(access, { name }) {
    const { RunId: id } = await access
      .clientThatTriesOnce(DataBrewClient)
      .send(new StartJobRunCommand({ Name: name }));
    return id;
  },
  stopCall: ({ name }, { id }) => ({
    service: 'databrew',
    operation: 'StopJobRun',
    input: { Name: name, RunId: id },
  }),
  async stop(access, { name }, { id }) {
    await access
      .clientThatTriesOnce(DataBrewClient)
      .send(new StopJobRunCommand({ Name: name, RunId: id }));
  },
};
