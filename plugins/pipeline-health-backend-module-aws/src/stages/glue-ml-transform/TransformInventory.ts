import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';

/** A table that a transform reads, and whether it still fits. */
export type InputTable = {
  database: string;
  table: string;
  /** The catalog of the table, when it is not the account's own. */
  catalogId?: string;
  /** Absent when it could not be asked for. */
  exists?: boolean;
  /** The data of the table is gone; its crawler gave it up. */
  deprecated?: boolean;
  location?: string;
  /** The crawler that makes the table. */
  crawler?: string;
  /** Columns that the transform was made for and the table lacks. */
  missingColumns: string[];
  /** `birth_date: date became string`. */
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
  inputs: InputTable[];
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
  /** The questions that were refused. */
  unanswered: TransformQuestion[];
};

/** A question about a transform that was refused. */
export type TransformQuestion = {
  question: 'tasks' | 'inputs';
  code: StageProblem['code'];
  message: string;
  missingPermission?: string;
};
