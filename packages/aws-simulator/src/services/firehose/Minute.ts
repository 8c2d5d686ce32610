/** What one minute of a delivery stream came to. */
export interface Minute {
  incoming: number;
  transformed?: {
    calls: number;
    succeeded: number;
    success: number;
    duration: number;
  };
  /** Absent when nothing was tried. */
  delivery?: {
    delivered: number;
    success: number;
    refused: boolean;
    blocked: boolean;
  };
  /** Age in seconds of the oldest record that waited; absent when none did. */
  freshness?: number;
  /** Absent when nothing was written to the backup. */
  backup?: {
    records: number;
    bytes: number;
    success: number;
    freshness: number;
  };
  /** Milliseconds behind the source. */
  behind: number;
}
