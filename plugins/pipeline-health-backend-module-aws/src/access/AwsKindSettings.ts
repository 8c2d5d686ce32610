import type { RedshiftSettings } from '../redshift/RedshiftSettings';

/** The parts of the configuration that only some kinds look at. */
export interface AwsKindSettings {
  redshift: RedshiftSettings;
}
