import type { Job } from '@aws-sdk/client-glue';
import { Scope } from '../../../wire/wireMessages';
import { JobLife } from '../../jobs/JobLife';

/** A job with its runs. */
export interface GlueJob {
  scope: Scope;
  description: Job;
  life: JobLife;
  bookmarkStands: boolean;
}
