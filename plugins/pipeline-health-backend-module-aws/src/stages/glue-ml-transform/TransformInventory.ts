import {
  Asked,
  Check,
  CheckContext,
} from '@pipeline-health/plugin-pipeline-health-node';
import type { TransformThreshold } from './thresholds';

/** A table of the catalog. */
export type TableName = {
  database: string;
  table: string;
  /** The catalog of the table, when it is not the account's own. */
  catalogId?: string;
};

/** A table that a transform reads, and whether it still fits. */
export type InputTable = TableName & {
  exists: boolean;
  /** The data of the table is gone; its crawler gave it up. */
  deprecated?: boolean;
  location?: string;
  /** The crawler that makes the table. */
  crawler?: string;
  /** Columns that the transform was made for and the table lacks. */
  missingColumns: string[];
  /** `birth_date: date → string`. */
  changedColumns: string[];
};

/** What the last evaluation found. All numbers are 0–1. */
export type TransformQuality = {
  precision?: number;
  recall?: number;
  f1?: number;
  areaUnderCurve?: number;
  confusion?: {
    truePositives: number;
    falsePositives: number;
    trueNegatives: number;
    falseNegatives: number;
  };
  /** Most important first. */
  columnImportances: { column: string; importance: number }[];
  /** When the evaluation ended, as far as that is known. */
  evaluatedAt?: string;
};

/** The configuration of a FindMatches transform and how well it matches. */
export type TransformInventory = {
  /** What people call it. */
  name: string;
  description?: string;
  /** As AWS says it: `READY`, `NOT_READY`, `DELETING`, or something newer. */
  status: string;
  /** `FIND_MATCHES`, or something newer. */
  type?: string;
  /** The tables that it reads, as it names them. */
  tables: TableName[];
  /** The same as the catalog has them. */
  inputs: Asked<InputTable[]>;
  /** Whether its tasks could be asked for; the database keeps them as runs. */
  tasks: Asked<null>;
  primaryKey?: string;
  /** 0 favours recall, 1 favours precision. */
  precisionRecallTradeoff?: number;
  /** 0 favours cost, 1 favours accuracy. */
  accuracyCostTradeoff?: number;
  enforceProvidedLabels?: boolean;
  labelCount?: number;
  columnCount: number;
  quality?: TransformQuality;
  role?: string;
  glueVersion?: string;
  maxCapacity?: number;
  workerType?: string;
  numberOfWorkers?: number;
  timeoutSeconds?: number;
  maxRetries?: number;
  encrypted?: boolean;
  createdAt?: string;
  updatedAt?: string;
};

/** What the rules of a transform look at. */
export type DescribedTransform = CheckContext<
  TransformInventory,
  TransformThreshold
> & { inventory: TransformInventory };

/** A rule of a transform. */
export type TransformCheck = Check<TransformInventory, TransformThreshold>;
