import { compareEmulators } from './__testUtils__/compareEmulators';
import { jobsBehaviours } from './__testUtils__/jobsBehaviours';
import { JobsLab } from './__testUtils__/JobsLab';

// The Data API is not compared: moto answers every statement with one fixed
// table, and never finishes it.
compareEmulators({
  service: 'Glue jobs, DataBrew and Redshift',
  newLab: () => new JobsLab(),
  behaviours: jobsBehaviours,
  differences: {
    'gives the outputs, timeout, runs and schedules of a profile job':
      'moto tells neither outputs nor timeout of a profile job, and has no runs and schedules',
  },
  lacks: {
    'AWSGlue.GetJobBookmark': 'jobs have no bookmarks',
    'RedshiftServerless.ListWorkgroups': 'Redshift Serverless is not simulated',
    'RedshiftServerless.GetNamespace': 'Redshift Serverless is not simulated',
  },
});
