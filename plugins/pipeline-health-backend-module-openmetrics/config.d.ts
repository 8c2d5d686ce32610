export interface Config {
  pipelineHealth?: {
    /** The health of pipelines for Prometheus, at `/api/pipeline-health/metrics`. */
    openMetrics?: {
      /** Default `false`. */
      enabled?: boolean;
      /**
       * Who may scrape: `token` for whoever has a token of the backend, such as
       * one of `backend.auth.externalAccess`, and sees what it lets them see;
       * `unauthenticated` for whoever reaches the backend, who sees all pipelines.
       * Default `token`.
       */
      access?: 'token' | 'unauthenticated';
      /**
       * How many pipelines have series of their own at most, the most urgent
       * first. `pipeline_health_pipelines_left_out` counts the others. Default 500.
       */
      maxPipelines?: number;
    };
  };
}
