import { Check } from '@pipeline-health/plugin-pipeline-health-node';
import { JobThreshold } from '../../judging/runs';
import { DatabrewJobInventory } from './DatabrewJobInventory';

/** A rule of a DataBrew job. */
export type DatabrewCheck = Check<DatabrewJobInventory, JobThreshold>;
