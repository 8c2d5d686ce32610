/**
 * Whether the caller has a permission, and if not, why.
 *
 * @public
 */
export interface PermissionDecision {
  /** `pipeline-health.redrive.start` */
  permission: string;
  allowed: boolean;
  /** Why not, in one sentence, in English. */
  reason?: string;
}

/**
 * What the caller may do with a pipeline.
 *
 * @public
 */
export interface PipelinePermissions {
  entityRef: string;
  /** One for each permission of the suite. */
  items: PermissionDecision[];
}
