import { AlarmCoverage } from '../../aws/access';

/** What the description of a domain says. */
export type DomainConfiguration = {
  /** As AWS names it: `Active`. */
  status: string;
  engineVersion?: string;
  /** False while the domain is being created. */
  created: boolean;
  deleted: boolean;
  instanceType?: string;
  dataNodes?: number;
  /** All nodes: data, dedicated masters, warm. */
  nodes?: number;
  dedicatedMasters: number;
  zoneAwareness: boolean;
  volumeType?: string;
  /** Of each data node; absent for instances with their own disks. */
  volumeSizeBytes?: number;
  endpoint?: string;
  encryptionAtRest: boolean;
  softwareUpdateAvailable: boolean;
  /** When AWS installs a required update by itself. */
  softwareUpdateAt?: string;
};

/** The configuration and facts of a domain. */
export type DomainInventory = DomainConfiguration & {
  alarms: AlarmCoverage;
};
