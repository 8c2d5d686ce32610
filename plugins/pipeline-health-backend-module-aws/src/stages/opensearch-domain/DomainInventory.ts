import {
  Asked,
  Check,
  CheckContext,
} from '@pipeline-health/plugin-pipeline-health-node';
import { StageAlarm } from '../../aws/access';
import type { DomainThreshold } from './thresholds';

/** The configuration and facts of a domain. */
export type DomainInventory = {
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
  alarms?: Asked<StageAlarm[]>;
};

/** What the rules of a domain look at. */
export type DomainContext = CheckContext<DomainInventory, DomainThreshold>;

/** The same, of a domain that has been described. */
export type DescribedDomain = DomainContext & { inventory: DomainInventory };

/** A rule of a domain. */
export type DomainCheck = Check<DomainInventory, DomainThreshold>;
