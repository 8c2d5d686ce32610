/** What one minute of a delivery stream came to. */
export interface Minute {
  /** Records that were written to where it takes them from. */
  written: number;
  /** Records that it took from there; absent when it could not read. */
  incoming?: number;
  /** Absent when there was nothing to transform. */
  transformed?: {
    calls: number;
    /** Records that came back as Ok or Dropped. */
    succeeded: number;
    /** The share of calls that did not fail. */
    success: number;
    duration: number;
  };
  /** Records that were and were not converted; absent when there was nothing to convert. */
  converted?: { succeeded: number; failed: number };
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
  /** Why puts were refused, by the name of the metric that tells of it. */
  keyTrouble?: string;
  /** Milliseconds behind the source. */
  behind: number;
}
